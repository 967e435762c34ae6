/** Languages whose names for countries are known, as BCP 47 tags. */
const LANGUAGES =
  'af am ar as az be bg bn br bs ca cs cy da de el eo es et eu fa fi fil fo fr fur ga gd gl gu ha he hi hr hu hy id ig is it ja jv ka kk km kn ko ku ky lb ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn om or pa pl ps pt qu rm ro ru rw sd se si sk sl sn so sq sr su sv sw ta te tg th ti tk to tr tt ug uk ur uz vi wo xh yo zh zu';

/**
 * Countries' names in other languages.
 * Source: Unicode CLDR, through Intl.DisplayNames; one language at a time, because each takes a good deal of memory.
 * @param names names of places, of which some may be countries' English names
 * @returns the names in other languages, by the English name as given
 */
export function countryNames(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const codes = regionCodes();
  const countries = names.flatMap((name) => {
    const code = codes.get(name.toLowerCase());
    return code === undefined ? [] : [{ name, code, found: new Set<string>() }];
  });
  for (const tag of countries.length > 0 ? LANGUAGES.split(' ') : []) {
    const language = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
    for (const { code, found } of countries) {
      const name = language.of(code);
      if (name !== undefined) found.add(name);
    }
  }
  return new Map(countries.map(({ name, found }) => [name, [...found]]));
}

/** The codes of the countries, by their English names in small letters. */
export function regionCodes(): ReadonlyMap<string, string> {
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
