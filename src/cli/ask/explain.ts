import { parseCommandLine } from '../../bot/command-line.js';
import type { App } from '../../process/app.js';
import type { Found } from '../../search/search.js';
import type { Output } from '../output.js';

const MOST = 10;

/**
 * Says why a question was answered as it was: how it was read, and for the first entries which names and words matched.
 * @param app the bot
 * @param line the question, which could be understood before
 * @param output where to write
 */
export async function explain(app: App, line: string, output: Output): Promise<void> {
  const parsed = parseCommandLine(
    line,
    app.commands.map(({ definition }) => definition),
  );
  const command = app.commands.find(({ definition }) => definition.name === parsed.name);
  const question = String(parsed.options.find(({ name }) => name === command?.question)?.value ?? '');
  const search = app.search();
  const asked: Readonly<Record<string, () => Promise<Found<{ readonly id: string }>>>> = {
    claims: () => search.statements(question),
    figures: () => search.figures(question),
    event: () => search.events(question),
    who: () => search.who(question),
    source: () => search.sources(question),
  };
  const found = await asked[parsed.name]?.();
  output.write(found === undefined ? '\nNothing is searched for here.\n' : `\n${explained(found)}\n`);
}

function explained(found: Found<{ readonly id: string }>): string {
  if (found.band !== 'answered') {
    const names = found.suggestions.map(({ label }) => label).join(', ') || 'nothing';
    return `${found.band === 'offered' ? `Offered (${found.reason})` : 'Not on file'}; nearest: ${names}`;
  }
  const hits = [...found.hits, ...(found.related ?? [])]
    .slice(0, MOST)
    .map(({ item, score, why }) => `${score.toFixed(2)}  ${item.id}  ${why.join('; ')}`);
  return [`Read as: ${found.reading || 'everything'} (before limits such as speaker or since)`, ...hits].join('\n');
}
