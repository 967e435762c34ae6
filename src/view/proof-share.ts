import type { Language } from '../language/language.js';
import type { ProofShare } from '../record/proof-share.js';

/** How much of what is on file is proven, in one or two sentences. */
export function shareInWords({ quotations, figures }: ProofShare, language: Language): string {
  const read = quotations.read + figures.read;
  const unproven = quotations.all + figures.all - quotations.proven - figures.proven - read;
  const share = language.say('share.proven', {
    quotes: language.number(quotations.proven),
    allQuotes: language.number(quotations.all),
    figures: language.number(figures.proven),
    allFigures: language.number(figures.all),
  });
  if (read + unproven === 0) return share;
  const others = { read: language.number(read), unproven: language.number(unproven) };
  return `${share} ${language.say(read === 0 ? 'share.unproven' : 'share.others', others)}`;
}
