// npm run model [runs]: the desk's model with many interleavings (10,000 unless another number is given), and with a new seed.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutSecrets } from './without-secrets.mjs';

const TWELVE_HOURS = 43_200_000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runs = Number(process.argv[2] ?? 10_000);
if (!Number.isSafeInteger(runs) || runs < 1) {
  process.stderr.write('The number of runs must be a whole number from 1 on.\n');
  process.exit(2);
}
const seed = process.env.FUZZ_SEED || String(randomInt(1, 2 ** 31));
console.log(`${runs} interleavings, seed ${seed}. The same again: FUZZ_SEED=${seed} npm run model ${runs}`);
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=verbose',
    `--testTimeout=${TWELVE_HOURS}`,
    'test/desk/model.test.ts',
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...withoutSecrets(), MODEL_RUNS: String(runs), FUZZ_SEED: seed },
  },
);
process.exitCode = status ?? 1;
