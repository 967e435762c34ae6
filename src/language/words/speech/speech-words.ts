import type { StatementKind } from '../../../record/statement.js';

/** Kinds of statement that a verb may tell. */
export type CueKind = Exclude<StatementKind, 'no-position' | 'narration' | 'action'>;

/**
 * How a language says who says something, written to be read and mended by hand. Words are parted by spaces, words of a phrase are joined
 * by `_`, and the marks of a language's own endings are explained in its file.
 */
export interface SpeechWords {
  /** Verbs that attribute words, in marks or not, a line a kind: `warning = warned warns`. */
  readonly verbs: string;
  /** Verbs that attribute words in marks only: called it “a joke”. */
  readonly naming: string;
  /** Verbs of much else, which attribute a few words in marks where their subject is somebody: found it “strange”. */
  readonly weak: string;
  /** Verbs in two parts, `part … part`, a line a kind. */
  readonly parted: string;
  /** Before whoever says it: according to. */
  readonly before: string;
  /** After whoever says it. */
  readonly after: string;
  /** Forms of verbs above that are as often nouns. */
  readonly nouns: string;
  /** What begins a clause that is said: that. */
  readonly that: string;
  /** Parts of a verb, and words that may stand between a subject and its verb. */
  readonly between: string;
  readonly articles: string;
  readonly prepositions: string;
  /** Those that join a noun to another: of, for. */
  readonly joining: string;
  readonly and: string;
  /** What begins a clause about somebody: who. */
  readonly relative: string;
  /** What begins a clause beside the main one, and words that no subject begins with. */
  readonly beside: string;
  /** Pronouns for a speaker: `m`, `f`, `n` and `p` for several, a line each. */
  readonly pronouns: string;
  /** Phrases that attribute to somebody named before: in her words. A line each, as `pronouns`. */
  readonly own: string;
  /** Posts and trades that stand before a name with a capital of their own. */
  readonly roles: string;
  /** Forms of address before a name. */
  readonly titles: string;
  /** Small words inside a name. */
  readonly particles: string;
  /** What things in quotation marks are: ship, film, party. */
  readonly things: string;
  /** Words that give a name or take words in doubt: named, so-called. */
  readonly named: string;
  /** Words that say that something is still to come. */
  readonly ahead: string;
  /** Forms of verbs by which a sentence without anything else is still somebody’s account: „Der Gewinn sei gestiegen.“ */
  readonly reported: string;
  /** Whether the verb stands at the end of its sentence. */
  readonly isVerbLast?: boolean;
  /** Whether a verb needs no subject. */
  readonly isSubjectDropped?: boolean;
  /** Whether every noun has a capital. */
  readonly areNounsCapital?: boolean;
  /** Whether a verb is the second part of its sentence, whatever the first is. */
  readonly isVerbSecond?: boolean;
}
