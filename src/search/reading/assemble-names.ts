import { assemble, type NameWord } from './assemble.js';
import { type Draft, inQueryOrder } from './draft.js';
import { isPeople, namesTwoPeople } from './people.js';

/** Pass 4: words that each may mean many people, put together to the one person whom they all name, or to somebody who is not on file. */
export function assembleNames(draft: Draft): void {
  const { context, groups } = draft;
  const assembled = assemble(nameWordsOf(draft), context.vocabulary, context.people, context.script !== 'latin');
  if (assembled.verdict === 'another') {
    draft.near.add(assembled.subject);
    draft.strangerName = true;
    return;
  }
  if (assembled.verdict === 'none') {
    if (namesTwoPeople(inQueryOrder(groups))) draft.strangerName = true;
    return;
  }
  if (!context.kinds.has('person')) return;
  const at = new Set(assembled.at);
  const words = draft.words.filter((_, index) => at.has(index));
  const kept = groups.filter((group) => !group.words.some((_, index) => at.has(group.at + index)));
  draft.groups = [...kept, { words, at: Math.min(...at), subjects: [assembled.subject], how: 'typo' }];
  draft.unknown = draft.unknown.filter((word) => !words.includes(word));
  draft.near.clear();
  draft.strangerName = false;
}

/** The words that may belong to one name: those that name people so far, single words that are guessed, and unknown ones. */
function nameWordsOf({ groups, guesses }: Draft): NameWord[] {
  const named = groups
    .filter(
      // What a word of the language means is no part of a name.
      (group) => isPeople(group) || (group.how !== 'exact' && group.how !== 'related' && group.words.length === 1),
    )
    .flatMap(({ words, subjects, at }) =>
      words.map((word, index) => ({ at: at + index, word, subjects, guessed: false, together: words.length > 1 })),
    );
  return [...named, ...guesses].sort((a, b) => a.at - b.at);
}
