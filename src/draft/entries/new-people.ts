import { speechLexicon } from '../../language/words/speech/speech-lexicon.js';
import type { EntryId } from '../../record/entry-base.js';
import { fold } from '../../search/words/fold.js';
import { type Draft, languageAt } from '../found.js';
import { type Span, wordsAt } from '../span.js';
import { isOne, tokensOf } from '../tokens.js';
import type { Voice } from '../voices.js';
import { bodiesOf, bodyCalled } from './bodies.js';
import { type ComposeOptions, type EntryToWrite, withKey } from './entry-to-write.js';
import type { IdMaker } from './ids.js';

/** Who speaks, as an entry names them: the id of somebody on file or new, or the words of the text. */
export type WrittenSpeaker = string | { readonly described: string };

/** Names those who speak in a text, and makes entries of people who are not on file. */
export class NewPeople {
  readonly #new = new Map<Voice, { readonly id: string; readonly entry: EntryToWrite }>();

  constructor(
    private readonly draft: Draft,
    private readonly options: ComposeOptions,
    private readonly ids: IdMaker,
  ) {}

  get entries(): readonly EntryToWrite[] {
    return [...this.#new.values()].map(({ entry }) => entry);
  }

  /** How an entry names a voice. */
  written(voice: Voice): WrittenSpeaker {
    if (voice.entry !== undefined) return voice.entry;
    const words = wordsAt(this.options.text, voice.words);
    if (isSameWords(words, this.options.source.publisher)) return this.options.ownVoice;
    if (!voice.hasName || !isPersonsName(words)) return this.#bodyMeant(voice.words) ?? { described: words };
    const there = this.#new.get(voice);
    if (there !== undefined) return there.id;
    const id = this.ids(words, '');
    const title = voice.post === undefined ? undefined : this.withoutArticle(voice.post);
    const keys = [
      ...withKey('id', id),
      ...withKey('status', 'draft'),
      ...withKey('name', words),
      ...withKey('roles', title === undefined ? undefined : [{ title }]),
    ];
    this.#new.set(voice, {
      id,
      entry: { list: 'people', tier: 'likely', comments: ['Not on file under this name.'], keys },
    });
    return id;
  }

  /** “Her ministry”: the one body called so among those of the people on file who speak in the text. */
  #bodyMeant(words: Span): EntryId | undefined {
    const { quotations, reports } = this.draft;
    const { people, organisations } = this.options.record;
    const speaking = new Set([...quotations, ...reports].flatMap(({ voice }) => voice?.entry ?? []));
    const bodies = people.filter(({ id }) => speaking.has(id)).flatMap((one) => bodiesOf(one, organisations));
    const called = this.withoutArticle(words);
    return called === wordsAt(this.options.text, words) ? undefined : bodyCalled(called, [...new Set(bodies)]);
  }

  /** The words of a post without what stands before it. */
  withoutArticle(post: Span): string {
    const { text } = this.options;
    const lexicon = speechLexicon(languageAt(this.draft, post));
    const tokens = tokensOf(text, post, [], lexicon);
    const first = tokens.find((token) => !isOne(token, 'articles', lexicon)) ?? tokens[0];
    return text.slice(first?.start ?? post.start, post.end).trim();
  }
}

/** A report that names its own outlet speaks of itself. */
const isSameWords = (a: string, b: string): boolean => withoutThe(a) === withoutThe(b);
const withoutThe = (words: string): string => fold(words).replace(/^(?:the|der|die|das|le|la|les|el|los|las) /u, '');

const MIN_NAME_WORDS = 2;
const MAX_NAME_WORDS = 5;

/** Two words or more with capitals, of which none is what only bodies are called. */
function isPersonsName(words: string): boolean {
  const parts = words.split(/\s+/u);
  if (parts.length < MIN_NAME_WORDS || parts.length > MAX_NAME_WORDS) return false;
  return !parts.some((word) => BODY.test(word) || /^\p{Lu}{2,}$/u.test(word));
}

const BODY =
  /^(?:bank|institute|university|union|council|board|group|office|agency|commission|association|federation|ministry|court|club|united|party|company|committee|department|police|army|parliament|senate|government|league|society|foundation|trust|service|authority|centre|center|church|press|news|times|inc|ltd|plc|ag|gmbh|verband|verein|partei|ministerium|gericht|institut|universität|gewerkschaft|amt|rat|banque|syndicat|parti|ministère|tribunal|banco|sindicato|partido|ministerio|universidad|банк|партия|партія|министерство|міністерство|суд|совет|рада|профсоюз|профспілка|университет|університет|bankası|partisi|bakanlığı|üniversitesi|sendikası|kurulu)$/iu;
