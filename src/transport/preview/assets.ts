import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the page. */
export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

const NEEDED = ['index.html', 'main.js', 'page.css'];

/** Where the build puts the page: beside this file. */
export const PAGE_DIR = fileURLToPath(new URL('../../../preview', import.meta.url));

/**
 * Reads the page's files, once.
 * @param folder where they are
 * @returns the files by path
 * @throws {Error} when the page was not built
 */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const files = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const missing = NEEDED.find((file) => !files.includes(file));
  if (missing !== undefined) throw new Error(`The page's file ${missing} is missing: run "npm run build".`);
  const read = files.map(async (file): Promise<[string, Asset][]> => {
    const type = TYPES[extname(file)];
    if (type === undefined) return [];
    const path = file === 'index.html' ? '/' : `/${file.split(sep).join('/')}`;
    return [[path, { type, bytes: await readFile(join(folder, file)) }]];
  });
  return new Map((await Promise.all(read)).flat());
}
