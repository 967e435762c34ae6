import type { DifferencePart } from '../../check/verdicts.js';
import type { Language } from '../../language/language.js';
import { escapeMarkdown } from '../../view/text.js';

const MAX_DIFFERENCES = 8;

/** A word diff as a sentence, so that nothing is marked inside a quotation. */
export function differenceInWords(parts: readonly DifferencePart[], language: Language): string {
  const found = parts.flatMap((_, index) => changeAt(index, parts, language) ?? []);
  const shown = found.slice(0, MAX_DIFFERENCES);
  const more = found.length - shown.length;
  return [...shown, ...(more > 0 ? [language.say('check.more-places', { count: more })] : [])].join(' · ');
}

/** The change that begins at a part: words replaced, left out or added. */
function changeAt(index: number, parts: readonly DifferencePart[], language: Language): string | undefined {
  const part = parts[index];
  const before = parts[index - 1]?.where;
  const next = parts[index + 1];
  if (part === undefined || part.where === 'both') return undefined;
  const [filed, pasted] = part.where === 'filed' ? [part, next] : [next, part];
  if (next !== undefined && next.where !== 'both' && next.where !== part.where)
    return language.say('check.changed', {
      filed: escapeMarkdown(filed?.text ?? ''),
      pasted: escapeMarkdown(pasted?.text ?? ''),
    });
  // The second half of a replacement was said with the first.
  if (before !== undefined && before !== 'both' && before !== part.where) return undefined;
  const phrase = part.where === 'filed' ? 'check.left-out' : 'check.added';
  return language.say(phrase, { words: escapeMarkdown(part.text) });
}
