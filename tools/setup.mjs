// Brings a fresh clone to the point where it can run: installs from the lock file when needed, compiles when sources are newer.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function needsInstall() {
  const marker = join(root, 'node_modules', '.verbatim-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const compiler = existsSync(join(root, 'node_modules', 'typescript', 'package.json'));
  const installed = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  return { marker, wanted, missing: !compiler || installed !== wanted };
}

function install({ marker, wanted }) {
  process.stderr.write('Installing packages from package-lock.json (once) ...\n');
  // npm tells its own script where it is; without npm around it, the one on PATH serves.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const environment = { ...process.env, NODE_ENV: '' };
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2], env: environment })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        env: environment,
        shell: process.platform === 'win32',
      });
  if (result.status !== 0) {
    process.stderr.write('Packages could not be installed. Check the network and run the command again.\n');
    process.exit(1);
  }
  writeFileSync(marker, wanted);
}

function newest(folder) {
  let time = 0;
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    time = Math.max(time, item.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

/** Whether the process that holds a lock is still there. */
function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two processes that start at once must not build over each other: the second waits for the first. */
async function alone(work) {
  const lock = join(root, 'node_modules', '.verbatim-building');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      // A process that was killed while it built left its lock behind.
      if (!isHeld(lock)) rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  await work();
  process.off('exit', release);
  release();
}

function isBuilt() {
  const stamp = join(root, 'dist', '.built');
  const sources = Math.max(
    newest(join(root, 'src')),
    newest(join(root, 'commands')),
    newest(join(root, 'preview')),
    statSync(join(root, 'tsconfig.json')).mtimeMs,
    statSync(join(root, 'package.json')).mtimeMs,
    statSync(join(root, 'tools', 'bundle-page.mjs')).mtimeMs,
  );
  return existsSync(stamp) && statSync(stamp).mtimeMs >= sources;
}

async function build() {
  const stamp = join(root, 'dist', '.built');
  process.stderr.write('Building ...\n');
  for (const folder of ['src', 'commands']) rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const result = spawnSync(process.execPath, [compiler, '--project', join(root, 'tsconfig.json')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) {
    process.stderr.write('The build failed: see the lines above.\n');
    process.exit(1);
  }
  const { bundlePage } = await import(pathToFileURL(join(root, 'tools', 'bundle-page.mjs')).href);
  await bundlePage(join(root, 'dist'));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

/**
 * Installs and builds when needed; prints only when there is something to do, on standard error.
 * @param {{ force?: boolean }} [options] force: build even when nothing changed
 */
export async function setup({ force = false } = {}) {
  const state = needsInstall();
  if (state.missing) install(state);
  if (!force && isBuilt()) return;
  await alone(async () => {
    if (force || !isBuilt()) await build();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setup({ force: process.argv.includes('--build') });
