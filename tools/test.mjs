// npm test: sets up what is missing, builds, runs every test, and closes with the plain tally. Arguments are handed to vitest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';
import { withoutSecrets } from './without-secrets.mjs';

await setup({ dev: true });
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'));
const report = join(folder, 'report.json');
const run = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: withoutSecrets() },
);
const found = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
rmSync(folder, { recursive: true, force: true });
// A file that fails to load counts as a failure although none of its tests ran.
const broken = (found.testResults ?? []).filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length;
const failed = found.numFailedTests + broken + (run.status !== 0 && found.numFailedTests + broken === 0 ? 1 : 0);
const skipped = found.numPendingTests > 0 ? `, ${found.numPendingTests} skipped` : '';
console.log(`${found.numPassedTests} passed, ${failed} failed${skipped}`);
process.exitCode = run.status === 0 && failed === 0 ? 0 : 1;
