import type { QueryWords } from '../words/query-words.js';
import { readAides } from './aides.js';
import { readAlternatives } from './alternatives.js';
import { assembleNames } from './assemble-names.js';
import { readBeginning } from './beginnings.js';
import { readCountedGroups } from './counted-groups.js';
import { type ReadingContext, startDraft } from './draft.js';
import { readExactNames } from './exact-names.js';
import { leaveOutFormsOfAddress } from './forms-of-address.js';
import { readOffices } from './offices.js';
import type { Reading } from './reading.js';
import { readRemainingWords } from './remaining-words.js';
import { readSides } from './sides.js';
import { fillSlots } from './slots.js';
import { weigh } from './weigh.js';

/** Finds what a query names and which of its words are in the texts. The passes are described in docs/search.md. */
export function readQuery(query: QueryWords, context: ReadingContext): Reading {
  const draft = startDraft(query, context);
  readBeginning(draft);
  readExactNames(draft);
  leaveOutFormsOfAddress(draft);
  readAides(draft);
  readOffices(draft);
  readSides(draft);
  fillSlots(draft);
  readCountedGroups(draft);
  readRemainingWords(draft);
  assembleNames(draft);
  readAlternatives(draft);
  fillSlots(draft);
  return weigh(draft);
}
