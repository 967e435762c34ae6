import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/record/entries.js';
import { buildRecord } from '../../src/record/record.js';
import { unescapeMarkdown } from '../../src/view/text.js';
import { botOver } from '../support/bot.js';
import { organisation, person, source, statement } from '../support/entries.js';

const over = (more: Partial<Source>) =>
  botOver(
    buildRecord({
      version: '01234567',
      loadedAt: '2024-06-01T00:00:00.000Z',
      proofs: new Map(),
      entries: [
        source('mirror', 'Mirror', '2024-05-06', more),
        organisation('gazette', 'The Gazette'),
        person('ana-rusu', 'Ana Rusu'),
        statement('rusu-1', 'ana-rusu', '2024-05-06', 'said: “We shall see.”', { source: 'mirror' }),
      ],
    }),
  );

const citedBy = async (command: 'claims' | 'source', more: Partial<Source>): Promise<string> => {
  const question: Record<string, string> = command === 'claims' ? { 'who-or-what': 'Ana Rusu' } : { entry: 'rusu-1' };
  return unescapeMarkdown((await over(more).ask(command, question)).text);
};

describe.each(['claims', 'source'] as const)('the citation line of /%s', (command) => {
  it('names the publisher and the day where the page is the first to print the words', async () => {
    expect(await citedBy(command, { standing: 'publisher' })).toContain('Mirror, 6 May 2024');
    expect(await citedBy(command, { standing: 'publisher' })).not.toMatch(/copy|machine translation/);
  });

  it('says of which publisher the page is a copy, by name where that publisher is on file', async () => {
    expect(await citedBy(command, { standing: 'copy', republishedFrom: 'gazette' })).toContain(
      'Mirror, 6 May 2024, copy of The Gazette',
    );
    expect(await citedBy(command, { republishedFrom: 'The Herald' })).toContain(
      'Mirror, 6 May 2024, copy of The Herald',
    );
  });

  it('says that the page is a copy where nobody knows of what', async () => {
    expect(await citedBy(command, { standing: 'copy' })).toMatch(/Mirror, 6 May 2024, copy(?! of)/);
  });

  it('says that the page gathers what others publish', async () => {
    expect(await citedBy(command, { standing: 'aggregator' })).toContain('Mirror, 6 May 2024, news aggregator');
  });

  it('says that a machine translated the page, and whose words it translated', async () => {
    expect(await citedBy(command, { standing: 'machine-translation' })).toContain(
      'Mirror, 6 May 2024, machine translation',
    );
    expect(await citedBy(command, { standing: 'machine-translation', republishedFrom: 'The Herald' })).toContain(
      'Mirror, 6 May 2024, machine translation, copy of The Herald',
    );
  });
});
