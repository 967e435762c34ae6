import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { addToGroup } from '../../record/group-by.js';
import { countKey, type OfVoice, type RecordLookup } from '../../record/lookup.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { Gathered } from './gathered.js';
import { LayeredMap } from './layered-map.js';

/**
 * A record in which views find all that was fetched for an answer, over the names and events of the head.
 * @param head the record of the head
 */
export function sliceRecord(head: VerbatimRecord, gathered: Gathered): VerbatimRecord {
  const fetched = [...gathered.entries.values()].sort((a, b) => a.place - b.place);
  const entries = fetched.map(({ entry }) => entry);
  const of = <K extends Entry['entry']>(kind: K): Extract<Entry, { entry: K }>[] =>
    entries.filter((entry): entry is Extract<(typeof entries)[number], { entry: K }> => entry.entry === kind) as never;
  const [statements, figures] = [of('statement'), of('figure')];
  const relatedTo = new Map<EntryId, Statement[]>();
  for (const statement of statements)
    for (const relation of statement.relations) if (relation.entry) addToGroup(relatedTo, relation.entry, statement);
  const former = entries.flatMap(({ id, formerly = [] }) => formerly.map((one) => [one, id] as const));
  return {
    ...head,
    sources: of('source'),
    statements,
    figures,
    proofs: new Map(fetched.flatMap(({ proofs }) => proofs)),
    provenOn: new Map(fetched.flatMap(({ entry, provenOn }) => (provenOn === undefined ? [] : [[entry.id, provenOn]]))),
    byId: new LayeredMap(new Map(entries.map((entry) => [entry.id, entry])), head.byId),
    formerIds: new LayeredMap(new Map(former), head.formerIds),
    relatedTo,
    lookup: sliceLookup(head.lookup, gathered, figures),
  };
}

/** What was not fetched is asked of the head, which knows the counts and refuses the rest. */
function sliceLookup(
  head: RecordLookup,
  { resting, latest, onEvents, events, counts, matters }: Gathered,
  figures: readonly Figure[],
): RecordLookup {
  const isLive = ({ status }: Figure): boolean => status === 'live';
  return {
    ...head,
    restingOn: (source) => resting.get(source) ?? head.restingOn(source),
    ofVoice: (id) => withLatest(head.ofVoice(id), latest.get(id)),
    statementsOn: (event) => onEvents.get(event) ?? head.statementsOn(event),
    figuresOf: (event) =>
      events.has(event) ? figures.filter((one) => one.of === event && isLive(one)) : head.figuresOf(event),
    figuresOfCount: (key) =>
      counts.has(key) ? figures.filter((one) => countKey(one) === key) : head.figuresOfCount(key),
    onSameMatter: (statement) => {
      const id = 'id' in statement ? String(statement.id) : '';
      return matters.get(id) ?? head.onSameMatter(statement);
    },
  };
}

/** Who has said nothing has no latest words: that is known without asking. */
function withLatest(of: OfVoice, latest: readonly Statement[] | undefined): OfVoice {
  return latest === undefined ? of : { statements: of.statements, live: of.live, figures: of.figures, latest };
}
