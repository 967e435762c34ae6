import type { Organisation, Person } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { words } from '../../search/words/fold.js';
import { namesOf } from './names-in-words.js';

/** The bodies in which somebody has a post. */
export const bodiesOf = ({ roles }: Pick<Person, 'roles'>, organisations: readonly Organisation[]): Organisation[] =>
  organisations.filter(({ id, name }) =>
    roles.some(({ organisation }) => organisation === id || organisation === name),
  );

/** The one body among some that has all these words in its name: “the ministry”, “the district council”. */
export function bodyCalled(phrase: string, bodies: readonly Organisation[]): EntryId | undefined {
  const wanted = words(phrase);
  if (wanted.length === 0) return undefined;
  const called = bodies.filter((body) =>
    namesOf(body).some((name) => {
      const own = new Set(words(name));
      return wanted.every((word) => own.has(word));
    }),
  );
  return called.length === 1 ? called[0]?.id : undefined;
}
