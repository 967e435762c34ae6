import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['.', 'docs', 'docs/decisions', 'knowledge', 'examples'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);
/** Paths of this repository; a placeholder such as `commands/<name>.ts` is none. */
const PATH =
  /(?<![\w/.<-])(?:src|test|tools|bench|commands|preview|docs|deploy|knowledge|examples)\/[\w./-]*\w(?![\w<*…])/g;

describe('the documents', () => {
  it.each(PAGES)('%s names no file that is not there', (page) => {
    const named = readFileSync(join(ROOT, page), 'utf8').match(PATH) ?? [];
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
