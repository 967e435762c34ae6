import type { DifferencePart } from '../../check/verdicts.js';
import type { Language } from '../../language/language.js';
import { escapeMarkdown } from '../../view/text.js';

const MAX_DIFFERENCES = 8;

/** Words in the place of others, in a sentence. */
type Replaced = (filed: string, pasted: string) => string;

/** A word diff of a paste as a sentence, so that nothing is marked inside a quotation. */
export function differenceInWords(parts: readonly DifferencePart[], language: Language): string {
  return inWords(withoutEdges(parts), language, (filed, pasted) => language.say('check.changed', { filed, pasted }));
}

/** The same of a correction: what was on file, and what will be. Nothing of it is left out at its edges. */
export const correctionInWords = (parts: readonly DifferencePart[], language: Language): string =>
  inWords(parts, language, (was, now) => language.say('desk.changed', { was, now }));

function inWords(inner: readonly DifferencePart[], language: Language, replaced: Replaced): string {
  const all = inner.flatMap((_, index) => changeAt(index, inner, language, replaced) ?? []);
  const found = [...all.filter(({ isReplaced }) => isReplaced), ...all.filter(({ isReplaced }) => !isReplaced)].map(
    ({ words }) => words,
  );
  const shown = found.slice(0, MAX_DIFFERENCES);
  const more = found.length - shown.length;
  return [...shown, ...(more > 0 ? [language.say('check.more-places', { count: more })] : [])].join(' · ');
}

/** A beginning or an end that was not pasted changes nothing of what was, where something else does. */
function withoutEdges(parts: readonly DifferencePart[]): readonly DifferencePart[] {
  const from = parts[0]?.where === 'filed' && parts[1]?.where === 'both' ? 1 : 0;
  const to = parts.at(-1)?.where === 'filed' && parts.at(-2)?.where === 'both' ? parts.length - 1 : parts.length;
  const inner = parts.slice(from, to);
  return inner.some(({ where }) => where !== 'both') ? inner : parts;
}

/** The change that begins at a part: words replaced, left out or added. */
function changeAt(
  index: number,
  parts: readonly DifferencePart[],
  language: Language,
  replaced: Replaced,
): { readonly words: string; readonly isReplaced: boolean } | undefined {
  const part = parts[index];
  const before = parts[index - 1]?.where;
  const next = parts[index + 1];
  if (part === undefined || part.where === 'both') return undefined;
  const [filed, pasted] = part.where === 'filed' ? [part, next] : [next, part];
  if (next !== undefined && next.where !== 'both' && next.where !== part.where)
    return {
      isReplaced: true,
      words: replaced(escapeMarkdown(filed?.text ?? ''), escapeMarkdown(pasted?.text ?? '')),
    };
  // The second half of a replacement was said with the first.
  if (before !== undefined && before !== 'both' && before !== part.where) return undefined;
  const phrase = part.where === 'filed' ? 'check.left-out' : 'check.added';
  return { isReplaced: false, words: language.say(phrase, { words: escapeMarkdown(part.text) }) };
}
