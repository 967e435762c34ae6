import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRecord } from '../src/knowledge/load.js';
import type { VerbatimRecord } from '../src/record/record.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Files that show editors an entry of each kind: with the invented story, and no other. */
const EXAMPLES = /^src\/knowledge\/(?:edit\/examples|entries\/schema\/[a-z]+)\.ts$/;

const code = new Map<string, string>();
for (const room of ['src', 'commands', 'preview'])
  for (const file of await readdir(join(ROOT, room), { recursive: true }))
    if (/\.(?:ts|css|html)$/.test(file)) {
      const path = join(room, file).replaceAll('\\', '/');
      code.set(path, await readFile(join(ROOT, path), 'utf8'));
    }

/** Countries, by their English names. */
const countries = (): string[] => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((a) => letters.map((b) => names.of(a + b)))
    .filter((name) => name !== undefined)
    .flatMap((name) => name.split(/ (?:&|and|-) |[()]/))
    .map((name) => name.trim())
    .filter((name) => name.length > 3);
};

/** Languages, and kinds of English, are no peoples: a rule of spelling has to say whose spelling it is. */
const languages = (): Set<string> => {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const tags =
    'am az be ca cs da de el en es et fa fi fr he hi hu hy it ja ka ko lt lv nl pl pt ro ru sv syr tr uk vi zh';
  return new Set(['British', 'American', ...tags.split(' ').map((tag) => names.of(tag) ?? '')]);
};

/** What a story calls its people, its places and who comes from them, in words that are written with a capital. */
function namesOf({ people, places, groups, topics, organisations }: VerbatimRecord): string[] {
  const last = (name: string): string => name.split(' ').at(-1) ?? '';
  const all = [
    ...people.map(({ name }) => last(name)),
    ...places.flatMap(({ name, demonyms, aliases, namesUsedBy }) => [
      name,
      ...demonyms,
      ...aliases.map((alias) => alias.name),
      ...namesUsedBy.map((used) => used.name),
    ]),
    ...[...groups, ...topics, ...organisations].map(({ name }) => name),
  ];
  return all.filter((name) => name.length > 3 && /^\p{Lu}/u.test(name));
}

/** What a story counts, whom, and what about: ids and names in all languages. */
const wordsOf = ({ metrics, groups, topics }: VerbatimRecord): string[] =>
  [...metrics, ...groups, ...topics].flatMap((entry) => [
    entry.id,
    entry.name,
    ...entry.aliases.map((alias) => alias.name),
    ...Object.values(entry.names ?? {}).flat(),
    ...(entry.entry === 'metric' && entry.family !== undefined ? [entry.family] : []),
  ]);

/** Words that mean something else where the program uses them: a key that is missing, the bodies on file, the strength of a name. */
const OTHERWISE_USED =
  'length, time, duration, how long, missing, bodies, population, strength, money, remaining, left behind, still there, positions, asker, destroyed';

/** Dictionaries have what one story counts along with everything else; that they are general is tested in test/language. */
const DICTIONARY = /^src\/language\/(?:words\/glossary|lexicon)\//;

/** Where the code has such words as general language, or to show editors an entry. */
const GENERAL: Readonly<Record<string, string>> = {
  // Kinds of people, in every language of the bot.
  'src/language/words/kinds-of-people.ts':
    'peacekeepers, soldiers, troops, fighters, civilians, soldats, soldados, солдат, civils, civiles, barış gücü',
  // Words that name people after a number, and verbs that take an object.
  'src/language/words/not-quantities.ts': 'residents',
  'src/bot/answers/intent.ts': 'arrested',
  // What is done with what is counted.
  'src/language/words/asking.ts': 'donated',
  // What idioms such as "behind bars" say in one word.
  'src/language/words/phrasal-verbs.ts': 'in custody, detained',
  // Forms that no rule of endings brings together.
  'src/search/words/stem.ts': 'fled, died, dead, deaths, kill, killed',
  // People as questions call them, what a side does with words, part of a title.
  'src/search/names/counted-groups.ts': 'forces',
  'src/search/words/cues.ts': 'justification',
  'src/search/names/office-words.ts': 'rights, aide',
  // The name of the help command, a verb of the past, "no position", the key of a figure.
  'src/language/catalogues/de.ts': 'hilfe, war',
  'src/language/catalogues/es.ts': 'ayuda, población',
  'src/language/catalogues/fr.ts': 'aide',
  'src/language/catalogues/ru.ts': 'помощь, позиции',
  'src/language/catalogues/tr.ts': 'yardım',
  'src/language/catalogues/uk.ts': 'допомога, позиції',
  // A verb of the past again, and what a verb of speech looks like as a noun.
  'src/language/words/speech/de.ts': 'war',
  'src/language/words/speech/en.ts': 'talks',
  // A verb of the past again, among the small words of other languages.
  'src/search/languages/question-language.ts': 'war',
  // What the keys of an entry are for.
  'src/knowledge/entries/schema/group.ts': 'civilians, soldiers',
  'src/knowledge/entries/schema/metric.ts': 'killed',
  'src/knowledge/entries/schema/values.ts': 'tote, morts, tués',
};

