import { isFormOfAddress } from '../../language/words/forms-of-address.js';
import { words as folded } from '../words/fold.js';
import { isCapital } from './question-language.js';

/** Whether words begin with a form of address and a name: "Frau Berg" is no woman. */
export const beginsWithAddress = ([word = '', next = '']: readonly string[]): boolean =>
  isCapital(word) && isCapital(next) && folded(word).every(isFormOfAddress);
