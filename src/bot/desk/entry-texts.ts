import type { Statement } from '../../record/statement.js';

/** The texts of a statement that can be corrected one by one, by their keys in the record's files; only those that it has. */
export function textsOf(entry: Statement): Readonly<Record<string, string>> {
  const { says, kind, note, event, occasion, saidNote, roleInSource, language, addressee, said, passage } = entry;
  const texts = {
    says,
    kind,
    note,
    event,
    occasion,
    addressee,
    language,
    said: said.precision === 'day' ? said.iso : undefined,
    said_note: saidNote,
    role_in_source: roleInSource,
    passage:
      passage === undefined || passage.last === undefined ? passage?.first : `${passage.first} … ${passage.last}`,
  };
  return Object.fromEntries(Object.entries(texts).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
