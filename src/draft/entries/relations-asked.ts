import { ANSWERS, BEGINS_WITH_DENIAL, CORRECTS, REPEATS, RETRACTS } from '../../language/words/relation-cues.js';
import type { CueKind } from '../../language/words/speech/speech-words.js';
import { dateInWords, parseDate, UNKNOWN_DATE } from '../../record/dates.js';
import type { EntryId } from '../../record/entry-base.js';
import { addToGroup } from '../../record/group-by.js';
import { speakerId } from '../../record/speakers.js';
import { spokenForBy, spokenForIn } from '../../record/speaks-for.js';
import type { RelationKind, Statement } from '../../record/statement.js';
import type { OnFile, RelationAsked } from './entry-to-write.js';
import { namesOf, tellingWords } from './names-in-words.js';

/** A drafted statement, as far as its relations go. */
export interface ToRelate {
  /** Who says it, where that is somebody on file. */
  readonly speaker?: EntryId;
  readonly kind: CueKind;
  readonly says: string;
  /** Its sentence without what is quoted in it. */
  readonly around: string;
  /** The words of its first quotation. */
  readonly quoted?: string;
  readonly event?: EntryId;
  readonly topics: readonly EntryId[];
  /** ISO day. */
  readonly day?: string;
}

/** What an editor is asked, in a line; where it is about a relation of the statement, that too. */
export interface Question {
  readonly words: string;
  readonly relation?: RelationAsked;
}

type Side = ReadonlySet<EntryId>;
interface Filed {
  readonly of: Statement;
  readonly side: Side;
}

interface Around {
  readonly side: Side;
  readonly near: readonly Filed[];
  readonly own: readonly Filed[];
  readonly others: readonly Filed[];
}

const MAX_NAMED = 3;
const isCharge = ({ of }: Filed): boolean => of.kind === 'accusation' || of.kind === 'condemnation';

/** Asks which entries on file a drafted statement is related to. It never says that it is: that is for an editor to see. */
export class RelationsAsked {
  readonly #chains = new Map<EntryId, ReadonlySet<EntryId>>();
  readonly #byEvent = new Map<EntryId, Statement[]>();
  readonly #filed = new Map<Statement, Filed>();
  #callers: ReadonlyMap<string, ReadonlySet<EntryId>> | undefined;

  constructor(
    private readonly record: OnFile,
    source: EntryId,
  ) {
    for (const of of record.statements)
      if (of.source !== source && of.status === 'live' && of.kind !== 'narration' && of.event !== undefined)
        addToGroup(this.#byEvent, of.event, of);
  }

  /**
   * Whether words that begin with a denial – “Nobody …”, “We never …” – are taken for one: others have accused the speaker’s side before.
   * @returns the topics that all charges of their accusers share; undefined for any other words
   */
  asDenial(one: ToRelate): readonly EntryId[] | undefined {
    if (one.kind !== 'assertion' || !BEGINS_WITH_DENIAL.test(one.quoted ?? '')) return undefined;
    const { side, others } = this.#around(one);
    const against = others.filter((other) => isCharge(other) && this.#names(other.of.says, side));
    const charges = others.filter(
      (other) => isCharge(other) && against.some((charge) => isSameSide(charge.side, other.side)),
    );
    return charges.length === 0 ? undefined : sharedTopics(charges);
  }

  /** What an editor is asked. */
  about(one: ToRelate): Question[] {
    if (one.speaker === undefined) return [];
    const { side, near, own, others } = this.#around(one);
    return [
      ...this.#ask('retracts', RETRACTS.test(one.around) ? own : [], one, side),
      ...this.#ask('corrects', CORRECTS.test(one.around) ? near : [], one, side),
      ...this.#ask('repeats', REPEATS.test(one.around) ? own : [], one, side),
      ...this.#reply(one, others, side),
      ...this.#accusation(one, side),
    ];
  }

  /** What is on file of an event and what it came after, up to a day: the speaker’s own, and that of other sides. */
  #around({ speaker, day, event }: ToRelate): Around {
    if (speaker === undefined) return { side: new Set(), near: [], own: [], others: [] };
    const on = (day === undefined ? undefined : parseDate(day)) ?? UNKNOWN_DATE;
    const side = sideOf(speaker, spokenForBy(speaker, on, this.record.byId));
    const near = [...this.#chainOf(event)]
      .flatMap((id) => this.#of(id))
      .filter(({ of }) => day === undefined || of.said.iso <= day);
    // Their own, or of a body that they speak for: others who speak for it as well are others.
    const own = near.filter(({ of }) => side.has(speakerId(of.speaker) ?? ''));
    const others = near.filter((other) => !isSameSide(other.side, side));
    return { side, near, own, others };
  }

  /** What is on file of an event, with whom each speaks for. */
  #of(event: EntryId): Filed[] {
    return (this.#byEvent.get(event) ?? []).map((of) => {
      const there = this.#filed.get(of) ?? {
        of,
        side: sideOf(speakerId(of.speaker), spokenForIn(of, this.record.byId)),
      };
      this.#filed.set(of, there);
      return there;
    });
  }

