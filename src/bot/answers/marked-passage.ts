import { findRuns, locatePassage } from '../../knowledge/proof/locate.js';
import { withoutInnerTimes } from '../../knowledge/proof/transcripts.js';
import { quotedRuns } from '../../record/quotes.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { MarkedText } from '../../view/source.js';
import type { CommandContext } from '../command.js';

/**
 * The passage of an entry with its own words marked.
 * @returns undefined where the text is not archived, or no longer holds the passage
 */
export async function markedPassage(
  entry: Statement | Figure,
  context: CommandContext,
): Promise<MarkedText[] | undefined> {
  const archived = await context.sourceText(entry.source);
  if (archived === undefined || entry.passage === undefined) return undefined;
  const text = withoutInnerTimes(archived);
  const passage = locatePassage(text, entry.passage);
  const runs =
    findRuns(text, entry.passage, entry.entry === 'statement' ? quotedRuns(entry.says) : [entry.value]) ?? [];
  if (passage === undefined) return undefined;
  const parts: MarkedText[] = [];
  let at = passage.start;
  for (const { start, end } of runs) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < passage.end) parts.push({ text: text.slice(at, passage.end), marked: false });
  return parts;
}
