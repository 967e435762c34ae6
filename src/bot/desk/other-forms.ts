import { entryFile } from '../../desk/entry-file.js';
import type { ProposedEntry } from '../../desk/proposed-change.js';
import type { Form } from '../../desk/store/typed.js';
import type { WrittenKeys } from '../../desk/written-keys.js';
import type { IdMaker } from '../../draft/entries/ids.js';
import type { CommandContext } from '../command.js';
import { MAX_MORE, MAX_NAME, sources, speakers } from './entry-form.js';
import { type Field, type Option, selectField, textField } from './modal.js';

/** What can be proposed besides statements, by the list of its file. */
export const OTHER_LISTS = ['figures', 'people', 'organisations'] as const;
export type OtherList = (typeof OTHER_LISTS)[number];

export const otherList = ({ list }: Form): OtherList | undefined => OTHER_LISTS.find((one) => one === list);

const MAX_DAY = 40;
const MAX_CHOICES = 25;
const MAX_ALIASES = 1_000;

/** The fields of a figure, or of somebody who is not on file. */
export function otherFields(list: OtherList, form: Form, context: CommandContext): readonly Field[] {
  return list === 'figures' ? figureFields(form, context) : nameFields(form, context);
}

function figureFields(form: Form, context: CommandContext): Field[] {
  const { say } = context.language;
  const line = (name: 'number' | 'as-of' | 'population', required: boolean, max: number): Field => ({
    label: say(`form.${name}`),
    ...(name === 'number' ? { about: say('form.number.about') } : {}),
    component: textField(name, { value: form[name], required, max }),
  });
  const select = (name: 'metric' | 'claimant' | 'source', options: readonly Option[]): Field[] =>
    // A select without choices is none; what is missing then, the check says.
    options.length === 0
      ? []
      : [{ label: say(`form.${name}`), component: selectField(name, options, form[name], false) }];
  const outlet = { value: 'outlet', label: say('form.claimant.outlet') };
  return [
    line('number', true, MAX_NAME),
    ...select('metric', metrics(context)),
    ...select('claimant', [outlet, ...speakers(form, context)].slice(0, MAX_CHOICES)),
    ...(form.sourceIsGiven === 'yes' ? [] : select('source', sources(form, context))),
    line('as-of', false, MAX_DAY),
    line('population', false, MAX_NAME),
  ].slice(0, 5);
}

const metrics = ({ record }: CommandContext): Option[] =>
  record.metrics.map(({ id, name }) => ({ value: id, label: name })).slice(0, MAX_CHOICES);

const nameFields = (form: Form, { language: { say } }: CommandContext): Field[] => [
  { label: say('form.name'), component: textField('name', { value: form.name, required: true, max: MAX_NAME }) },
  {
    label: say('form.aliases'),
    about: say('form.aliases.about'),
    component: textField('aliases', { value: form.aliases, long: true, max: MAX_ALIASES }),
  },
  {
    label: say('form.more'),
    about: say('form.more.person'),
    component: textField('more', { value: form.more, long: true, max: MAX_MORE }),
  },
];

/**
 * What was typed, as a new entry.
 * @param other the keys that were typed as the record’s files have them
 */
export function newEntry(
  list: OtherList,
  form: Form,
  {
    other,
    id,
    story,
    freeId,
  }: { readonly other: WrittenKeys; readonly id: string | undefined; readonly story: string; readonly freeId: IdMaker },
): ProposedEntry {
  const aliases = (form.aliases ?? '').split('\n').flatMap((line) => line.trim() || []);
  const typed: Readonly<Record<string, unknown>> =
    list === 'figures'
      ? {
          metric: form.metric,
          value: form.number,
          population: form.population,
          claimant: form.claimant,
          source: form.source,
          as_of: form['as-of'],
          of: form.event,
          passage: form.passage,
          note: form.note,
        }
      : { name: form.name, aliases: aliases.length === 0 ? undefined : aliases };
  const isGiven = (value: unknown): boolean => (typeof value === 'string' ? value.trim() !== '' : value !== undefined);
  const made =
    list === 'figures'
      ? freeId(form.claimant ?? '', `${form.number ?? ''} ${form.metric ?? ''}`)
      : freeId(form.name ?? '', '');
  return entryFile({
    list,
    story,
    id: id ?? made,
    keys: Object.entries({
      ...Object.fromEntries(Object.entries(typed).filter(([, value]) => isGiven(value))),
      ...other,
    }),
  });
}
