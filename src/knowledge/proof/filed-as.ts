import type { Source } from '../../record/entries.js';
import { speakerKey } from '../../record/speakers.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { Problem } from '../problems.js';
import { foldWords } from './comparable-text.js';

/**
 * What an editor decided about an entry: whose it is, and what hardly any text bears out, its day, event, kind, topics, group and relations.
 * By the key of the record's format; keys without a value are left out.
 */
export type Filing = Readonly<Record<string, string>>;

/** How a statement or figure is filed. */
export function filingOf(entry: Statement | Figure): Filing {
  const filing: Record<string, string> = {};
  const add = (key: string, values: readonly (string | undefined)[]): void => {
    const given = values.filter((value) => value !== undefined && value !== '');
    if (given.length > 0) filing[key] = given.join(', ');
  };
  add('source', [entry.source]);
  add('passage', [foldWords(entry.passage?.first ?? ''), foldWords(entry.passage?.last ?? '')]);
  if (entry.entry === 'figure') {
    add('claimant', [speakerKey(entry.claimant)]);
    add('value', [foldWords(entry.value)]);
    add('population', [foldWords(entry.population ?? '')]);
    add('unit', [entry.unit]);
    add('as_of', [entry.asOf.iso]);
    add('metric', [entry.metric]);
    add('of', [entry.of]);
    add('counted', [...(entry.counted ?? [])].sort());
    return filing;
  }
  add('speaker', [speakerKey(entry.speaker)]);
  add('reported_by', entry.reportedBy);
  add('said', [entry.said.iso]);
  add('event', [entry.event]);
  add('kind', [entry.kind]);
  add('addressee', [entry.addressee]);
  add('topics', [...entry.topics].sort());
  for (const kind of [...new Set(entry.relations.map((relation) => relation.kind))].sort())
    add(
      kind,
      entry.relations.flatMap((relation) =>
        relation.kind === kind
          ? [`${relation.entry ?? relation.described ?? ''}${relation.certainty === 'low' ? ' (possibly)' : ''}`]
          : [],
      ),
    );
  return filing;
}

/** Warns where a source is dated otherwise than when its text was read. @param before undefined in older proofs */
export function changeOfDay({ id, published, position }: Source, before: string | undefined): readonly Problem[] {
  if (before === undefined || before === published.iso) return [];
  return [
    {
      ...position,
      entry: id,
      wrong: `\`published\` is “${published.iso}”, and was “${before}” when its words were proven`,
      right: RIGHT,
    },
  ];
}

const RIGHT = 'put it back; where it is meant, run `npx verbatim prove` and commit what it writes';

/**
 * Warns where an entry is filed otherwise than when its words were proven: nothing in a text tells a slip from a decision.
 * @param before undefined in proofs that are older than this
 */
export function changesOfFiling(entry: Statement | Figure, before: Filing | undefined): readonly Problem[] {
  if (before === undefined) return [];
  const now = filingOf(entry);
  const shown = (value: string | undefined): string => (value === undefined ? 'absent' : `“${value}”`);
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((key) => before[key] !== now[key])
    .map((key) => ({
      ...entry.position,
      entry: entry.id,
      wrong: `\`${key}\` is ${shown(now[key])}, and was ${shown(before[key])} when the words were proven`,
      right: RIGHT,
    }));
}
