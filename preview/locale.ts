/** The languages of answers: the locale that Discord would send, and the language's own name. */
const LANGUAGES: readonly (readonly [locale: string, name: string])[] = [
  ['en-US', 'English'],
  ['fr', 'Français'],
  ['de', 'Deutsch'],
  ['es-ES', 'Español'],
  ['ru', 'Русский'],
  ['tr', 'Türkçe'],
  ['uk', 'Українська'],
];

/** Fills the list of languages; the browser's own is selected. */
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

/** The locale that the reader has selected. */
export const readerLocale = (): string => document.querySelector<HTMLSelectElement>('#locale')?.value || 'en-US';

/** The description of a command or an option in the reader's language. */
export const descriptionOf = (described: {
  readonly description: string;
  readonly description_localizations?: Readonly<Partial<Record<string, string | null>>> | null | undefined;
}): string => described.description_localizations?.[readerLocale()] ?? described.description;
