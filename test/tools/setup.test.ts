import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A script that notes the environment it was started with. */
const noteEnvironment = (file: string): string =>
  `require('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.env));\n`;

/** A checkout without packages, whose npm installs programs that only note their environment. */
async function freshCheckout(): Promise<{ readonly root: string; readonly npm: string; readonly notes: string }> {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-setup-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const notes = join(root, 'notes');
  await mkdir(notes);
  for (const name of ['tools', 'package-lock.json', 'tsconfig.json'])
    await cp(join(ROOT, name), join(root, name), { recursive: true });
  await writeFile(
    join(root, 'tools', 'bundle-page.mjs'),
    `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
${noteEnvironment(join(notes, 'page'))}`,
  );
  const npm = join(root, 'npm.js');
  const compiler = join(root, 'node_modules', 'typescript', 'bin');
  await writeFile(join(root, 'compiler.js'), noteEnvironment(join(notes, 'compiler')));
  await writeFile(
    npm,
    `${noteEnvironment(join(notes, 'npm'))}
const { copyFileSync, mkdirSync } = require('node:fs');
mkdirSync(${JSON.stringify(compiler)}, { recursive: true });
copyFileSync(${JSON.stringify(join(root, 'compiler.js'))}, ${JSON.stringify(join(compiler, 'tsc'))});
`,
  );
  return { root, npm, notes };
}

describe('setting up a checkout', () => {
  it('shows the token neither to npm nor to the compiler nor to the bundler', async () => {
    const { root, npm, notes } = await freshCheckout();
    const child = spawn(process.execPath, [join(root, 'tools', 'setup.mjs')], {
      cwd: root,
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        HOME: root,
        npm_execpath: npm,
        DISCORD_TOKEN: 'a.secret.token',
        DISCORD_TOKEN_FILE: '/run/secrets/token',
      },
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect((await readdir(notes)).sort()).toEqual(['compiler', 'npm', 'page']);
    for (const program of ['npm', 'compiler', 'page']) {
      const environment = JSON.parse(await readFile(join(notes, program), 'utf8')) as Record<string, string>;
      expect(environment.HOME).toBe(root);
      expect(environment).not.toHaveProperty('DISCORD_TOKEN');
      expect(environment).not.toHaveProperty('DISCORD_TOKEN_FILE');
      expect(Object.values(environment).join()).not.toContain('a.secret.token');
    }
  });
});
