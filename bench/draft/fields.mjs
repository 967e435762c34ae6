// What an editor changes in drafted entries until they are as the record has them, counted as bench/draft/README.md says.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

export const RELATIONS = ['denies', 'answers', 'contradicts', 'repeats', 'corrects', 'retracts'];
/** Not a matter of what is on file: the name of an entry, whether it is live, and what became of it later. */
const LEFT_OUT = new Set(['id', 'status', 'revisions', 'said_basis', 'said_note']);
/** Places that share less are two. */
const MIN_SHARED = 0.8;
/** A draft that shares less of its place with an entry is another one. */
const MIN_MATCH = 0.5;

const fold = (words) =>
  (
    String(words)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
const asList = (value) => (value === undefined ? [] : [value].flat());

/**
 * Drafts every source of a record whose text is at hand, each without its own entries, and compares them with these.
 * @param engine the functions that draft: built ones for a benchmark, those of the sources for a test
 */
export async function fieldsOf(engine, knowledgeDir, archiveDir) {
  const { loadRecord } = engine;
  const loaded = await loadRecord({ knowledgeDir, archiveDir });
  if (!loaded.ok) throw new Error(`${knowledgeDir} cannot be used`);
  const written = await writtenIn(knowledgeDir);
  const rows = [];
  for (const source of loaded.record.sources) {
    const text = await readFile(join(archiveDir, `${source.id}.txt`), 'utf8').catch(() => undefined);
    if (text !== undefined) rows.push(fieldsOfSource(engine, loaded.record, source, text, written));
  }
  return rows;
}

/** Statements and figures as the files have them. */
async function writtenIn(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(names.map(async (name) => parse(await readFile(join(folder, name), 'utf8'))));
  const all = (list) => files.flatMap((file) => file?.[list] ?? []);
  return { statements: all('statements'), figures: all('figures') };
}

function fieldsOfSource(engine, record, source, text, written) {
  const { buildRecord, composeDraft, readDraft, toComparable } = engine;
  const own = (entry) => entry.source === source.id;
  const entries = [...record.byId.values()].filter(
    (one) => !((one.entry === 'statement' || one.entry === 'figure') && own(one)),
  );
  const { version, loadedAt } = record;
  const without = buildRecord({ entries, proofs: new Map(), version, loadedAt });
  const toDraft = { source, text, isFiled: true };
  const drafted = composeDraft(toDraft, readDraft(toDraft, without), without).entries;
  const comparable = toComparable(text);
  const placed = (list, entry) => ({ list, entry, place: placeOf(engine, comparable, entry) });
  const filedStatements = written.statements.filter((one) => asList(one.source)[0] === source.id);
  const ids = new Set(filedStatements.map(({ id }) => id));
  const filed = [
    ...filedStatements.map((one) => placed('statements', one)),
    ...written.figures
      .filter((one) => one.source === source.id || ids.has(one.statement))
      .map((one) => placed('figures', one)),
  ];
  const drafts = drafted
    .filter(({ list }) => list === 'statements' || list === 'figures')
    .map(({ list, keys, comments }) => ({ ...placed(list, Object.fromEntries(keys)), comments }));
  const pairs = pairsOf(engine, filed, drafts);
  const idsOfDrafts = new Map(pairs.map(({ draft, entry }) => [draft.entry.id, entry.entry.id]));
  const inPairs = new Set(pairs.map(({ draft }) => draft));
  return {
    source: source.id,
    pairs: pairs.map((pair) => ({ ...pair, changes: changesOf(engine, pair, comparable, idsOfDrafts) })),
    surplus: drafts.filter((one) => !inPairs.has(one)),
    missing: filed.filter((one) => !pairs.some(({ entry }) => entry === one)),
  };
}

function placeOf({ passageSpan }, comparable, { passage }) {
  if (passage === undefined) return undefined;
  const [first, last] = String(passage).split(' … ');
  const found = passageSpan(comparable, last === undefined ? { first } : { first, last });
  return 'span' in found ? found.span : undefined;
}

function shareOf(a, b) {
  if (a === undefined || b === undefined) return 0;
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, both) / Math.max(a.end - a.start, b.end - b.start);
}

