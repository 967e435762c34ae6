import { dateSpan } from '../../record/dates.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Statement } from '../../record/statement.js';
import { dayNumber } from '../../search/embedded/statement-columns.js';
import { sidesOf } from '../../view/sides.js';
import { anyOf, type Clause } from '../query/term-clauses.js';
import { LIVE } from './ask-for.js';
import { type Gathered, statementsIn } from './gathered.js';

/**
 * Asks whether each side of the event of an accusation said anything later on the same event or topics. One statement of each is enough:
 * it is only asked whether there is any, and topics have more than can be fetched.
 */
export function askForAnswers(statement: Statement, head: VerbatimRecord, all: Gathered): void {
  const event = statement.event === undefined ? undefined : head.byId.get(statement.event);
  if (statement.kind !== 'accusation' || event?.entry !== 'event') return;
  all.matters.set(statement.id, []);
  const matter = anyOf([{ term: { event: event.id } }, { terms: { topics: [...statement.topics] } }]);
  for (const side of sidesOf(event, { record: head }))
    all.ask(
      { kind: 'statements', filter: [LIVE, matter, speaksFor(side), isNotBefore(statement)], most: 1 },
      ({ entries }) => {
        all.matters.set(statement.id, [...(all.matters.get(statement.id) ?? []), ...statementsIn(entries)]);
        all.found(1, entries);
      },
    );
}

const speaksFor = (side: string): Clause =>
  anyOf([
    { terms: { by: [`person/${side}`, `organisation/${side}`] } },
    { terms: { voiceOf: [`person/${side}`, `organisation/${side}`, `place/${side}`] } },
  ]);

/** What was said on a day that is not known may have been said later. */
function isNotBefore({ said }: Statement): Clause {
  const { first } = dateSpan(said);
  if (first === '') return { match_all: {} };
  return anyOf([
    { range: { last: { gte: dayNumber(first) } } },
    { bool: { must_not: [{ exists: { field: 'last' } }] } },
  ]);
}
