import type { Checker } from '../../check/checker.js';
import type { QuoteVerdict } from '../../check/verdicts.js';
import { dateInWords } from '../../record/dates.js';

/** Words of fewer letters are in too many texts. */
const MIN_LETTERS = 20;
const SAID: Readonly<Partial<Record<QuoteVerdict, string>>> = {
  exact: 'on file',
  part: 'on file, as part of more',
  rendering: 'on file, as another outlet has it',
  altered: 'on file in other words',
  joined: 'on file, as several quotations',
  'other-speaker': 'on file, as somebody else’s words',
  withdrawn: 'on file, and withdrawn',
};

/**
 * Compares quotations with everything on file.
 * @returns what an editor should know of each, by its words
 */
export async function quotationsOnFile(
  checker: Checker,
  quotations: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const words of new Set(quotations)) {
    if (words.length < MIN_LETTERS) continue;
    const { judged } = await checker.check(`“${words.replace(/[“”"]/gu, '')}”`);
    const quote = judged.find((one) => one.kind === 'quote');
    const said = quote === undefined ? undefined : SAID[quote.verdict];
    if (quote === undefined || said === undefined) continue;
    const ids = quote.statements
      .slice(0, 3)
      .map(({ id, said: day }) => `${id}${day.iso === '' ? '' : ` (${dateInWords(day)})`}`);
    found.set(words, `These words are ${said}: ${ids.join(', ')}.`);
  }
  return found;
}
