import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprintOf, hashCode } from '../../src/knowledge/cache/fingerprint.js';
import { readFiles } from '../../src/knowledge/read-files.js';
import { BASE, type Folder, folder } from './support.js';

let here: Folder;
beforeEach(async () => {
  here = await folder({ 'knowledge/a.yaml': BASE, 'code/top.js': 'one', 'code/deep/er/below.js': 'one' });
});
afterEach(async () => here.remove());

const key = async (): Promise<string> =>
  (await fingerprintOf(await readFiles(here), await hashCode([join(here.knowledgeDir, '..', 'code')]))).key;

it.each(['code/top.js', 'code/deep/er/below.js', 'code/deep/new.js'])('changes with %s of the code', async (file) => {
  const before = await key();
  await here.put(file, 'two');
  expect(await key()).not.toBe(before);
});

it('stays the same while nothing changes', async () => {
  expect(await key()).toBe(await key());
});
