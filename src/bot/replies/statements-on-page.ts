import type { VerbatimRecord } from '../../record/record.js';
import type { Statement } from '../../record/statement.js';
import type { Page } from '../../view/page.js';

/** The live statements that a page shows, each the first entry of its block. */
export const statementsOn = (page: Page, record: VerbatimRecord): Statement[] => [
  ...new Set(
    page.blocks.flatMap(({ entries: [first = ''] }) => {
      const entry = record.byId.get(first);
      return entry?.entry === 'statement' && entry.status === 'live' ? [entry] : [];
    }),
  ),
];
