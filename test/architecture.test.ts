import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Rooms from the lowest to the highest; rooms of one row do not know each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/record'],
  ['src/language'],
  ['src/knowledge', 'src/search', 'src/view'],
  ['src/check', 'src/picture'],
  ['src/export'],
  ['src/command'],
  ['commands'],
  ['src/discord'],
  ['src/drawing'],
  ['src/opening'],
  ['src/app.ts'],
  ['src/answering', 'src/live'],
  ['src/monitoring'],
  ['src/doors/gateway', 'src/doors/http', 'src/doors/preview'],
  ['src/doctor'],
  ['src/doors/terminal'],
  ['src/running'],
  ['src/main.ts'],
];
/** Small files that any room above the record may use. */
const SHARED = ['src/log.ts', 'src/config.ts'];

const files = ['src', 'commands']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts') && !file.includes('preview/page'));

const floorOf = (file: string) =>
  FLOORS.findIndex((rooms) => rooms.some((room) => file === room || file.startsWith(`${room}/`)));
const roomOf = (file: string) => FLOORS.flat().find((room) => file === room || file.startsWith(`${room}/`));

function importsOf(file: string): { readonly own: string[]; readonly packages: string[] } {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const names = [...text.matchAll(/(?:^|\n)(?:import|export)\b[^;]*?from '([^']+)'/g)].map(([, name]) => name ?? '');
  const own = names
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(ROOT, resolve(ROOT, dirname(file), name)).replace(/\.js$/, '.ts'));
  return { own, packages: names.filter((name) => !name.startsWith('.')) };
}

describe('the house', () => {
  it('has a floor for every file', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter((file) => floorOf(file) < 0 && !SHARED.includes(file))).toEqual([]);
  });

  it.each(files)('%s imports nothing from above, and nothing from a neighbour', (file) => {
    const wrong = importsOf(file).own.filter((other) => {
      if (SHARED.includes(other)) return file.startsWith('src/record');
      const [own, theirs] = [floorOf(file), floorOf(other)];
      return theirs > own || (theirs === own && roomOf(other) !== roomOf(file));
    });
    expect(wrong).toEqual([]);
  });

  it.each(
    files.filter((file) => /^src\/(record|language|search|view|check|picture|export|command)|^commands/.test(file)),
  )('%s knows no client, no files, no settings', (file) => {
    const forbidden = /^(?:discord\.js|node:(?:fs|http|net|child_process|process).*|dotenv|pino.*)$/;
    expect(importsOf(file).packages.filter((name) => forbidden.test(name))).toEqual([]);
    expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(/process\.env/);
  });

  it('keeps commands from knowing each other', () => {
    const own = files.filter((file) => file.startsWith('commands/') && file !== 'commands/index.ts');
    for (const file of own) expect(importsOf(file).own.filter((other) => other.startsWith('commands/'))).toEqual([]);
  });

  it.each(files)('%s keeps no state of its own', (file) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(/\n(?:export )?(?:let|var) /);
  });
});
