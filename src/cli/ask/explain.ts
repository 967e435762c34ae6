import { parseCommandLine } from '../../bot/command-line.js';
import { createLanguages } from '../../language/language.js';
import type { App } from '../../process/app.js';
import type { Found } from '../../search/search.js';
import { askedDaysInWords } from '../../view/asked-days.js';
import type { Output } from '../output.js';

const MAX_HITS = 10;

/**
 * Prints why a question was answered as it was: how it was read, and for the first entries which names and words matched.
 * @param line a question that was understood before
 */
export async function printExplanation(app: App, line: string, output: Output): Promise<void> {
  const parsed = parseCommandLine(
    line,
    app.commands.map(({ definition }) => definition),
  );
  const command = app.commands.find(({ definition }) => definition.name === parsed.name);
  const question = String(parsed.options.find(({ name }) => name === command?.question)?.value ?? '');
  const search = app.search();
  const searches: Readonly<Record<string, () => Promise<Found<{ readonly id: string }>>>> = {
    claims: () => search.statements(question),
    figures: () => search.figures(question),
    event: () => search.events(question),
    who: () => search.who(question),
    source: () => search.sources(question),
  };
  const found = await searches[parsed.name]?.();
  output.write(found === undefined ? '\nNothing is searched for here.\n' : `\n${explanationOf(found)}\n`);
}

function explanationOf(found: Found<{ readonly id: string }>): string {
  if (found.band !== 'answered') {
    const names = found.suggestions.map(({ label }) => label).join(', ') || 'nothing';
    return `${found.band === 'offered' ? `Offered (${found.reason})` : 'Not on file'}; nearest: ${names}`;
  }
  const days = askedDaysInWords(found.days ?? [], createLanguages()('en-US'));
  const read = [found.reading, days].filter((part) => part !== '').join(' · ');
  const hits = [...found.hits, ...(found.related ?? [])]
    .slice(0, MAX_HITS)
    .map(({ item, score, why }) => `${score.toFixed(2)}  ${item.id}  ${why.join('; ')}`);
  return [`Read as: ${read || 'everything'} (before limits such as speaker or since)`, ...hits].join('\n');
}
