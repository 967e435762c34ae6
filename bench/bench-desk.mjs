// npm run bench:desk [rounds]: how soon a click at the desk is answered, and how long an approved proposal takes until readers see it. The
// real bot over the fake Discord of the tests, landing by commit.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rounds = Number(process.argv[2] ?? 25);
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  process.stderr.write('The number of rounds must be a whole number from 1 on.\n');
  process.exit(2);
}
console.log(
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config=bench/desk/vitest.config.ts', '--reporter=dot'],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, BENCH_ROUNDS: String(rounds) } },
);
process.exitCode = status ?? 1;
