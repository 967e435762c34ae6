import type { Form } from '../../desk/store/typed.js';
import { entryLabel } from '../../record/entry-label.js';
import { STATEMENT_KINDS } from '../../record/statement.js';
import { sourceInWords } from '../../view/source-link.js';
import { visible } from '../../view/text.js';
import type { CommandContext } from '../command.js';
import { textsOf } from './entry-texts.js';
import { type Field, type Option, radioField, selectField, textField } from './modal.js';

/** What a statement says may be this long: with everything around it it must fit into a message. */
export const MAX_SAYS = 1_500;
export const MAX_NOTE = 500;
export const MAX_NAME = 200;
export const MAX_MORE = 2_000;
const MAX_CHOICES = 25;

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
  const texts = entry?.entry === 'statement' ? textsOf(entry) : {};
  const key = form.key ?? 'says';
  const now = texts[key] ?? '';
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
      label: say('form.key'),
      component: selectField(
        'key',
        Object.entries(texts).map(([value, text]) => ({ value, label: `${value}: ${text}` })),
        key,
      ),
    },
    {
      label: say('form.value'),
      about: say('form.says.about'),
      component: textField('value', { value: form.value ?? now, long: true, max: Math.max(MAX_SAYS, now.length) }),
    },
    {
      label: say('form.why'),
      about: say('form.why.about'),
      component: textField('why', { value: form.why, required: true, long: true, max: MAX_NOTE }),
    },
  ];
}

/** The fields of *More*: what a first form has no room for, and every other key that an entry may have. */
export function moreFields(form: Form, context: CommandContext): readonly Field[] {
  const { say } = context.language;
  const choices = events(form, context);
  return [
    // A select without choices is none.
    ...(choices.length === 0
      ? []
      : [{ label: say('form.event'), component: selectField('event', choices, form.event, false) }]),
    ...(['passage', 'note'] as const).map((name) => ({
      label: say(`form.${name}`),
      about: say(`form.${name}.about`),
      component: textField(name, { value: form[name], max: MAX_NOTE, long: true }),
    })),
    {
      label: say('form.more'),
      about: say('form.more.about'),
      component: textField('more', { value: form.more, max: MAX_MORE, long: true }),
    },
  ];
}

/** The one that is chosen first, then those that the text names, then the newest. */
function events({ text = '', event: chosen }: Form, { record }: CommandContext): Option[] {
  const folded = text.toLowerCase();
  const rank = ({ id, label }: { readonly id: string; readonly label: string }): number =>
    id === chosen ? 2 : Number(folded.includes(label.toLowerCase()));
  return record.events
    .map((event) => ({ id: event.id, label: entryLabel(event, record), day: event.start.iso }))
    .sort((a, b) => rank(b) - rank(a) || (a.day < b.day ? 1 : -1))
    .slice(0, MAX_CHOICES)
    .map(({ id, label }) => ({ value: id, label }));
}

/** People and bodies: those whose names are in the text first, then those with the most statements. */
export function speakers({ text = '' }: Form, { record }: CommandContext): Option[] {
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
export function sources({ text = '' }: Form, { record, language }: CommandContext): Option[] {
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
