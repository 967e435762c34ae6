// A process that loads, proves and answers without a rest, until it is killed.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath, writeCache } from '../../dist/src/knowledge/cache/cache.js';
import { proveRecord } from '../../dist/src/knowledge/prove.js';
import { createLog } from '../../dist/src/log.js';
import { createApp } from '../../dist/src/process/app.js';

const [folder] = process.argv.slice(2);
const options = { knowledgeDir: join(folder, 'knowledge'), archiveDir: join(folder, 'archive') };
const text = join(options.archiveDir, 'daily-2024-05-06.txt');
const app = await createApp({ ...options, log: createLog('silent', false) });
const original = await readFile(text, 'utf8');
process.stdout.write('going\n');
const answering = async () => {
  for (;;) {
    await app.cachedRespond({
      id: '1',
      type: 2,
      locale: 'en-US',
      data: { id: '1', type: 1, name: 'claims', options: [{ name: 'who-or-what', type: 3, value: 'Rusu' }] },
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
};
const changing = async () => {
  for (let round = 0; ; round += 1) {
    // Other proofs each time, so that the file is written each time.
    await writeFile(`${text}.new`, `${original}${'More of the same day. '.repeat(round % 50)}\n`);
    await rename(`${text}.new`, text);
    await proveRecord({ ...options, today: '2024-06-01' });
    await app.reload();
    await writeCache(cachePath(join(folder, 'cache'), options.knowledgeDir), `key ${round}`, {
      round,
      filler: original,
    });
  }
};
void answering();
await changing();
