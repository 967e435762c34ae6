// The classes that OpenSearch nodes of tests and benchmarks run from: got with Maven once, and kept outside the checkout.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
const SOURCE = fileURLToPath(new URL('SearchNode.java', import.meta.url));
const MAX_MS = 10 * 60_000;

/** What is missing on this machine to run nodes, in words; undefined where nothing is. */
export function missingJava() {
  const needed = existsSync(jarsFolder()) ? ['java'] : ['java', 'javac', 'mvn'];
  const missing = needed.filter((name) => spawnSync(name, ['-version'], { stdio: 'ignore' }).status !== 0);
  return missing.length === 0
    ? undefined
    : `${missing.join(' and ')} not found: apt-get install maven openjdk-17-jdk-headless`;
}

/** The folder with `lib` and `classes`; its name changes with what they are made from. */
export function jarsFolder() {
  const made = createHash('sha256').update(readFileSync(POM)).update(readFileSync(SOURCE)).digest('hex').slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(cache, 'verbatim', `opensearch-${made}`);
}

/**
 * Gets and compiles what is not there yet.
 * @returns {string} the folder
 * @throws where Maven or the compiler fails, with what they wrote
 */
export function prepareJars() {
  const folder = jarsFolder();
  if (existsSync(folder)) return folder;
  const above = join(folder, '..');
  mkdirSync(above, { recursive: true });
  // Made aside and renamed: a run that is cut short leaves nothing that looks whole, and two at once do no harm.
  const made = mkdtempSync(join(above, 'making-'));
  copyFileSync(POM, join(made, 'pom.xml'));
  const lib = join(made, 'lib');
  run('mvn', [
    '-q',
    '-B',
    '-f',
    join(made, 'pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${lib}`,
    '-DincludeScope=runtime',
  ]);
  run('javac', ['-cp', join(lib, '*'), '-d', join(made, 'classes'), SOURCE]);
  try {
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function run(command, given) {
  const { status, stdout, stderr, error } = spawnSync(command, given, { encoding: 'utf8', timeout: MAX_MS });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? ''}${stdout}${stderr}`);
}
