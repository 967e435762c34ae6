/** Languages whose names for countries are known, as BCP 47 tags. */
const LANGUAGES =
  'af am ar as az be bg bn br bs ca cs cy da de el eo es et eu fa fi fil fo fr fur ga gd gl gu ha he hi hr hu hy id ig is it ja jv ka kk km kn ko ku ky lb ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn om or pa pl ps pt qu rm ro ru rw sd se si sk sl sn so sq sr su sv sw ta te tg th ti tk to tr tt ug uk ur uz vi wo xh yo zh zu';

/** What countries are called in other languages, by their English name in small letters. */
export type CountryNames = (english: string) => readonly string[];

/**
 * Countries' names in other languages.
 * Source: Unicode CLDR, through Intl.DisplayNames, worked out when first asked for a country.
 */
export function countryNames(): CountryNames {
  let codes: Map<string, string> | undefined;
  let languages: Intl.DisplayNames[] | undefined;
  return (english) => {
    codes ??= englishCodes();
    const code = codes.get(english.toLowerCase());
    if (code === undefined) return [];
    languages ??= LANGUAGES.split(' ').map((tag) => new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' }));
    return [...new Set(languages.flatMap((language) => language.of(code) ?? []))];
  };
}

function englishCodes(): Map<string, string> {
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    pairs.flatMap((code): [string, string][] => {
      const name = english.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code]];
    }),
  );
}
