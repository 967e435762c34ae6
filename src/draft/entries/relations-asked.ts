import { ANSWERS, BEGINS_WITH_DENIAL, CORRECTS, REPEATS, RETRACTS } from '../../language/words/relation-cues.js';
import type { CueKind } from '../../language/words/speech/speech-words.js';
import { dateInWords, parseDate, UNKNOWN_DATE } from '../../record/dates.js';
import type { EntryId } from '../../record/entry-base.js';
import { speakerId } from '../../record/speakers.js';
import { spokenForBy, spokenForIn } from '../../record/speaks-for.js';
import type { RelationKind, Statement } from '../../record/statement.js';
import type { OnFile } from './entry-to-write.js';
import { namesOf, tellingWords } from './names-in-words.js';

/** A drafted statement, as far as its relations go. */
export interface ToRelate {
  /** Whoever says it, where that is somebody on file. */
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

type Side = ReadonlySet<EntryId>;
interface Filed {
  readonly of: Statement;
  readonly side: Side;
}

const MAX_NAMED = 3;

/** Asks which entries on file a drafted statement is related to. It never says that it is: that is for an editor to see. */
export class RelationsAsked {
  readonly #chains = new Map<EntryId, ReadonlySet<EntryId>>();
  readonly #filed: readonly Filed[];

  constructor(
    private readonly record: OnFile,
    source: EntryId,
  ) {
    this.#filed = record.statements
      .filter((of) => of.source !== source && of.status === 'live' && of.kind !== 'narration')
      .map((of) => ({ of, side: sideOf(speakerId(of.speaker), spokenForIn(of, record.byId)) }));
  }

  /** Questions, one a line: `answers – <ids>?`. */
  about(one: ToRelate): string[] {
    const { speaker, day, event } = one;
    if (speaker === undefined) return [];
    const on = (day === undefined ? undefined : parseDate(day)) ?? UNKNOWN_DATE;
    const side = sideOf(speaker, spokenForBy(speaker, on, this.record.byId));
    const chain = this.#chainOf(event);
    const near = this.#filed.filter(
      ({ of }) =>
        event !== undefined &&
        of.event !== undefined &&
        chain.has(of.event) &&
        (day === undefined || of.said.iso <= day),
    );
    // Their own, or of a body that they speak for: others who speak for it as well are others.
    const own = near.filter(({ of }) => side.has(speakerId(of.speaker) ?? ''));
    const others = near.filter((other) => !isSameSide(other.side, side));
    return [
      ...this.#ask('retracts', RETRACTS.test(one.around) ? own : [], one, side),
      ...this.#ask('corrects', CORRECTS.test(one.around) ? near : [], one, side),
      ...this.#ask('repeats', REPEATS.test(one.around) ? own : [], one, side),
      ...this.#reply(one, others, side),
      ...this.#accusation(one, side),
    ];
  }

  /** What a statement may deny, answer or contradict of what others have said before. */
  #reply(one: ToRelate, others: readonly Filed[], side: Side): string[] {
    const charges = others.filter(({ of }) => of.kind === 'accusation' || of.kind === 'condemnation');
    const isDenial = one.kind === 'denial' || BEGINS_WITH_DENIAL.test(one.quoted ?? '');
    if (isDenial) return this.#ask('denies', charges, one, side);
    const answered = charges.length > 0 ? charges : others.filter(({ of }) => of.kind === 'demand');
    if (ANSWERS.test(one.around) || one.kind === 'promise' || one.kind === 'explanation')
      return this.#ask('answers', answered, one, side);
    const isOfSame = ({ of }: Filed): boolean =>
      of.event === one.event && of.kind === one.kind && of.topics.some((topic) => one.topics.includes(topic));
    return this.#ask('contradicts', one.kind === 'assertion' ? others.filter(isOfSame) : [], one, side);
  }

  /** Whom an accusation is against, and what they have said to it already. */
  #accusation({ kind, says, event, day }: ToRelate, side: Side): string[] {
    if (kind !== 'accusation') return [];
    const { people, organisations } = this.record;
    const accused = [...people, ...organisations].filter(
      (one) => !side.has(one.id) && this.#names(says, new Set([one.id])),
    );
    const against = new Set(accused.map(({ id }) => id));
    if (against.size === 0 || against.size > MAX_NAMED) return [];
    const replies = this.#filed.filter(
      ({ of, side: theirs }) =>
        (of.kind === 'denial' || of.relations.some((relation) => relation.kind === 'answers')) &&
        of.event === event &&
        isSameSide(theirs, against) &&
        (day === undefined || of.said.iso === '' || of.said.iso >= day),
    );
    const answered = replies.length === 0 ? '' : `; is it answered by ${inWords(replies.slice(0, MAX_NAMED))}?`;
    return [`An accusation against ${[...against].join(', ')}${answered || '?'}`];
  }

  #ask(kind: RelationKind, found: readonly Filed[], { says, topics, event }: ToRelate, side: Side): string[] {
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
    return [`${kind} – ${inWords(best.map(({ one }) => one))}?`];
  }

  /** Whether words name somebody of a side: by a name, or by a word that no other body’s name has. */
  #names(says: string, side: Side): boolean {
    const there = tellingWords([says]);
    return [...side].some((id) => {
      const entry = this.record.byId.get(id);
      if (entry?.entry === 'person') return there.has([...tellingWords([entry.name])].at(-1) ?? '');
      if (entry?.entry !== 'organisation') return false;
      const others = tellingWords(this.record.organisations.filter((other) => other.id !== id).flatMap(namesOf));
      return [...tellingWords(namesOf(entry))].some((word) => !others.has(word) && there.has(word));
    });
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

const sideOf = (speaker: EntryId | undefined, others: Side): Side =>
  new Set([...(speaker === undefined ? [] : [speaker]), ...others]);
const isSameSide = (a: Side, b: Side): boolean => [...a].some((id) => b.has(id));

const inWords = (found: readonly Filed[]): string =>
  found.map(({ of }) => `${of.id}${of.said.iso === '' ? '' : ` (${dateInWords(of.said)})`}`).join(', ');
