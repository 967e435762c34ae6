import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import type { Attribution } from './attribution.js';
import { firstSubject } from './before-verb.js';
import type { FoundCue } from './cues.js';
import type { Said, Tier } from './found.js';
import type { KnownNames } from './known-names.js';
import { phraseOf } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { type Span, wordsAt } from './span.js';
import { subjectOf } from './subjects.js';
import { genderOfVerb, lower, NOBODY, spanOf, tierOf } from './tiers.js';
import { type Voice, Voices } from './voices.js';

/** Says who speaks, sentence by sentence, and remembers who spoke. */
export class Speakers {
  readonly #voices: Voices;
  /** Whoever spoke last, and how sure that is. */
  #last: { readonly voice: Voice; readonly tier: Tier } | undefined;
  #isNewParagraph = true;

  constructor(
    private readonly text: string,
    names: KnownNames,
    private readonly lexicon: SpeechLexicon,
  ) {
    this.#voices = new Voices(text, names, lexicon);
  }

  /** @param isNew whether a sentence that is read next begins a paragraph */
  beginSentence(isNew: boolean): void {
    this.#isNewParagraph = isNew;
  }

  /** Whoever spoke last in the paragraph of the sentence that is read. */
  get lastInParagraph(): { readonly voice: Voice; readonly tier: Tier } | undefined {
    return this.#isNewParagraph ? undefined : this.#last;
  }

  /** Remembers who said something. */
  spoke({ voice, tier }: Said): void {
    if (voice !== undefined) this.#last = { voice, tier };
  }

  /** Who says words that are attributed so. */
  attributed(span: Span, sentence: Sentence, { how, cue, subject }: Attribution): Said {
    const kind = cue?.cue.kind ?? 'assertion';
    if (how === 'alone') return { ...this.#carried(span), kind };
    const passedOnBy = cue === undefined || subject === undefined ? [] : this.#passedOn(sentence, cue, subject);
    const found = { sentence: span, kind, passedOnBy, ...(cue === undefined ? {} : { cue: spanOf(sentence, cue) }) };
    const mentioned = subject === undefined ? {} : { mention: subject.phrase.span };
    const voice = this.#voiceOf(sentence, cue, subject);
    if (voice !== undefined) {
      const tier = tierOf(
        sentence,
        { how, ...(cue === undefined ? {} : { cue }), ...(subject === undefined ? {} : { subject }) },
        voice,
        this.#voices.isClear,
      );
      return { ...found, voice, tier, ...mentioned };
    }
    const last = this.#last;
    // A pronoun that means nobody is not the one who spoke last.
    if (last === undefined || (cue !== undefined && subject !== undefined && !this.lexicon.isSubjectDropped))
      return { ...found, tier: 'look', ...mentioned };
    return { ...found, voice: last.voice, tier: how === 'beside' ? 'look' : lower(last.tier) };
  }

  #carried(span: Span): Omit<Said, 'kind'> {
    const last = this.#last;
    if (last !== undefined)
      return { ...NOBODY(span), voice: last.voice, tier: this.#isNewParagraph ? lower(last.tier) : last.tier };
    const meant = this.#voices.meant(undefined, span.start);
    return meant === undefined ? NOBODY(span) : { ...NOBODY(span), voice: meant };
  }

  /** Who reports words without quoting them, and how sure that is; undefined where the sentence names nobody. */
  reporting(
    sentence: Sentence,
    cue: FoundCue,
    subject: Subject | undefined,
  ): (Pick<Said, 'tier' | 'passedOnBy'> & { readonly voice: Voice }) | undefined {
    const isDropped = subject === undefined && cue.how === 'verb' && this.lexicon.isSubjectDropped;
    const voice = this.#voiceOf(sentence, cue, subject) ?? (isDropped ? this.#last?.voice : undefined);
    if (voice === undefined) return undefined;
    const tier = tierOf(
      sentence,
      { how: 'ahead', cue, ...(subject === undefined ? {} : { subject }) },
      voice,
      this.#voices.isClear,
    );
    return { voice, tier, passedOnBy: subject === undefined ? [] : this.#passedOn(sentence, cue, subject) };
  }

  #voiceOf(sentence: Sentence, cue: FoundCue | undefined, subject: Subject | undefined): Voice | undefined {
    const at = sentence.tokens[cue?.at ?? 0]?.start ?? 0;
    if (cue?.how === 'own') return this.#voices.meant(cue.gender, at);
    if (subject !== undefined)
      return this.#voices.of(subject.phrase, sentence.tokens, genderOfVerb(sentence, cue, this.lexicon));
    return cue !== undefined && this.lexicon.isSubjectDropped ? this.#voices.meant(undefined, at) : undefined;
  }

  /** The voice of a subject that says nothing itself. */
  voiceOfSubject({ phrase }: Subject, sentence: Sentence): Voice | undefined {
    return this.#voices.of(phrase, sentence.tokens, undefined);
  }

  /** Whoever says that somebody else said it: an earlier verb of the sentence with a subject of its own. */
  #passedOn(sentence: Sentence, cue: FoundCue, subject: Subject): Voice[] {
    const outer = sentence.cues.filter(
      (one) => one.end <= Math.min(cue.at, subject.phrase.from) && one.how !== 'own' && one.cue.class === 'saying',
    );
    return outer.flatMap((one) => {
      const other = subjectOf(sentence, one);
      if (other === undefined || other.phrase.from === subject.phrase.from) return [];
      return this.#voices.of(other.phrase, sentence.tokens, undefined) ?? [];
    });
  }

  /** Somebody by a whole name may be meant by a pronoun later, even where somebody else speaks here. */
  noteNames({ tokens, lexicon }: Sentence): void {
    let isFirst = true;
    for (let at = 0; at < tokens.length; at += 1) {
      if (tokens[at]?.isCapital !== true || tokens[at + 1]?.isCapital !== true) continue;
      let end = at + 1;
      while (tokens[end]?.isCapital === true) end += 1;
      const phrase = phraseOf(tokens, at, end, lexicon);
      if (phrase?.name !== undefined && this.#isWhole(phrase.name)) {
        const before = tokens.slice(0, at);
        const isSubject = before.every(({ type, key }) => type === 'word' && !lexicon.words.prepositions.has(key));
        this.#voices.note(phrase, tokens, isFirst && isSubject);
        isFirst = false;
      }
      at = end - 1;
    }
  }

  #isWhole = (name: Span): boolean => / /.test(wordsAt(this.text, name));

  /** A sentence in which nobody speaks still says whom a pronoun after it means. */
  noteSubject(sentence: Sentence): void {
    const subject = firstSubject(sentence, sentence.tokens.length);
    if (subject === undefined) return;
    const { name, gender, from } = subject.phrase;
    if (gender === undefined && name === undefined && !this.#isNewParagraph && this.lexicon.language !== 'en') return;
    // Any noun that begins a sentence looks like a name in German.
    if (this.lexicon.areNounsCapital && name !== undefined && !this.#isWhole(name) && !this.#voices.knows(name)) {
      this.#voices.note(subject.phrase, sentence.tokens, false);
      return;
    }
    const voice = this.#voices.of(subject.phrase, sentence.tokens, undefined);
    // Words that nobody is said to say, after a sentence about somebody, are theirs.
    if (voice !== undefined && (voice.hasName || gender !== undefined) && from <= 1)
      this.#last = { voice, tier: 'likely' };
  }
}
