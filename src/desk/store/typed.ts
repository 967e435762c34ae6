import type { PersonId } from './people.js';
import type { Queries } from './store.js';

/** What somebody typed into the fields of a form, by the name of the field. */
export type Form = Readonly<Record<string, string>>;

/** Keeps what was typed, whether or not it can be used. The same interaction is kept once. */
export async function keepTyped(
  queries: Queries,
  typed: {
    readonly interaction: string;
    readonly proposal: string;
    readonly person: PersonId;
    readonly form: Form;
    readonly at: number;
  },
): Promise<void> {
  await queries
    .insertInto('typed')
    .values({ ...typed, form: JSON.stringify(typed.form) })
    .onConflict((conflict) => conflict.column('interaction').doNothing())
    .execute();
}

/** What was typed last for a proposal: the fields of all its forms, each as it was typed last. */
export async function typedSoFar(queries: Queries, proposal: string): Promise<Form> {
  const rows = await queries
    .selectFrom('typed')
    .select('form')
    .where('proposal', '=', proposal)
    .orderBy('at')
    .orderBy('interaction')
    .execute();
  return Object.assign({}, ...rows.map(({ form }) => JSON.parse(form) as Form)) as Form;
}
