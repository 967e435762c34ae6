import type { Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { Dictionaries } from '../documents/dictionary-counts.js';
import type { IdFilter } from '../head/id-filter.js';
import { filteredIds, idFilterOf, type PackedHead, packHead } from '../head/packed-head.js';
import { entriesOf, type Remade } from './remade.js';

/** Names and counts as they are kept while documents come and go. */
export class LiveHead {
  readonly #counts: Dictionaries;
  #ids: IdFilter;

  /**
   * @param shown the record without drafts
   * @param counts its words
   */
  constructor(shown: VerbatimRecord, counts: Dictionaries) {
    this.#counts = counts;
    this.#ids = idFilterOf(shown);
  }

  /** Counts documents that came and went. */
  count(remade: readonly Remade[], shown: VerbatimRecord): void {
    for (const { kind, before, after } of remade) {
      if (kind === 'sources') continue;
      for (const [id, document] of before)
        if (after.get(id)?.hash !== document.hash) this.#counts[kind].remove(document);
      for (const [id, document] of after) if (before.get(id)?.hash !== document.hash) this.#counts[kind].add(document);
    }
    const ids = new Set(remade.flatMap(({ after }) => [...after.keys()]));
    const statements = entriesOf('statements', shown, ids) as Statement[];
    const figures = entriesOf('figures', shown, ids) as Figure[];
    const sources = entriesOf('sources', shown, ids) as Source[];
    for (const id of filteredIds({ statements, figures, sources })) if (!this.#ids.mayHold(id)) this.#ids.add(id);
    if (this.#ids.isFull) this.#ids = idFilterOf(shown);
  }

  /** The head of the record that was counted. */
  pack(shown: VerbatimRecord, places: ReadonlyMap<EntryId, number>): PackedHead {
    const { statements, figures } = this.#counts;
    return packHead(shown, { statements: statements.packed, figures: figures.packed, ids: this.#ids.packed, places });
  }
}
