/** The languages that answers come in, by the locale that Discord would send, in their own words. */
const LANGUAGES: readonly (readonly [locale: string, name: string])[] = [
  ['en-US', 'English'],
  ['fr', 'Français'],
  ['de', 'Deutsch'],
  ['es-ES', 'Español'],
  ['ru', 'Русский'],
  ['tr', 'Türkçe'],
  ['uk', 'Українська'],
];

/**
 * Fills the list of languages, with the browser's own picked.
 * @param list the select element
 */
export function offerLanguages(list: HTMLSelectElement): void {
  const own = navigator.language.toLowerCase().split('-')[0] ?? '';
  for (const [locale, name] of LANGUAGES) {
    const option = document.createElement('option');
    option.value = locale;
    option.textContent = name;
    option.lang = locale;
    option.selected = locale.split('-')[0] === own;
    list.append(option);
  }
}

/** The locale of whoever sits here. */
export const readerLocale = (): string => document.querySelector<HTMLSelectElement>('#locale')?.value || 'en-US';

/** What a command or an option is said to be for, in the reader's language. */
export const descriptionOf = (one: {
  readonly description: string;
  readonly description_localizations?: Readonly<Partial<Record<string, string | null>>> | null | undefined;
}): string => one.description_localizations?.[readerLocale()] ?? one.description;
