import type { Language } from '../../language/language.js';

/** The options that narrow a question. */
export type FilterKind = 'speaker' | 'event' | 'metric' | 'since' | 'until' | 'as-of' | 'form';

/** Values of some filters, resolved: entry ids, ISO days, forms. */
export type FilterValues<Filter extends FilterKind = FilterKind> = Readonly<Partial<Record<Filter, string>>>;

/** The forms a statement can have, as readers may ask for them. */
export const FORMS = ['direct quote', 'partial quote', 'separate quotes', 'paraphrase', 'narration'] as const;

/** The forms whose name, in English or in the reader's language, contains what was typed. */
export function formsLike(
  text: string,
  language: Language,
): { readonly name: string; readonly value: (typeof FORMS)[number] }[] {
  const wanted = text.toLowerCase();
  return FORMS.map((value) => ({ name: language.say(`form.${value}`), value })).filter(
    ({ name, value }) => value.includes(wanted) || name.toLowerCase().includes(wanted),
  );
}
