// The tables of fields that editors change in drafts.
import { RELATIONS } from './fields.mjs';

/** Counts of one record: by field, and how many entries there are. */
export function countFields(rows) {
  const byField = new Map();
  const sum = { entries: 0, changes: 0, relations: 0, asked: 0, basis: 0, surplus: 0, missing: 0 };
  for (const { pairs, surplus, missing } of rows) {
    sum.entries += pairs.length;
    sum.surplus += surplus.length;
    sum.missing += missing.length;
    for (const { field, how, isAsked } of pairs.flatMap(({ changes }) => changes)) {
      const own = byField.get(field) ?? { added: 0, changed: 0, 'taken out': 0 };
      own[how] += 1;
      byField.set(field, own);
      sum.changes += 1;
      if (field === 'said_basis' || field === 'as_of_basis') sum.basis += 1;
      if (!RELATIONS.includes(field)) continue;
      sum.relations += 1;
      if (isAsked) sum.asked += 1;
    }
  }
  return { ...sum, byField };
}

const print = (cells) => console.log(`| ${cells.join(' | ')} |`);
const per = (part, of) => (of === 0 ? '·' : (part / of).toFixed(2));

/** @param records name and rows of each record that was drafted */
export function printFields(records, isListed) {
  console.log('\nFields that an editor changes in a drafted entry, against the entry that is on file:\n');
  const head = ['record', 'entries', 'fields', 'an entry', 'without relations', 'nor the basis of a day'];
  print([...head, 'relations', 'asked in a comment', 'drafted, not filed', 'filed, not drafted']);
  print([...head, '', '', '', ''].map(() => '---'));
  const counted = records.map(({ name, rows }) => ({ name, ...countFields(rows) }));
  for (const { name, entries, changes, relations, asked, basis, surplus, missing } of counted)
    print([
      name,
      entries,
      changes,
      per(changes, entries),
      per(changes - relations, entries),
      per(changes - relations - basis, entries),
      relations,
      asked,
      surplus,
      missing,
    ]);
  for (const { name, byField } of counted) {
    console.log(`\n${name}:\n`);
    print(['field', 'added', 'changed', 'taken out']);
    print(['---', '---', '---', '---']);
    const most = (one) => one.added + one.changed + one['taken out'];
    for (const [field, one] of [...byField].sort(([, a], [, b]) => most(b) - most(a)))
      print([field, one.added, one.changed, one['taken out']]);
  }
  if (isListed) for (const { rows } of records) for (const row of rows) list(row);
}

function list({ source, pairs, surplus, missing }) {
  console.log(`\n${source}`);
  for (const { entry, changes } of pairs) {
    console.log(`  ${entry.entry.id}: ${changes.length}`);
    for (const { field, how, was, is } of changes)
      console.log(`    ${field} ${how}: ${JSON.stringify(was) ?? '–'} → ${JSON.stringify(is) ?? '–'}`);
  }
  for (const { entry } of surplus) console.log(`  drafted, not filed: ${entry.says ?? entry.value}`);
  for (const { entry } of missing) console.log(`  filed, not drafted: ${entry.id}`);
}
