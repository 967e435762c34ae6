// npm run fuzz: every fuzz test with many more cases than CI tries, and with a new seed. Other arguments are handed to vitest.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutSecrets } from './without-secrets.mjs';

const USAGE = `npm run fuzz [-- options]

Runs the tests in test/fuzz with many cases, and every other property with a new seed: for a night, not for every change.

  --runs <n>   cases a property (100000; FUZZ_RUNS does the same)
  --seed <n>   the same cases as an earlier run (random; FUZZ_SEED does the same)
  --help       this

  <name>       that file alone, such as "npm run fuzz -- signature"

Everything else goes to vitest, such as -t 'stale'.
`;
const TWELVE_HOURS = 43_200_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const words = process.argv.slice(2);
if (words.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}

/** Takes an option with its value out of the words. */
function take(name, otherwise) {
  const at = words.indexOf(name);
  const value = Number(at < 0 ? otherwise : words.splice(at, 2)[1]);
  if (Number.isSafeInteger(value) && value > 0) return String(value);
  process.stderr.write(`${name} must be a whole number from 1 on. See --help.\n`);
  process.exit(2);
}

const runs = take('--runs', process.env.FUZZ_RUNS || 100_000);
const seed = take('--seed', process.env.FUZZ_SEED || randomInt(1, 2 ** 31));
console.log(`${runs} cases a property, seed ${seed}. The same again: npm run fuzz -- --runs ${runs} --seed ${seed}`);
const files = readdirSync(join(root, 'test'), { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => ({ name: basename(file, '.test.ts'), path: join('test', file) }))
  .filter(({ path }) => /from '[./]+support\/properties\.js'/.test(readFileSync(join(root, path), 'utf8')));
const chosen = words.filter((word) => files.some(({ name }) => name === word));
const tried = files.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=verbose',
    `--testTimeout=${TWELVE_HOURS}`,
    `--hookTimeout=${TWELVE_HOURS}`,
    ...tried.map(({ path }) => path),
    ...words.filter((word) => !chosen.includes(word)),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...withoutSecrets(), FUZZ_RUNS: runs, FUZZ_SEED: seed },
  },
);
process.exitCode = status ?? 1;
