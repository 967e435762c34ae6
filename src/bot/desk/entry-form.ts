import { entryDigest } from '../../desk/entry-digest.js';
import { entryFile } from '../../desk/entry-file.js';
import type { ProposedChange } from '../../desk/proposed-change.js';
import type { Form } from '../../desk/store/typed.js';
import { freeIds } from '../../draft/entries/ids.js';
import { quotedRuns } from '../../record/quotes.js';
import type { VerbatimRecord } from '../../record/record.js';
import { STATEMENT_KINDS } from '../../record/statement.js';
import { sourceInWords } from '../../view/source-link.js';
import { visible } from '../../view/text.js';
import type { CommandContext } from '../command.js';
import { UserError } from '../command.js';
import { type Field, type Option, radioField, selectField, textField } from './modal.js';

/** What a statement says may be this long: with everything around it it must fit into a message. */
const MAX_SAYS = 1_500;
const MAX_NOTE = 500;
const MAX_CHOICES = 25;
const FILE_STORY = /(?:^|\/)stories\/([a-z0-9-]+)\//;
/** Where entries go whose source belongs to no story. */
const NO_STORY = 'desk';

/** The fields that a form has room for, of what is still to be said. */
export function formFields(form: Form, context: CommandContext): readonly Field[] {
  return form.entry === undefined ? statementFields(form, context) : correctionFields(form, context);
}

function statementFields(form: Form, context: CommandContext): Field[] {
  const { say } = context.language;
  const field = (name: 'said' | 'passage' | 'note', max: number): Field => ({
    label: say(`form.${name}`),
    about: say(`form.${name}.about`),
    component: textField(name, { value: form[name], max, long: name !== 'said' }),
  });
  // Who and where from: chosen in the command, or from the nearest here.
  const choices: Field[] = [
    ...(form.speakerIsGiven === 'yes'
      ? []
      : [{ label: say('form.speaker'), component: selectField('speaker', speakers(form, context), form.speaker) }]),
    ...(form.sourceIsGiven === 'yes'
      ? []
      : [{ label: say('form.source'), component: selectField('source', sources(form, context), form.source) }]),
  ];
  return [
    ...choices,
    {
      label: say('form.says'),
      about: form.asked === undefined ? say('form.says.about') : say('form.asked', { question: visible(form.asked) }),
      component: textField('says', { value: form.says, required: true, long: true, max: MAX_SAYS }),
    },
    field('said', 40),
    {
      label: say('form.kind'),
      component: selectField(
        'kind',
        STATEMENT_KINDS.map((value) => ({ value, label: say(`kind.${value}`) })),
        form.kind ?? 'assertion',
      ),
    },
    field('passage', MAX_NOTE),
    field('note', MAX_NOTE),
  ].slice(0, 5);
}

function correctionFields(form: Form, { language: { say }, record }: CommandContext): Field[] {
  const entry = record.byId.get(form.entry ?? '');
  const says = entry?.entry === 'statement' ? entry.says : '';
  return [
    {
      label: say('form.change'),
      component: radioField(
        'change',
        (['correct', 'retract'] as const).map((value) => ({ value, label: say(`form.change.${value}`) })),
        form.change ?? 'correct',
      ),
    },
    {
      label: say('form.says'),
      about: say('form.says.about'),
      component: textField('value', { value: form.value ?? says, long: true, max: Math.max(MAX_SAYS, says.length) }),
    },
    {
      label: say('form.why'),
      about: say('form.why.about'),
      component: textField('why', { value: form.why, required: true, long: true, max: MAX_NOTE }),
    },
  ];
}

/** People and bodies: those whose names are in the text first, then those with the most statements. */
function speakers({ text = '' }: Form, { record }: CommandContext): Option[] {
  const folded = text.toLowerCase();
  const known = [...record.people, ...record.organisations].map(({ id, name, aliases }) => ({
    value: id,
    label: name,
    isNamed: [name, ...aliases.map((alias) => alias.name)].some((one) => folded.includes(one.toLowerCase())),
    count: record.lookup.ofVoice(id).statements,
  }));
  return known.sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.count - a.count).slice(0, MAX_CHOICES);
}

/** Those whose publisher or address is in the text first, then the newest. */
function sources({ text = '' }: Form, { record, language }: CommandContext): Option[] {
  const folded = text.toLowerCase();
  return record.sources
    .map((source) => ({
      value: source.id,
      label: sourceInWords(source, { record, language }),
      isNamed:
        folded.includes(source.publisher.toLowerCase()) || (source.url !== undefined && text.includes(source.url)),
      day: source.published.iso,
    }))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || (a.day < b.day ? 1 : -1))
    .slice(0, MAX_CHOICES);
}

/**
 * What was typed, as a change of the record.
 * @param id the id that a new entry was given before
 * @throws {UserError} when something is chosen that is not on file
 */
export function changeFrom(form: Form, context: CommandContext, id: string | undefined): ProposedChange {
  return form.entry === undefined ? newStatement(form, context, id) : correction(form, context);
}

function newStatement(form: Form, { record, language }: CommandContext, given: string | undefined): ProposedChange {
  const speaker = record.byId.get(form.speaker ?? '');
  const source = record.byId.get(form.source ?? '');
  if (speaker?.entry !== 'person' && speaker?.entry !== 'organisation')
    throw new UserError(language.say('form.no-speaker'));
  if (source?.entry !== 'source') throw new UserError(language.say('form.no-source'));
  const says = curled(form.says ?? '');
  const id = given ?? freeIds(takenIn(record))(speaker.name, quotedRuns(says)[0] ?? says);
  const keys = {
    speaker: speaker.id,
    source: source.id,
    event: form.event,
    said: form.said,
    says,
    passage: form.passage,
    kind: form.kind,
    note: form.note,
  };
  return entryFile({
    list: 'statements',
    story: FILE_STORY.exec(source.position.file)?.[1] ?? storyOf(record, form.event) ?? NO_STORY,
    id,
    keys: Object.entries(keys).filter(([, value]) => value !== undefined && value.trim() !== ''),
  });
}

function storyOf(record: VerbatimRecord, event: string | undefined): string | undefined {
  return FILE_STORY.exec(record.byId.get(event ?? '')?.position.file ?? '')?.[1];
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
  const value = form.value === entry.says ? entry.says : curled(form.value ?? '');
  if (value === entry.says) throw new UserError(language.say('form.no-change'));
  const revision = { date: today, was: entry.says, now: value, why };
  return {
    change: 'correct',
    list: 'statements',
    entry: entry.id,
    key: 'says',
    value,
    was: entry.says,
    base,
    revision,
  };
}
