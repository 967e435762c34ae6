import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cachePath, readCache } from '../../src/knowledge/cache/cache.js';
import { parseProofs } from '../../src/knowledge/proof/proofs-file.js';
import { readFiles } from '../../src/knowledge/read-files.js';
import { BASE, folder, TEXT } from '../knowledge/support.js';
import { patience } from '../support/patience.js';

const VICTIM = fileURLToPath(new URL('victim.mjs', import.meta.url));
/** How often a process is killed; a night has time for more. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 60);
/** So many at a time, each in a folder of its own. */
const AT_ONCE = 4;
const MAX_LIFE_MS = 250;

/** Starts a process on a folder and kills it at a moment nobody can foresee. */
function killOnce(root: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [VICTIM, root], { stdio: ['ignore', 'pipe', 'pipe'] });
    let trouble = '';
    child.stderr.on('data', (part: Buffer) => {
      trouble += part.toString();
    });
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * MAX_LIFE_MS));
    child.on('close', (_code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`it ended by itself: ${trouble}`)),
    );
  });
}

describe('a process that is killed while it loads, proves and answers', () => {
  it(`leaves a record that loads, and whole proofs, ${ROUNDS} times`, { timeout: patience(600_000) }, async () => {
    const lives = async (): Promise<number> => {
      const here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT });
      const root = join(here.knowledgeDir, '..');
      let unbroken = 0;
      for (let round = 0; round < ROUNDS / AT_ONCE; round += 1) {
        await killOnce(root);
        const loaded = await here.load();
        if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
        for (const file of (await readFiles(here)).proofs) expect(parseProofs(file)).not.toHaveProperty('wrong');
        const path = cachePath(join(root, 'cache'), here.knowledgeDir);
        // The first lives may have been too short for a cache; one that is there is whole.
        const kept = await readFile(path, 'utf8').catch(() => undefined);
        if (kept !== undefined) {
          const { key } = JSON.parse(kept.split('\n', 1)[0] ?? '{}') as { key: string };
          expect(await readCache(path, key)).toHaveProperty('value');
        }
        unbroken += 1;
      }
      // What was being written when it was killed lies beside, hidden, and is swept by later ones.
      const left = (await readdir(here.knowledgeDir)).filter((name) => name.endsWith('.tmp'));
      expect(left.length).toBeLessThan(10);
      await here.remove();
      return unbroken;
    };
    const all = await Promise.all(Array.from({ length: AT_ONCE }, lives));
    expect(all.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(ROUNDS);
  });
});
