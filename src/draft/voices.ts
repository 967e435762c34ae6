import type { Gender, SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import type { EntryId } from '../record/entry-base.js';
import type { KnownNames } from './known-names.js';
import type { NounPhrase } from './phrases.js';
import { type Span, wordsAt } from './span.js';
import { isOne, type Token } from './tokens.js';

/** Somebody who speaks in a text, by all the places that name them there. */
export interface Voice {
  /** The fullest name in the text, or the words for somebody without one. */
  readonly words: Span;
  readonly hasName: boolean;
  /** Who it is on file. */
  readonly entry?: EntryId;
  /** What they are, in the words of the text, where it stands beside the name. */
  readonly post?: Span;
}

interface KeptVoice {
  words: Span;
  hasName: boolean;
  entry?: EntryId;
  post?: Span;
  gender?: Gender;
  /** Folded words of its names so far. */
  names: string[][];
  /** Where it was a subject last; -1 where it was none. */
  lastAt: number;
  /** Where it was named last. */
  namedAt: number;
}

/** How far back a pronoun reaches, in UTF-16 units. */
const MAX_REACH = 900;
const NEAR = 250;
const MAX_POST_WORDS = 2;
const AGE = /\d+[-‐](?:year[-‐]old|jährige[rnm]?|летн\p{L}+|річн\p{L}+)$/iu;
const DEFINITE = /^(?:the|der|die|das|le|la|l’|el)$/u;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*/gu;

/** Who speaks in one text, in the order of the text. */
export class Voices {
  readonly #kept: KeptVoice[] = [];
  #isClear = false;

  constructor(
    private readonly text: string,
    private readonly known: KnownNames,
    private readonly lexicon: SpeechLexicon,
  ) {}

  /** The voice of a phrase; for a pronoun, of whom it stands for. Undefined where a pronoun stands for nobody named. */
  of(phrase: NounPhrase, tokens: readonly Token[], gender: Gender | undefined): Voice | undefined {
    if (phrase.gender !== undefined) return this.meant(phrase.gender, phrase.span.start);
    // "The 54-year-old": whoever was spoken of.
    if (phrase.name === undefined && AGE.test(wordsAt(this.text, phrase.span))) {
      const meant = this.meant(genderOf(phrase, tokens, this.lexicon), phrase.span.start);
      if (meant !== undefined) return meant;
    }
    const found = this.#named(phrase, tokens);
    found.lastAt = phrase.span.start;
    found.namedAt = phrase.span.start;
    const own = genderOf(phrase, tokens, this.lexicon) ?? gender;
    if (found.gender === undefined && own !== undefined) found.gender = own;
    return found;
  }

  /** Whether the pronoun that was read last can mean one person only. */
  get isClear(): boolean {
    return this.#isClear;
  }

  /** Whether a name is that of somebody spoken of before, or on file. */
  knows(name: Span): boolean {
    const words = this.#wordsOf(name);
    const written = wordsAt(this.text, name);
    return (
      this.known.find(written, written) !== undefined ||
      this.#kept.some((one) => one.names.some((own) => isSameName(own, words)))
    );
  }

  /** Notes somebody who is named without being the subject: a pronoun means them where it can mean nobody else. */
  note(phrase: NounPhrase, tokens: readonly Token[], isSubject: boolean): void {
    const found = this.#named(phrase, tokens);
    found.namedAt = phrase.span.start;
    if (isSubject) found.lastAt = Math.max(found.lastAt, phrase.span.start);
  }

  /** Whoever a pronoun at a place means: the last subject that fits it. Without a gender, the last one. */
  meant(gender: Gender | undefined, at: number): Voice | undefined {
    const near = this.#kept
      .filter((one) => one.namedAt <= at && at - one.namedAt < MAX_REACH)
      .sort((a, b) => b.lastAt - a.lastAt || b.namedAt - a.namedAt);
    const fitting = near.filter((one) => one.gender === undefined || gender === undefined || one.gender === gender);
    const isOfPeople = gender === 'm' || gender === 'f';
    // "She" is no body on file, however that is called.
    const named = (one: KeptVoice): boolean =>
      one.entry === undefined || !isOfPeople ? one.hasName || this.#isPerson(one) : this.#isPerson(one);
    const likely =
      this.lexicon.language !== 'en' || gender === undefined
        ? fitting
        : fitting.filter((one) =>
            isOfPeople
              ? named(one) || one.gender === gender
              : !named(one) || one.gender === gender || this.#isBody(one),
          );
    const all = likely.length > 0 ? likely : fitting;
    // A person by name before a body, where both were spoken of just now.
    const first =
      (isOfPeople
        ? (all.find((one) => named(one) && one.lastAt >= 0 && at - one.lastAt < NEAR) ??
          all.find((one) => named(one) && at - one.namedAt < NEAR))
        : undefined) ?? all[0];
    this.#isClear = false;
    if (first === undefined) return undefined;
    // A pronoun is clear where the subject just before it is the only one by name whom it fits.
    const others = fitting.filter((one) => one !== first && named(one) && at - one.namedAt < NEAR);
    this.#isClear = named(first) && first.lastAt >= 0 && at - first.lastAt < NEAR && others.length === 0;
    if (first.gender === undefined && gender !== undefined) first.gender = gender;
    first.lastAt = at;
    first.namedAt = at;
    return first;
  }

  #isPerson = ({ entry }: KeptVoice): boolean => entry !== undefined && this.known.isPerson(entry);
  #isBody = ({ entry }: KeptVoice): boolean => entry !== undefined && !this.known.isPerson(entry);

  #named(phrase: NounPhrase, tokens: readonly Token[]): KeptVoice {
    const span = phrase.name ?? withoutArticle(phrase, tokens, this.lexicon);
    const names = this.#wordsOf(span);
    const entry = this.known.find(wordsAt(this.text, phrase.name ?? phrase.span), wordsAt(this.text, phrase.span));
    const there =
      this.#kept.find(
        (one) => (entry !== undefined && one.entry === entry) || one.names.some((own) => isSameName(own, names)),
      ) ?? (phrase.name === undefined && entry === undefined ? this.#byPost(phrase, names, tokens) : undefined);
    const post = postOf(phrase);
    if (there === undefined) {
      const voice: KeptVoice = {
        words: phrase.name ?? phrase.span,
        hasName: phrase.name !== undefined,
        names: [names],
        lastAt: -1,
        namedAt: phrase.span.start,
        ...(entry === undefined ? {} : { entry }),
        ...(post === undefined ? {} : { post }),
      };
      this.#kept.push(voice);
      return voice;
    }
    if (there.entry === undefined && entry !== undefined) there.entry = entry;
    if (there.post === undefined && post !== undefined) there.post = post;
    if (phrase.name !== undefined && names.length > Math.max(...there.names.map((one) => one.length))) {
      there.words = phrase.name;
      there.hasName = true;
    }
    if (!there.names.some((own) => own.length === names.length && own.every((word, at) => word === names[at])))
      there.names.push(names);
    return there;
  }

  /** "The minister", after the text has named a health minister: the last one whose post ends so. */
  #byPost(phrase: NounPhrase, words: readonly string[], tokens: readonly Token[]): KeptVoice | undefined {
    const isDefinite =
      DEFINITE.test(tokens[phrase.from]?.key ?? '') ||
      (/^(?:ru|uk|tr)$/.test(this.lexicon.language) && phrase.end - phrase.from === 1);
    if (!isDefinite || words.length > MAX_POST_WORDS) return undefined;
    const wanted = words.at(-1) ?? '';
    const isHead = (post: Span): boolean => {
      const all = this.#wordsOf(post).filter((word) => !this.lexicon.words.articles.has(word));
      // What somebody is stands first or last in a post, by language: ministre de la Santé, health minister.
      const head = (/^(?:en|de|tr)$/.test(this.lexicon.language) ? all.at(-1) : all[0]) ?? '';
      return isSameWord(head, wanted) || (this.lexicon.areNounsCapital && head.endsWith(wanted));
    };
    return this.#kept
      .filter(({ post, lastAt }) => post !== undefined && phrase.span.start - lastAt < MAX_REACH && isHead(post))
      .sort((a, b) => b.lastAt - a.lastAt)[0];
  }

  #wordsOf(span: Span): string[] {
    return (wordsAt(this.text, span).match(WORD) ?? []).map((word) => word.toLowerCase().replace(/['’]s?$/u, ''));
  }
}

/** The words before a name that say what its bearer is. */
function postOf({ name, span, post }: NounPhrase): Span | undefined {
  if (post !== undefined) return post;
  return name === undefined || name.start - span.start < 3 ? undefined : { start: span.start, end: name.start - 1 };
}

const withoutArticle = ({ from, end, span }: NounPhrase, tokens: readonly Token[], lexicon: SpeechLexicon): Span =>
  end - from > 1 && isOne(tokens[from], 'articles', lexicon)
    ? { start: tokens[from + 1]?.start ?? span.start, end: span.end }
    : span;

/** One name is the end of the other, in any case that it may stand in. */
function isSameName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  const offset = long.length - short.length;
  return short.every((word, index) => isSameWord(word, long[index + offset] ?? ''));
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // A case ending: Горак, Горака.
  return (
    short.length >= 4 &&
    long.length - short.length <= 3 &&
    /\p{Script=Cyrillic}/u.test(a) &&
    long.startsWith(short.slice(0, -1))
  );
}

/** What an article or a feminine form tells of whom it stands before. */
function genderOf(
  phrase: NounPhrase,
  tokens: readonly Token[],
  { language, areNounsCapital, words }: SpeechLexicon,
): Gender | undefined {
  const first = tokens[phrase.from]?.key ?? '';
  if (/^(?:la|una|une|die|eine|cette|esta)$/.test(first)) return 'f';
  if (/^(?:le|el|un|der|ein|ce|este)$/.test(first)) return language === 'de' && first === 'ein' ? undefined : 'm';
  if (/^(?:les|los|las|des|these|both|two|three|several|оба|два|две|обидва|дві)$/.test(first)) return 'p';
  if (/^(?:das)$/.test(first)) return 'n';
  if (areNounsCapital) {
    const post = tokens
      .slice(phrase.from, phrase.end)
      .find(({ key }) => key.length > 5 && /(?:in|frau)$/u.test(key) && words.roles.has(key));
    if (post !== undefined) return 'f';
  }
  return undefined;
}
