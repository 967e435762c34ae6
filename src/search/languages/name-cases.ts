import type { OtherLanguage } from '../../language/words/glossary/stems.js';

/** Endings that a name takes in a sentence, and what it may end in without them. */
interface Cases {
  readonly endings: RegExp;
  readonly without: readonly string[];
}

/** Fewer letters before an ending are no name. */
const MIN_NAME = 3;
/** No name of a question is longer. */
const MAX_NAME = 40;

/** By language: the endings of its cases, longest first. Compiled by hand from the languages' declensions. */
const CASES: Readonly<Record<OtherLanguage, Cases | undefined>> = {
  de: { endings: /(?:s|es|n|en)$/u, without: [''] },
  fr: undefined,
  es: undefined,
  ru: {
    endings: /(?:ого|ому|ыми|ими|ами|ями|ой|ей|ом|ем|ём|ым|им|ов|ев|ах|ях|ую|юю|ая|ою|а|я|у|ю|ы|и|е|о)$/u,
    without: ['', 'а', 'я', 'й', 'ь', 'ий', 'о', 'ы', 'ия'],
  },
  uk: {
    endings: /(?:ого|ому|ими|ами|ями|ові|еві|єві|ою|ею|єю|ом|ем|єм|им|ів|ах|ях|ій|а|я|у|ю|и|і|ї|е|є|о)$/u,
    without: ['', 'а', 'я', 'й', 'ь', 'ий', 'о', 'и', 'ія'],
  },
  tr: {
    endings:
      /(?:lar|ler)?(?:(?:[ysn])?[ıiuüae]|n?[ıiuü]n|(?:y|s?[ıiuü]n)?[ae]|n?[dt][ae]n?|[yl]?l[ae]|l[ıiuü]|(?:s?[ıiuü]n)?d[ae]n?)$/u,
    without: [''],
  },
};

/** Consonants that the ending of a Ukrainian case has changed: у Празі is of Прага. */
const SOFTENED: Readonly<Record<string, string>> = { з: 'г', с: 'х', ц: 'к' };

/**
 * What a name that stands in some case of a language may be without its ending, the shortest ending taken off first.
 * @param word a word as typed
 */
export function withoutCase(word: string, language: OtherLanguage): string[] {
  const cases = CASES[language];
  if (cases === undefined || word.length > MAX_NAME) return [];
  // What follows an apostrophe in Turkish is an ending, whatever it is.
  const atApostrophe = language === 'tr' ? /^(.+?)['’]/u.exec(word)?.[1] : undefined;
  if (atApostrophe !== undefined) return [atApostrophe];
  const found: string[] = [];
  for (let length = word.length - 1; length >= Math.max(MIN_NAME, word.length - 6); length -= 1) {
    const [base, ending] = [word.slice(0, length), word.slice(length)];
    if (!isWhole(cases.endings, ending)) continue;
    for (const one of language === 'uk' ? [base, hardened(base)] : [base])
      if (one !== undefined) found.push(...cases.without.map((end) => one + end));
  }
  return found;
}

const isWhole = (endings: RegExp, text: string): boolean => endings.exec(text)?.[0] === text;

function hardened(base: string): string | undefined {
  const hard = SOFTENED[base.at(-1) ?? ''];
  return hard === undefined ? undefined : base.slice(0, -1) + hard;
}
