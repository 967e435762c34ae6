import { peopleBegunBy } from '../names/person-names.js';
import { addGroup, type Draft, ofWantedKind } from './draft.js';

/** Pass 1: a query of one word that is no name but begins a few people's. */
export function readBeginning(draft: Draft): void {
  const { words, context } = draft;
  const { vocabulary, dictionary, people } = context;
  const [word] = words;
  if (word === undefined || words.length > 1) return;
  if (vocabulary.exact.has(word) || vocabulary.personWords.has(word) || dictionary.has(vocabulary.stem(word))) return;
  const subjects = ofWantedKind(draft, peopleBegunBy(word, vocabulary, people));
  if (subjects.length === 0) return;
  addGroup(draft, [word], 0, { subjects, how: 'part' });
  draft.taken[0] = true;
}
