import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadEntries } from '../../src/knowledge/load-entries.js';
import { formatProblem } from '../../src/knowledge/problems.js';
import { readFiles } from '../../src/knowledge/read-files.js';
import { runs } from '../support/properties.js';
import { createRandom, MUTATIONS, type Mutation, NEUTRAL, type Random } from '../support/record-mutations.js';
import { changed, type Target, targetsOf } from '../support/record-targets.js';

/**
 * How a change of the record shows. *Refused*: the record does not load. *Warned*: `check` has a warning that it had not. *Shown*: readers no
 * longer see “✓ proven”, as the words or who is counted are not in the source. That new proofs are to be written is no warning here: every
 * honest change has that one. Which event and which statement an entry is about is the editor's reading, which hardly any text bears out: of
 * these changes a part is warned of only as changes of an entry that was proven. `MUTATION_RATES=<file>` writes the rates there, a line of
 * JSON for each kind; `npm run mutate` prints them.
 */
type Outcome = 'refused' | 'warned' | 'shown' | 'silent';

const FOLDERS = {
  knowledgeDir: 'examples/dolna-bridge/knowledge',
  archiveDir: 'examples/dolna-bridge/archive',
};
const files = await readFiles(FOLDERS);
const targets = targetsOf(files.record);

const load = (record = files.record) => loadEntries({ ...FOLDERS, today: '2024-07-01', files: { ...files, record } });
type Loaded = Awaited<ReturnType<typeof load>>;

/** Warnings without their places, which a change of a line moves. */
const warningsOf = ({ warnings }: Loaded): string[] =>
  warnings
    .filter(({ wrong }) => !wrong.startsWith('some words that were proven'))
    .map(({ entry, wrong }) => `${entry}: ${wrong}`);

const unchanged = await load();
const known = new Set(warningsOf(unchanged));

function outcomeOf(loaded: Loaded): Outcome {
  if (loaded.problems.length > 0) return 'refused';
  if (warningsOf(loaded).some((warning) => !known.has(warning))) return 'warned';
  const isLess = [...unchanged.states].some(([id, state]) => state !== (loaded.states.get(id) ?? state));
  return isLess ? 'shown' : 'silent';
}

interface Tried {
  readonly target: Target;
  readonly value: string;
}

/** A change of one kind at a random place. */
function tryOne({ applies, change }: Mutation, random: Random): Tried {
  const places = targets.filter((target) => applies(target));
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const target = places[random(places.length)] as Target;
    const value = change(target, random, targets);
    if (value !== undefined && value !== target.value) return { target, value };
  }
  throw new Error('the example has no place for this change');
}

const inWords = ({ target: { id, key, value: before }, value }: Tried): string => `${id}, ${key}: ${before} → ${value}`;
// Each change is a whole load.
const { numRuns, seed } = runs(0.1);

describe('a record of which one thing is changed', () => {
  it('is sound as it is', () => {
    expect(unchanged.problems.map(formatProblem)).toEqual([]);
    expect([...known]).toEqual([]);
  });

  it.each(MUTATIONS)('is refused or warned of: $kind', async (mutation) => {
    const random = createRandom(seed);
    const outcomes: Record<Outcome, number> = { refused: 0, warned: 0, shown: 0, silent: 0 };
    const silent = new Set<string>();
    for (let run = 0; run < numRuns / MUTATIONS.length; run += 1) {
      const tried = tryOne(mutation, random);
      const outcome = outcomeOf(await load(changed(files.record, tried.target, tried.value)));
      outcomes[outcome] += 1;
      if (outcome === 'silent') silent.add(inWords(tried));
    }
    if (process.env.MUTATION_RATES !== undefined)
      appendFileSync(
        process.env.MUTATION_RATES,
        `${JSON.stringify({ kind: mutation.kind, outcomes, silent: [...silent] })}\n`,
      );
    expect([...silent]).toEqual([]);
  });

  it.each(NEUTRAL)('passes where nothing of its meaning changes: $kind', async (mutation) => {
    const random = createRandom(seed);
    for (let run = 0; run < numRuns / 20; run += 1) {
      const tried = tryOne(mutation, random);
      const loaded = await load(changed(files.record, tried.target, tried.value));
      expect([inWords(tried), outcomeOf(loaded), ...loaded.problems.map(formatProblem)]).toEqual([
        inWords(tried),
        'silent',
      ]);
    }
  });
});
