import { labelTable } from '../reading/labels.js';
import { buildNearest, type FindNearest } from './nearest.js';
import { buildPersonNames, type PersonNames } from './person-names.js';
import { buildPlaceNames, type PlaceNames } from './place-names.js';
import type { NameTable, Vocabulary } from './vocabulary.js';

/** All that is looked up by name. It depends on names alone: versions of a record with the same names share it. */
export interface KnownNames {
  readonly vocabulary: Vocabulary;
  readonly findNearest: FindNearest;
  readonly labels: NameTable;
  readonly people: PersonNames;
  readonly places: PlaceNames;
}

/** Makes the tables of all names. */
export const knownNames = (vocabulary: Vocabulary): KnownNames => ({
  vocabulary,
  findNearest: buildNearest(vocabulary),
  labels: labelTable(vocabulary),
  people: buildPersonNames(vocabulary),
  places: buildPlaceNames(vocabulary),
});
