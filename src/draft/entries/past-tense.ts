import { speechLexicon } from '../../language/words/speech/speech-lexicon.js';

const IRREGULAR: Readonly<Record<string, string>> = {
  say: 'said',
  says: 'said',
  tell: 'told',
  tells: 'told',
  write: 'wrote',
  writes: 'wrote',
  swears: 'swore',
  foresees: 'foresaw',
};

/** An English verb of speech in the past, as the sentences of the record have it. */
export function inPast(verb: string): string {
  const irregular = IRREGULAR[verb];
  if (irregular !== undefined) return irregular;
  const stem = /^(\p{L}{2,}?)(?:es|s)$/u.exec(verb);
  if (stem === null || verb.endsWith('ss')) return verb;
  const { verbs } = speechLexicon('en');
  const plain = verb.slice(0, -1);
  const candidates = [`${plain}d`, `${plain}ed`, verb.replace(/ies$/u, 'ied'), verb.replace(/es$/u, 'ed')];
  return [...candidates, `${plain}${plain.at(-1) ?? ''}ed`].find((past) => past !== verb && verbs.has(past)) ?? verb;
}
