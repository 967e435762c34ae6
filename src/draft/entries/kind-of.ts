import { NO_PROMISE, PROMISING } from '../../language/words/promises.js';
import { type SpeechLanguage, speechLexicon } from '../../language/words/speech/speech-lexicon.js';
import type { CueKind } from '../../language/words/speech/speech-words.js';
import type { Organisation } from '../../record/entries.js';
import { wordsAt } from '../span.js';
import { bodyCalled } from './bodies.js';
import type { DraftedStatement } from './statements.js';

/** Words of a body’s name before "will", at most. */
const MAX_NAME_WORDS = 8;
const MARKS = /[“”«»„"]/gu;

/**
 * The kind of a statement: that of its verb. Where that says little, "we will", or "will" behind the name of the speaker’s own body, is a promise.
 * @param bodies those that the speaker has a post in
 */
export function kindOf(
  text: string,
  { kind, runs, report, cue }: DraftedStatement,
  language: SpeechLanguage,
  bodies: readonly Organisation[],
): CueKind {
  if (kind !== 'assertion') return kind;
  const [first] = runs;
  const own = first === undefined ? [] : [wordsAt(text, first.run)];
  const end = first?.run.end ?? 0;
  const behind =
    cue !== undefined && cue.end < end && first !== undefined && cue.start >= first.sentence.start
      ? [wordsAt(text, { start: cue.end, end })]
      : [];
  const said = report === undefined ? [...own, ...behind] : [wordsAt(text, report.words)];
  return said.some((words) => isPromise(words.replace(MARKS, '').trim(), language, bodies)) ? 'promise' : kind;
}

function isPromise(words: string, language: SpeechLanguage, bodies: readonly Organisation[]): boolean {
  const { own, will } = PROMISING[language];
  const found = own.exec(words);
  if (found !== null) return !NO_PROMISE.test(found.groups?.verb ?? '');
  if (will === undefined || bodies.length === 0) return false;
  const { words: sets } = speechLexicon(language);
  const written = words.split(/\s+/u);
  const that = written.findLastIndex((word) => sets.that.has(word.toLowerCase()));
  const all = written.slice(that + 1);
  while (all.length > 0 && sets.articles.has((all[0] ?? '').toLowerCase())) all.shift();
  for (let count = 1; count <= MAX_NAME_WORDS && count < all.length; count += 1) {
    const behind = will.exec(all.slice(count).join(' '));
    if (behind === null) continue;
    return (
      !NO_PROMISE.test(behind.groups?.verb ?? '') && bodyCalled(all.slice(0, count).join(' '), bodies) !== undefined
    );
  }
  return false;
}
