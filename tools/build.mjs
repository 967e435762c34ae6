// Compiles src and commands and bundles the preview page into dist.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runWithProgress } from './progress.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const hashFile = join(dist, '.inputs');
const buildInfo = join(dist, '.tsbuildinfo');
const bundler = join(root, 'tools', 'bundle-page.mjs');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const COMPILED = ['src', 'commands'];
const SETTINGS = ['tsconfig.json', 'package-lock.json', 'tools/build.mjs', 'tools/bundle-page.mjs'];

/** Whether the compiler and the bundler are installed. */
export const canBuild = () =>
  [compiler, join(root, 'node_modules', 'esbuild', 'package.json')].every((path) => existsSync(path));

/**
 * Whether dist was built from the files as they are. An incremental `tsc` with nothing to do takes 1.5 s of CPU, which every start would
 * pay; hashing the same files takes about 20 ms.
 */
export const isBuilt = () =>
  existsSync(join(dist, 'src', 'main.js')) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hashInputs();

/**
 * Builds what changed since the last build.
 * @returns {Promise<boolean>} whether it worked; if not, the compiler has said why
 */
export async function build() {
  const hash = hashInputs();
  rmSync(hashFile, { force: true });
  removeStaleOutput();
  // tsc believes its notes about the last build, not the files that are there.
  if (missingOutput()) rmSync(buildInfo, { force: true });
  const options = { cwd: root };
  if (!(await runWithProgress('Building', process.execPath, [compiler, '--project', 'tsconfig.json'], options)))
    return false;
  // In a process of its own: esbuild starts its program with the environment of the process that it runs in.
  if (!(await runWithProgress('Bundling the page', process.execPath, [bundler, dist], options))) return false;
  writeFileSync(hashFile, hash);
  return true;
}

function hashInputs() {
  const hash = createHash('sha256');
  const files = [...COMPILED, 'preview'].flatMap((folder) => filesIn(folder));
  for (const file of [...files, ...SETTINGS].sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Paths of the files in a folder and below, from the root. */
function filesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath.slice(root.length + 1), item.name));
}

/** tsc leaves the output of deleted sources where it is. */
function removeStaleOutput() {
  for (const folder of COMPILED)
    for (const file of filesIn(join('dist', folder))) {
      const source = join(root, file.slice('dist/'.length).replace(/\.js(?:\.map)?$/, '.ts'));
      if (!existsSync(source)) rmSync(join(root, file));
    }
}

const missingOutput = () =>
  COMPILED.flatMap((folder) => filesIn(folder)).some(
    (file) => file.endsWith('.ts') && !existsSync(join(dist, file.replace(/\.ts$/, '.js'))),
  );
