import type { Hit } from '../hit.js';
import type { Subject } from '../names/subject.js';
import type { SubjectField } from './dictionary.js';
import type { DocumentFilter } from './document-filter.js';

/**
 * What a document may hold: a subject in a field, a stem in its texts, or its kind. A stem weighs as much as the weightiest field that it is
 * in, from 0 to 1 (`FIELD`, kept in steps of 1/255); a subject and a kind weigh 1.
 */
export type Term =
  | { readonly field: SubjectField; readonly subject: Subject }
  | {
      readonly stem: string;
      /** Where it is in fields of a smaller weight only, the document counts as one without it. */
      readonly minWeight?: number;
    }
  | { readonly kind: string };

/** A part of what is asked besides whose words: it adds its weight, times that of the weightiest of its terms that a document holds. */
export interface RankingPart {
  readonly anyOf: readonly Term[];
  readonly weight: number;
  /** Whether a document must match it: always, or where the whole query is understood (`RankingRequest.isWhole`). */
  readonly limit?: 'always' | 'where-whole';
  /** Whether a document that lacks it is as good: another word stands for the one that was typed. It adds nothing to the possible score. */
  readonly isExtra?: boolean;
  /** For the reader: why a document that matches it was found. */
  readonly why: string;
}

/** Puts some of the documents that match any part before others; it is no part itself. */
export interface Favour {
  readonly anyOf: readonly Term[];
  /** Documents that hold one of these are not favoured. */
  readonly noneOf?: readonly Term[];
  /** Added to the score of a document, whatever its terms weigh. */
  readonly weight: number;
}

/** Whose words, or counts of what, are asked for. */
export interface RankingBase {
  /**
   * The speakers named, one list for each name in the query. Asked for is what is `by` any of them or speaks for any (`voiceOf`). Of several
   * names, documents by or for one that are `about` another (of the other lists) are meant, whatever the filters; where there is none, any.
   */
  readonly speakers: readonly (readonly Subject[])[];
  /** What is counted: documents `about` any of these, and of the speakers' where both are named. */
  readonly metrics: readonly Subject[];
}

/**
 * A ranking as data: a weighted sum of parts, and an order. Whatever runs it has the same hits in the same order.
 *
 * Documents come from the base, else from those that match any part, else from all; filters and `except` take some of them away. Their
 * scores are the sum of parts and favours, in single precision. What is kept of them, in this order:
 * - `best` is the greatest score of those within the limits; without a base, a best below `leastBestOf` is no answer.
 * - Without parts, all; of a base of which nothing matches (`best` is 0), in a query not understood whole and without limits, all.
 * - Else, within the limits: those that match every part, where these are at most `RANK.maxRequired` and there is any; nothing where `best`
 *   is 0; with `needsAll` those that match `RANK.nearlyAll` of the parts, rounded up; else those with `RANK.minOfBest` of `best`.
 *
 * Without parts, those that hold a term of `foremost` come first, each in the order of the index. Else they are ordered by their step, which is the score rounded to `RANK.steps` steps of the best, and within a step by the order of the
 * index: the first `RANK.maxHits` are hits. Where fewer than `RANK.minHits` are kept, and there are parts, `related` fills up to as many.
 */
export interface RankingRequest {
  readonly base: RankingBase | undefined;
  readonly parts: readonly RankingPart[];
  readonly favours: readonly Favour[];
  /** Without parts, documents that hold one of these come first. */
  readonly foremost: readonly Term[];
  /** Documents by any of these, or by who speaks for them, are left out: nobody answers themselves. */
  readonly except: readonly Subject[];
  /** Where a kind of statement is asked for, what else is: documents must hold one of these. Of "her warnings about the dam" no other warning is an answer. */
  readonly beside: readonly Term[];
  readonly filter: DocumentFilter;
  /** Whether the query is understood whole, so that parts limited `where-whole` do limit. */
  readonly isWhole: boolean;
  /** Whether documents must match nearly all parts. */
  readonly needsAll: boolean;
  /** Whether a place or an event is named: then others' words on the very same thing are related, before what matches a part only. */
  readonly isSomewhere: boolean;
  /** The share of the query that was understood, 0 to 1: a hit's score is its share of the best, times this. */
  readonly coverage: number;
  /** For the reader: the names that settled the base, of every hit. */
  readonly named: readonly string[];
}

/** Entries in order, best first; of equals in the order of the index. */
export interface Ranked<T> {
  /** At most `RANK.maxHits`. */
  readonly hits: readonly Hit<T>[];
  /** Whether there are more hits than these. */
  readonly more: boolean;
  /**
   * Where the hits are few: first, where `isSomewhere` and there is a base, documents outside the base that match `RANK.nearlyAll` of the
   * parts (by how many they match); then what was not kept but is within the limits `always`, by the number of parts it matches, then its
   * step. Filters hold for both.
   */
  readonly related: readonly Hit<T>[];
  /** Whether anything of the parts matched: `best` is above 0. */
  readonly matchedParts: boolean;
}
