import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const built = (file: string): string => String(new URL(`../../dist/${file}`, import.meta.url));

/** Which drivers of databases a process has loaded after it has imported files. */
async function driversAfter(...files: readonly string[]): Promise<string[]> {
  const script = `import Module from 'node:module';
    for (const file of ${JSON.stringify(files.map(built))}) await import(file);
    const drivers = Object.keys(Module._cache).flatMap((path) => /node_modules.(libsql|pg).(?:index|lib.index)/.exec(path)?.[1] ?? []);
    process.stdout.write(JSON.stringify(drivers));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  return JSON.parse(stdout) as string[];
}

it('a bot without a desk loads no driver of a database', async () => {
  expect(await driversAfter('src/main.js', 'src/process/bot.js', 'src/process/app.js', 'src/cli/program.js')).toEqual(
    [],
  );
});

it('the drivers are found where they are loaded', async () => {
  expect(await driversAfter('src/desk/store/file-dialect.js', 'src/desk/store/postgres-dialect.js')).toEqual([
    'libsql',
    'pg',
  ]);
});