/** Pairs each entry with the draft that has most of it; a draft is one entry’s only. */
function pairsOf(engine, filed, drafts) {
  const candidates = filed
    .flatMap((entry) => drafts.map((draft) => ({ entry, draft, likeness: likeness(engine, entry, draft) })))
    .filter(({ likeness: found }) => found > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Set();
  return candidates.filter(({ entry, draft }) => {
    if (taken.has(entry) || taken.has(draft)) return false;
    taken.add(entry).add(draft);
    return true;
  });
}

function likeness({ quotedRuns }, { list, entry, place }, draft) {
  if (list !== draft.list) return 0;
  if (list === 'figures') return likenessOfFigures(entry, place, draft);
  const runs = ({ says = '' }) => quotedRuns(says).map(fold);
  const given = runs(draft.entry);
  const shared = (one) => {
    const wanted = runs(one);
    const same = wanted.filter((words) => given.some((other) => other.includes(words) || words.includes(other)));
    return same.length / Math.max(1, wanted.length, given.length);
  };
  if (runs(entry).length === 0 && given.length === 0)
    return entryShare(place, draft.place, entry.speaker === draft.entry.speaker);
  // Another outlet's rendering of it, or one in another language, is less near than its own words.
  const own = shared(entry);
  return own > 0 ? 2 + own : Math.max(0, ...asList(entry.renderings).map(shared));
}

/** Of two drafts of one place, that of the same speaker is it. */
const entryShare = (a, b, isSpeaker) => (shareOf(a, b) >= MIN_MATCH ? shareOf(a, b) + (isSpeaker ? 1 : 0) : 0);

/** The same number; a unit may be with the value or with what is counted. */
function likenessOfFigures(entry, place, draft) {
  const whole = ({ value, population = '' }) => fold(`${value} ${population}`);
  if (!whole(draft.entry).startsWith(fold(entry.value))) return 0;
  return 1 + shareOf(place, draft.place);
}

/** The fields that differ, each with what is to be done. */
function changesOf(engine, { entry: { entry, place }, draft }, comparable, idsOfDrafts) {
  const drafted = draft.entry;
  const names = new Set([...Object.keys(entry), ...Object.keys(drafted)]);
  const changes = [];
  for (const name of names) {
    if (LEFT_OUT.has(name)) continue;
    const [was, is] = [drafted[name], entry[name]];
    if (isSame(name, was, is, { engine, idsOfDrafts, comparable, from: draft.place, to: place })) continue;
    const how = was === undefined ? 'added' : is === undefined ? 'taken out' : 'changed';
    changes.push({ field: name, how, was, is, isAsked: isAsked(name, is, draft.comments) });
  }
  const basis = ({ said_basis = 'source', said_note }) =>
    `${said_basis}${said_note === undefined ? '' : ', with a note'}`;
  if (basis(drafted) !== basis(entry))
    changes.push({ field: 'said_basis', how: 'changed', was: basis(drafted), is: basis(entry), isAsked: false });
  return changes;
}

function isSame(name, was, is, { engine, idsOfDrafts, comparable, from, to }) {
  if (name === 'renderings' && was !== undefined && is !== undefined)
    return (
      was.length === is.length &&
      was.every((one, at) => {
        const [before, after] = [one, is[at]].map((each) => placeOf(engine, comparable, each));
        const places = { engine, idsOfDrafts, comparable, from: before, to: after };
        const names = new Set([...Object.keys(one), ...Object.keys(is[at])]);
        return [...names].every((key) => isSame(key, one[key], is[at][key], places));
      })
    );
  if (name === 'passage' && was !== undefined && is !== undefined) return shareOf(from, to) >= MIN_SHARED;
  if (name === 'statement' && was !== undefined) return (idsOfDrafts.get(was) ?? was) === is;
  if (name === 'said' || name === 'as_of') return plainDay(was) === plainDay(is);
  if (name === 'topics') return fold(asList(was).toSorted().join(' ')) === fold(asList(is).toSorted().join(' '));
  if (name === 'says' || name === 'population' || name === 'value') return fold(was ?? '') === fold(is ?? '');
  return JSON.stringify(was) === JSON.stringify(is);
}

/** An unknown day with its reason is none that is left out. */
const plainDay = (day) =>
  day === undefined
    ? ''
    : day instanceof Date
      ? day.toISOString().slice(0, 10)
      : JSON.stringify(day).replaceAll('"', '');

/** Whether a comment asks for just this: it names an entry that is filed. */
const isAsked = (name, is, comments) =>
  asList(is).some((one) => {
    const wanted = typeof one === 'string' ? one : one?.entry;
    return wanted !== undefined && comments.some((line) => line.startsWith(`${name} – `) && line.includes(wanted));
  });
