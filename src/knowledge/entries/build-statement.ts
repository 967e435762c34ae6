import { compact } from '../../record/compact.js';
import { UNKNOWN_DATE } from '../../record/dates.js';
import type { RecordEvent } from '../../record/entries.js';
import type { Relation, Statement } from '../../record/statement.js';
import { RELATION_KINDS } from '../../record/statement.js';
import type { WrittenEntry } from '../read/collector.js';
import type { Path } from '../read/yaml.js';
import { type EntryTools, many } from './entry-tools.js';
import type { WrittenRelation } from './schema.js';
import type { FindTopic } from './topic-names.js';
import { readSpeaker } from './written-speakers.js';

/** A statement as written, as an entry of the record. */
export function buildStatement(
  item: WrittenEntry<'statements'>,
  tools: EntryTools,
  events: ReadonlyMap<string, RecordEvent>,
  findTopic: FindTopic,
): Statement {
  const { written } = item;
  const base = tools.base();
  const listed = many(written.source);
  const sources = listed.map(
    (id, index) => tools.reference(Array.isArray(written.source) ? ['source', index] : ['source'], id) ?? id,
  );
  if (sources.length === 0) tools.report(['source'], '`source` is empty', 'name the source of the words');
  const event = tools.reference(['event'], written.event);
  const saidOnDayOfEvent = written.said === 'event';
  if (saidOnDayOfEvent && written.event === undefined)
    tools.report(['said'], 'there is no event to take the day from', 'add `event:`, or write the day');
  tools.quotes(['says'], written.says);
  return compact({
    ...base,
    entry: 'statement' as const,
    speaker: readSpeaker('speaker', written.speaker, tools),
    says: written.says,
    source: sources[0] ?? '',
    said: (saidOnDayOfEvent ? events.get(event ?? '')?.start : tools.date(['said'], written.said)) ?? UNKNOWN_DATE,
    saidBasis: written.said_basis ?? (saidOnDayOfEvent ? 'inferred' : 'source'),
    saidNote: written.said_note,
    event,
    passage: tools.passage(['passage'], written.passage),
    attribution: written.attribution?.note,
    addressee: tools.optionalWords(['addressee'], written.addressee),
    occasion: written.occasion,
    reportedBy: many(written.reported_by).map((who, index) =>
      tools.words(Array.isArray(written.reported_by) ? ['reported_by', index] : ['reported_by'], who),
    ),
    kind: written.kind,
    topics: [...new Set((written.topics ?? []).map((topic) => findTopic(topic) ?? topic))],
    language: written.language,
    translatedBy: written.translated_by,
    roleInSource: written.role_in_source,
    relations: RELATION_KINDS.flatMap((kind) => relations(kind, written[kind], written.id, tools)),
    renderings: [
      ...sources.slice(1).map((source) => ({ source })),
      ...(written.renderings ?? []).map((rendering, index) => {
        if (rendering.says !== undefined) tools.quotes(['renderings', index, 'says'], rendering.says);
        tools.reference(['renderings', index, 'source'], rendering.source);
        return compact({ ...rendering, passage: tools.passage(['renderings', index, 'passage'], rendering.passage) });
      }),
    ],
    read: tools.reading(written.read),
    translations: translations(written, tools),
  });
}

function translations(written: WrittenEntry<'statements'>['written'], tools: EntryTools): Statement['translations'] {
  const listed = written.translations ?? [];
  if (listed.length > 0 && !/[“«„‘"]/u.test(written.says))
    tools.report(
      ['translations'],
      'there is no quotation to translate: `says` has no words in quotation marks',
      'write the sentence in the language of the record, or quote the speaker',
      'key',
    );
  return listed.map((translation, index) => {
    tools.quotes(['translations', index, 'says'], translation.says);
    tools.words(['translations', index, 'by'], translation.by);
    tools.reference(['translations', index, 'source'], translation.source);
    const { language, source } = translation;
    if (
      listed.slice(0, index).some((one) => source !== undefined && one.source === source && one.language === language)
    )
      tools.report(
        ['translations', index],
        `there are two translations into ${language} in ${source}`,
        'keep one of them, or make the quotations two statements',
      );
    return compact({ ...translation });
  });
}

function relations(
  kind: Relation['kind'],
  written: WrittenRelation | undefined,
  self: string,
  tools: EntryTools,
): Relation[] {
  return many<string | Exclude<WrittenRelation, string | unknown[]>>(written).map((relation, index) => {
    const path: Path = Array.isArray(written) ? [kind, index] : [kind];
    const entry = typeof relation === 'string' ? relation : relation.entry;
    const details = typeof relation === 'string' ? {} : relation;
    if (entry === undefined && details.described === undefined)
      tools.report(path, `\`${kind}\` points nowhere`, 'name an entry, or write `described:` and the words');
    if (entry === self) tools.report(path, `\`${kind}\` points at the entry itself`, 'name another entry');
    else tools.reference(path, entry);
    return compact({ ...details, kind, entry });
  });
}
