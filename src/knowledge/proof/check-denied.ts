import { DENIAL_VERBS, negationBefore } from '../../language/words/negations.js';
import type { EntryId } from '../../record/entry-base.js';
import { isDescribed } from '../../record/speakers.js';
import type { Figure } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { figuresInTexts } from './figures-in-texts.js';
import type { SourceText } from './source-texts.js';
import { createNamePlace, createSpeakerNames } from './speaker-names.js';

const DENIES = new RegExp(`(?<!\\p{L})(?:${DENIAL_VERBS})(?!\\p{L})`, 'iu');
/** Who denies a number is named right before the verb: "the railway, for its part, denied that 140 …". */
const MAX_TO_VERB = 60;
/** A comma between digits ends no clause. */
const END_OF_CLAUSE =
  /[;:.!?](?!\d)|,(?!\d)|(?<!\p{L})(?:and|but|und|aber|sondern|et|mais|y|pero|sino|но|але|ve|ama)(?!\p{L})/giu;

/** Warns of numbers that their source takes back, or that it has the claimant deny: "did not do 140 km/h", "denied that 140 …". */
export function checkDenied(built: readonly BuiltEntry[], texts: ReadonlyMap<EntryId, SourceText>): readonly Problem[] {
  const entries = entriesOf(built);
  const namesOf = createSpeakerNames(entries);
  const namesOfClaimant = ({ claimant }: Figure): readonly string[] =>
    claimant === 'outlet' ? [] : isDescribed(claimant) ? [claimant.described] : namesOf(claimant).strict;
  return figuresInTexts(built, texts).flatMap(({ figure: entry, sentence }): Problem[] => {
    const at = sentence.toLowerCase().indexOf(entry.value.toLowerCase());
    if (at < 0) return [];
    const before = sentence.slice(0, at);
    const words = negationBefore(lastClause(before)) ?? denialBy(namesOfClaimant(entry), before);
    if (words === undefined) return [];
    return [
      {
        ...entry.position,
        entry: entry.id,
        wrong: `the source has "${words} ${entry.value}", which takes the number back`,
        right: 'file the number that it gives in its place, or say in `note` how this one is meant',
      },
    ];
  });
}

const lastClause = (before: string): string => before.slice([...before.matchAll(END_OF_CLAUSE)].at(-1)?.index ?? 0);

/** The verb with which one of these names denies what follows. */
function denialBy(names: readonly string[], before: string): string | undefined {
  const verb = DENIES.exec(before);
  if (verb === null) return undefined;
  const subject = before.slice(Math.max(0, verb.index - MAX_TO_VERB), verb.index);
  return createNamePlace(names)(subject) < 0 ? undefined : before.slice(verb.index).trim();
}
