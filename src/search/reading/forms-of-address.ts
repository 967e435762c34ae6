import { isFormOfAddress, mayBeFormOfAddress } from '../../language/words/forms-of-address.js';
import type { Draft } from './draft.js';
import { isPeople } from './people.js';

/**
 * "Mr Berg", "Frau Falk": a form of address before a name is no part of it, also where it is in somebody else's name as filed. Runs
 * when names as spelt are known, of which it may be part.
 */
export function leaveOutFormsOfAddress(draft: Draft): void {
  draft.words.forEach((word, at) => {
    const own = draft.groups.find((group) => group.at <= at && at < group.at + group.words.length);
    if (own !== undefined && (own.words.length > 1 || !isPeople(own))) return;
    if (!isBefore(draft, at) || !(isFormOfAddress(word) || (mayBeFormOfAddress(word) && isBeforeName(draft, at))))
      return;
    draft.groups = draft.groups.filter((group) => group !== own);
    draft.taken[at] = true;
  });
}

/** Whether another word is typed right behind. */
const isBefore = ({ typedPlaces }: Draft, at: number): boolean => typedPlaces[at + 1] === (typedPlaces[at] ?? 0) + 1;

const isBeforeName = ({ groups }: Draft, at: number): boolean =>
  groups.some((group) => group.at === at + 1 && isPeople(group));
