import { entryDigest } from '../../desk/entry-digest.js';
import { entryFile } from '../../desk/entry-file.js';
import type { ProposedChange } from '../../desk/proposed-change.js';
import type { Form } from '../../desk/store/typed.js';
import { readKeys, type WrittenKeys } from '../../desk/written-keys.js';
import { freeIds } from '../../draft/entries/ids.js';
import { quotedRuns } from '../../record/quotes.js';
import type { VerbatimRecord } from '../../record/record.js';
import { escapeMarkdown } from '../../view/text.js';
import { type CommandContext, UserError } from '../command.js';
import { textsOf } from './entry-texts.js';
import { newEntry, otherList } from './other-forms.js';

const FILE_STORY = /(?:^|\/)stories\/([a-z0-9-]+)\//;
/** Where entries go whose source belongs to no story. */
const NO_STORY = 'desk';

/**
 * What was typed, as a change of the record.
 * @param id the id that a new entry was given before
 * @throws {UserError} when something is chosen that is not on file
 */
export function changeFrom(form: Form, context: CommandContext, id: string | undefined): ProposedChange {
  const list = otherList(form);
  if (list === undefined) return form.entry === undefined ? newStatement(form, context, id) : correction(form, context);
  const { record, language } = context;
  const { id: _, ...other } = otherKeys(form, language);
  const story = storyOf(record, form.source) ?? storyOf(record, form.event) ?? NO_STORY;
  const own = idIn(otherKeys(form, language)) ?? id;
  return newEntry(list, form, { other, id: own, story, freeId: freeIds(takenIn(record)) });
}

function newStatement(form: Form, { record, language }: CommandContext, given: string | undefined): ProposedChange {
  const other = otherKeys(form, language);
  const speaker = record.byId.get(form.speaker ?? '');
  const source = record.byId.get(form.source ?? '');
  const isSpeaker = speaker?.entry === 'person' || speaker?.entry === 'organisation';
  // Somebody without an entry, or several sources, are said among the other keys.
  if (!isSpeaker && other.speaker === undefined) throw new UserError(language.say('form.no-speaker'));
  if (source?.entry !== 'source' && other.source === undefined) throw new UserError(language.say('form.no-source'));
  const says = curled(form.says ?? '');
  const name = isSpeaker ? speaker.name : '';
  const id = idIn(other) ?? given ?? freeIds(takenIn(record))(name, quotedRuns(says)[0] ?? says);
  const typed = {
    speaker: speaker?.id,
    source: source?.id,
    event: form.event,
    said: form.said,
    says,
    passage: form.passage,
    kind: form.kind,
    note: form.note,
  };
  const { id: _, ...withoutId } = other;
  return entryFile({
    list: 'statements',
    story: storyOf(record, form.source) ?? storyOf(record, form.event) ?? NO_STORY,
    id,
    keys: Object.entries({
      ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value.trim() !== '')),
      ...withoutId,
    }),
  });
}

/** What was typed under *Everything else*. @throws {UserError} where it cannot be read */
function otherKeys({ more = '' }: Form, { say }: CommandContext['language']): WrittenKeys {
  const read = readKeys(more);
  if ('wrong' in read) throw new UserError(say('form.more.wrong', { why: escapeMarkdown(read.wrong) }));
  return read.keys;
}

/** An id of the editor’s own; one that would be no name of a file is none. */
const idIn = ({ id }: WrittenKeys): string | undefined =>
  typeof id === 'string' && /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/.test(id) ? id : undefined;

function storyOf(record: VerbatimRecord, id: string | undefined): string | undefined {
  return FILE_STORY.exec(record.byId.get(id ?? '')?.position.file ?? '')?.[1];
}

const takenIn = (record: VerbatimRecord): ReadonlySet<string> =>
  new Set([...record.byId.keys(), ...record.formerIds.keys()]);

/** Keyboards type straight marks where the record has curved ones; pairs of them are the same marks. */
const curled = (text: string): string => (/[“”„«»]/u.test(text) ? text : text.replace(/"([^"]*)"/gu, '“$1”'));

function correction(form: Form, { record, today, language }: CommandContext): ProposedChange {
  const entry = record.byId.get(form.entry ?? '');
  if (entry?.entry !== 'statement' || entry.status === 'withdrawn') throw new UserError(language.say('form.no-entry'));
  const base = entryDigest(entry);
  const why = form.why ?? '';
  if (form.change === 'retract')
    return { change: 'retract', list: 'statements', entry: entry.id, base, revision: { date: today, why } };
  const key = form.key ?? 'says';
  const texts = textsOf(entry);
  const was = texts[key];
  const typed = form.value ?? '';
  // Whoever chooses another key and leaves the words as they were has changed nothing.
  if (was === undefined || typed === was || (key !== 'says' && typed === entry.says))
    throw new UserError(language.say('form.no-change'));
  const value = key === 'says' ? curled(typed) : typed;
  if (value === was) throw new UserError(language.say('form.no-change'));
  const revision = { date: today, was, now: value, why };
  return { change: 'correct', list: 'statements', entry: entry.id, key, value, was, base, revision };
}
