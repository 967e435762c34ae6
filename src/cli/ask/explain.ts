import { attemptsAt } from '../../bot/answers/attempts.js';
import { type Intent, likelihoodOf } from '../../bot/answers/intent.js';
import type { Command } from '../../bot/command.js';
import { parseCommandLine } from '../../bot/command-line.js';
import { createLanguages } from '../../language/language.js';
import type { App } from '../../process/app.js';
import type { Found } from '../../search/search.js';
import { askedDaysInWords } from '../../view/asked-days.js';
import type { Output } from '../output.js';

const MAX_HITS = 10;
const LOCALE = 'en-US';

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
  const ways = parsed.name === 'ask' ? await waysToRead(question, app) : [];
  for (const way of ways) output.write(`\n${way.inWords}`);
  const found = await searches[ways[0]?.intent ?? parsed.name]?.();
  output.write(
    `${ways.length > 0 ? '\n' : ''}\n${found === undefined ? 'Nothing is searched for here.' : explanationOf(found)}\n`,
  );
}

interface Way {
  readonly intent: Intent;
  readonly inWords: string;
}

/** The ways in which a question in free words may be read, the likeliest first. */
async function waysToRead(question: string, app: App): Promise<readonly Way[]> {
  const commandOf = (name: Intent): Command => {
    const command = app.commands.find(({ definition }) => definition.name === name);
    if (command === undefined) throw new Error(`no command "${name}"`);
    return command;
  };
  const commands = {
    claims: commandOf('claims'),
    figures: commandOf('figures'),
    event: commandOf('event'),
    who: commandOf('who'),
  };
  const { attempts, cues } = await attemptsAt(question, commands, app.context(LOCALE));
  const hints = cues.size === 0 ? '' : ` (hints: ${[...cues].join(', ')})`;
  return attempts
    .map((attempt) => ({ attempt, likelihood: likelihoodOf(attempt, cues) }))
    .sort((a, b) => b.likelihood - a.likelihood)
    .map(({ attempt: { intent, answer, met, isShorter }, likelihood }, at) => ({
      intent,
      inWords: `${likelihood.toFixed(2)}  as /${intent}: ${
        answer.kind === 'pages'
          ? `${answer.foremost ?? 'an answer'} meets ${Math.round(met * 100)} % of the question${isShorter ? ', asked in fewer words' : ''}`
          : 'no answer'
      }${at === 0 ? hints : ''}`,
    }));
}

function explanationOf(found: Found<{ readonly id: string }>): string {
  if (found.band !== 'answered') {
    const names = found.suggestions.map(({ label }) => label).join(', ') || 'nothing';
    return `${found.band === 'offered' ? `Offered (${found.reason})` : 'Not on file'}; nearest: ${names}`;
  }
  const days = askedDaysInWords(found.days ?? [], createLanguages()(LOCALE));
  const read = [found.reading, days].filter((part) => part !== '').join(' · ');
  const hits = [...found.hits, ...(found.related ?? [])]
    .slice(0, MAX_HITS)
    .map(({ item, score, why }) => `${score.toFixed(2)}  ${item.id}  ${why.join('; ')}`);
  return [`Read as: ${read || 'everything'} (before limits such as speaker or since)`, ...hits].join('\n');
}
