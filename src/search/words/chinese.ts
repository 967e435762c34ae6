/**
 * A syllable of Chinese in the Wade–Giles romanisation, as Pinyin writes it where no apostrophe is left to tell an aspirated initial: `tse`
 * is `ze`, `tung` is `dong`, `hsiao` is `xiao`.
 * Source: the table of initials and finals in the American Library Association and Library of Congress romanisation of Chinese (2012).
 * @param syllable a folded word
 * @returns the Pinyin syllable, or undefined where the word is no such syllable
 */
export function fromWadeGiles(syllable: string): string | undefined {
  const match = SYLLABLE.exec(syllable);
  if (!match) return undefined;
  const [, initial = '', final = ''] = match;
  return `${initialOf(initial, final)}${FINALS.get(final) ?? final}`;
}

const SYLLABLE =
  /^(hs|tz|ts|ch|sh|[pmftnlkhjswy])?(a|ai|an|ang|ao|e|eh|ei|en|eng|erh|i|ia|iang|iao|ieh|ien|ih|in|ing|iu|iung|o|ou|u|ua|uai|uan|uang|ueh|ui|un|ung|uo)$/;

const FINALS: ReadonlyMap<string, string> = new Map([
  ['eh', 'e'],
  ['erh', 'er'],
  ['ieh', 'ie'],
  ['ien', 'ian'],
  ['ih', 'i'],
  ['iung', 'iong'],
  ['ueh', 'ue'],
  ['ung', 'ong'],
]);

const INITIALS: ReadonlyMap<string, string> = new Map([
  ['hs', 'x'],
  ['tz', 'z'],
  ['ts', 'z'],
  ['p', 'b'],
  ['t', 'd'],
  ['k', 'g'],
  ['j', 'r'],
]);

const initialOf = (initial: string, final: string): string =>
  initial === 'ch' ? (/^i(?!h)/.test(final) ? 'j' : 'zh') : (INITIALS.get(initial) ?? initial);