  /** What a statement may deny, answer or contradict of what others have said before. */
  #reply(one: ToRelate, others: readonly Filed[], side: Side): Question[] {
    const charges = others.filter(isCharge);
    if (one.kind === 'denial') return this.#ask('denies', charges, one, side);
    const answered = charges.length > 0 ? charges : others.filter(({ of }) => of.kind === 'demand');
    if (ANSWERS.test(one.around) || one.kind === 'promise' || one.kind === 'explanation')
      return this.#ask('answers', answered, one, side);
    const isOfSame = ({ of }: Filed): boolean =>
      of.event === one.event && of.kind === one.kind && of.topics.some((topic) => one.topics.includes(topic));
    return this.#ask('contradicts', one.kind === 'assertion' ? others.filter(isOfSame) : [], one, side);
  }

  /** Whom an accusation is against, and what they have said to it since. */
  #accusation(one: ToRelate, side: Side): Question[] {
    const { against, replies } = this.#answered(one, side);
    if (against.size === 0) return [];
    const answered = replies.length === 0 ? '' : `; is it answered by ${inWords(replies.slice(0, MAX_NAMED))}`;
    return [{ words: `An accusation against ${[...against].join(', ')}${answered}?` }];
  }

  /** The topics that all answers to an accusation share which those accused have given since. */
  topicsOfAnswers(one: ToRelate): readonly EntryId[] {
    const { replies } = this.#answered(one, this.#around(one).side);
    return sharedTopics(replies);
  }

  #answered(
    { kind, says, event, day }: ToRelate,
    side: Side,
  ): { readonly against: Side; readonly replies: readonly Filed[] } {
    const against = new Set(kind === 'accusation' ? [...this.#namedIn(says)].filter((id) => !side.has(id)) : []);
    if (against.size === 0 || against.size > MAX_NAMED) return { against: new Set(), replies: [] };
    const replies = (event === undefined ? [] : this.#of(event)).filter(
      ({ of, side: theirs }) =>
        (of.kind === 'denial' || of.relations.some((relation) => relation.kind === 'answers')) &&
        isSameSide(theirs, against) &&
        (day === undefined || of.said.iso === '' || of.said.iso >= day),
    );
    return { against, replies };
  }

  #ask(kind: RelationKind, found: readonly Filed[], { says, topics, event }: ToRelate, side: Side): Question[] {
    if (found.length === 0) return [];
    const own = tellingWords([says]);
    const worth = ({ of }: Filed): number =>
      [...tellingWords([of.says])].filter((word) => own.has(word)).length +
      (this.#names(of.says, side) ? 1 : 0) +
      (of.event === event ? 1 : 0) +
      2 * of.topics.filter((topic) => topics.includes(topic)).length;
    const best = found
      .map((one) => ({ one, worth: worth(one) }))
      .sort((a, b) => b.worth - a.worth || (a.one.of.said.iso < b.one.of.said.iso ? 1 : -1))
      .slice(0, MAX_NAMED);
    const named = best.map(({ one }) => one);
    return [{ words: `${kind} – ${inWords(named)}?`, relation: { kind, entries: named.map(({ of }) => of.id) } }];
  }

  /** Whether words name somebody of a side. */
  #names(says: string, side: Side): boolean {
    return isSameSide(this.#namedIn(says), side);
  }

  /** Whom words name: people by the last word of their name, bodies by a word that no other’s name has. */
  #namedIn(says: string): Side {
    this.#callers ??= callersOf(this.record);
    const callers = this.#callers;
    return new Set(
      [...tellingWords([says])].flatMap((word) => {
        const called = callers.get(word);
        return called?.size === 1 ? [...called] : [];
      }),
    );
  }

  /** An event, and all that it came after or is a part of. */
  #chainOf(event: EntryId | undefined): ReadonlySet<EntryId> {
    if (event === undefined) return new Set();
    const known = this.#chains.get(event);
    if (known !== undefined) return known;
    const chain = new Set<EntryId>([event]);
    for (const id of chain) {
      const entry = this.record.byId.get(id);
      if (entry?.entry !== 'event') continue;
      for (const before of [...entry.follows, ...(entry.partOf === undefined ? [] : [entry.partOf])]) chain.add(before);
    }
    this.#chains.set(event, chain);
    return chain;
  }
}

/** Who is called by a word. */
function callersOf({ people, organisations }: OnFile): ReadonlyMap<string, ReadonlySet<EntryId>> {
  const callers = new Map<string, Set<EntryId>>();
  const add = (word: string, id: EntryId): void => {
    callers.set(word, (callers.get(word) ?? new Set()).add(id));
  };
  for (const { id, name } of people) {
    const last = [...tellingWords([name])].at(-1);
    if (last !== undefined) add(last, id);
  }
  for (const one of organisations) for (const word of tellingWords(namesOf(one))) add(word, one.id);
  return callers;
}

const sharedTopics = ([first, ...others]: readonly Filed[]): readonly EntryId[] =>
  first?.of.topics.filter((topic) => others.every(({ of }) => of.topics.includes(topic))) ?? [];

const sideOf = (speaker: EntryId | undefined, others: Side): Side =>
  new Set([...(speaker === undefined ? [] : [speaker]), ...others]);
const isSameSide = (a: Side, b: Side): boolean => [...a].some((id) => b.has(id));

const inWords = (found: readonly Filed[]): string =>
  found.map(({ of }) => `${of.id}${of.said.iso === '' ? '' : ` (${dateInWords(of.said)})`}`).join(', ');
