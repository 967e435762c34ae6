// Brings a fresh clone to the point where it can run: installs from the lock file when needed, and builds when sources changed.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, canBuild, isBuilt } from './build.mjs';
import { withLock } from './lock.mjs';
import { runWithProgress } from './progress.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The lock file holds a hash of every package, so that a package in npm's cache need not be asked for anew. */
const INSTALL = [
  'ci',
  '--include=dev',
  '--prefer-offline',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/**
 * Whether node_modules holds what the lock file asks for. npm keeps its own list of what it installed.
 * @param {boolean} dev whether packages for building and testing are needed as well
 */
function isInstalled(dev) {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf(list);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional, dev: onlyDev }]) =>
      path === '' || optional || devOptional || (onlyDev && !dev) || installed[path]?.version === version,
  );
}

/** Without its scripts: this process builds by itself. */
function install() {
  // npm gives its own scripts its path; outside of npm, the one on PATH is used.
  const npm = process.env.npm_execpath;
  const own = npm?.endsWith('.js') === true;
  return runWithProgress(
    'Installing packages (once)',
    own ? process.execPath : 'npm',
    own ? [npm, ...INSTALL] : INSTALL,
    {
      cwd: root,
      env: { NODE_ENV: '' },
      shell: !own && process.platform === 'win32',
    },
  );
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/**
 * Installs and builds when needed; prints only when there is something to do, on standard error.
 * @param {{ force?: boolean, dev?: boolean }} [options] force: build even when nothing changed; dev: packages for tests are needed too
 */
export async function setup({ force = false, dev = false } = {}) {
  const isReady = () => !force && isBuilt() && isInstalled(dev);
  if (isReady()) return;
  await withLock(async () => {
    if (isReady()) return;
    if (!isInstalled(true) && !(await install()))
      stop('Packages could not be installed. Check the network and run the command again.');
    if ((force || !isBuilt()) && !(await build())) stop('The build failed: see the lines above.');
  });
}

/** After `npm ci`, by npm: leaves a built checkout where the packages for building were installed. */
async function prepare() {
  if (!canBuild() || isBuilt()) return;
  await withLock(async () => {
    if (!isBuilt() && !(await build())) stop('The build failed: see the lines above.');
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--prepare')) await prepare();
  else await setup({ force: process.argv.includes('--build') });
}