/** Texts in quotation marks, and patterns; no comments. */
const LITERAL =
  /\/\*[\s\S]*?\*\/|(?<![:\\'"`])\/\/[^\n]*|('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[=(,:?[!]\s*)\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/)/g;
const literals = (text: string): string[] =>
  [...text.matchAll(LITERAL)].flatMap(([, literal]) =>
    literal === undefined ? [] : [literal.replace(/\$\{[^}]*\}/g, ' ')],
  );

/** Where a text or pattern in the code has one of the words. */
function spelledOut(words: readonly string[]): string[] {
  const wanted = [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => word.length > 2);
  const escaped = wanted.sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return [...code]
    .filter(
      ([path]) => path.endsWith('.ts') && !DICTIONARY.test(path) && !EXAMPLES.test(path.replace('/schema/', '/none/')),
    )
    .flatMap(([path, text]) => {
      const there = literals(text).flatMap((literal) =>
        [...literal.matchAll(pattern)].map(([name]) => name.toLowerCase()),
      );
      return [...new Set(there)].map((name) => `${path}: ${name}`);
    });
}

async function recordIn(folder: string): Promise<VerbatimRecord> {
  const loaded = await loadRecord({ knowledgeDir: join(ROOT, folder), archiveDir: join(ROOT, folder, '../archive') });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.record;
}

/** Where the code has one of the names as a word. */
function found(names: readonly string[], isLeftOut: (path: string) => boolean = () => false): string[] {
  const allowed = languages();
  const wanted = [...new Set(names)].filter((name) => !allowed.has(name));
  const escaped = wanted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}])(?:${escaped.join('|')})(?![\\p{L}])`, 'gu');
  return [...code]
    .filter(([path]) => !isLeftOut(path))
    .flatMap(([path, text]) => [...text.matchAll(pattern)].map(([name]) => `${path}: ${name}`));
}

describe('the code', () => {
  it('is read, and a name in it would be found', () => {
    expect(code.size).toBeGreaterThan(300);
    expect(found(['VerbatimRecord']).length).toBeGreaterThan(10);
  });

  it('names no country', () => expect(found(countries())).toEqual([]));

  it('names nobody and nothing of the shipped record', async () =>
    expect(found(namesOf(await recordIn('knowledge')))).toEqual([]));

  it('names nobody and nothing of the invented story, but where it shows editors an entry', async () =>
    expect(found(namesOf(await recordIn('examples/dolna-bridge/knowledge')), (path) => EXAMPLES.test(path))).toEqual(
      [],
    ));

  it('spells out nothing that the shipped record counts, or is about', async () => {
    const words = wordsOf(await recordIn('knowledge'));
    expect(words.length).toBeGreaterThan(500);
    const there = spelledOut(words);
    const allowed = Object.entries(GENERAL).flatMap(([path, names]) =>
      names.split(', ').map((name) => `${path}: ${name}`),
    );
    const otherwise = new Set(OTHERWISE_USED.split(', '));
    expect(there.filter((one) => !otherwise.has(one.split(': ')[1] ?? '') && !allowed.includes(one))).toEqual([]);
    // No exception outlives its reason.
    expect(allowed.filter((one) => !there.includes(one))).toEqual([]);
  });
});
