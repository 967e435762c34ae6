import { compact } from '../../record/compact.js';
import type { RecordDate } from '../../record/dates.js';
import { dateSpan, UNKNOWN_DATE } from '../../record/dates.js';
import type { EntryKind } from '../../record/entries.js';
import type { Alias, EntryBase, LocalNames, OwnedName, Reading } from '../../record/entry-base.js';
import { splitQuotes, UnclosedQuotationError } from '../../record/quotes.js';
import type { Passage } from '../../record/statement.js';
import { excerpt, inWords, type Problem, withArticle } from '../problems.js';
import { KIND_OF, type ParsedEntry } from '../read/collector.js';
import type { Path } from '../read/yaml.js';
import type { KnownIds } from './known-ids.js';
import { referenceAt } from './reference-fields.js';
import { type Report, reporterOf } from './reporter.js';
import type { WrittenAliases, WrittenDate, WrittenLocalNames, WrittenNames, WrittenReading } from './schema.js';
import { isToBeWritten } from './to-be-written.js';
import { readDate } from './written-dates.js';

/** The list that entries of a kind are written under. */
const HOME: ReadonlyMap<EntryKind, string> = new Map(Object.entries(KIND_OF).map(([list, kind]) => [kind, list]));

/** Max entries that are offered for a name that several have. */
const MAX_NAMED = 5;

interface WrittenNaming {
  readonly name: string;
  readonly names?: WrittenLocalNames | undefined;
  readonly aliases?: WrittenAliases | undefined;
}

interface Named {
  readonly name: string;
  readonly names?: LocalNames;
  readonly aliases: readonly Alias[];
}

/** Reads the parts of one parsed entry (dates, references, names, passages) and reports what does not fit. */
export class EntryTools {
  constructor(
    readonly item: ParsedEntry,
    private readonly ids: KnownIds,
    problems: Problem[],
  ) {
    this.report = reporterOf(item, problems);
  }

  readonly report: Report;

  base(): EntryBase {
    const { written, file, place } = this.item;
    if (written.status !== 'draft') this.#reportUnwritten();
    return compact({
      id: written.id,
      formerly: written.formerly,
      status: written.status ?? 'live',
      revisions: (written.revisions ?? []).map((revision, index) =>
        compact({ ...revision, date: this.date(['revisions', index, 'date'], revision.date) ?? UNKNOWN_DATE }),
      ),
      reviewBy: this.date(['review_by'], written.review_by),
      note: written.note,
      position: { file, ...place([]) },
    });
  }

  #reportUnwritten(): void {
    for (const [key, value] of Object.entries(this.item.written))
      if (isToBeWritten(value))
        this.report(
          [key],
          `\`${key}\` is still to be written`,
          'write it, or make the entry `status: draft` until then',
        );
  }

  date(path: Path, written: WrittenDate | undefined, beside?: RecordDate['precision']): RecordDate | undefined {
    if (written === undefined) return undefined;
    const result = readDate(written, beside);
    if ('date' in result) return result.date;
    this.report(path, result.wrong, result.right);
    return undefined;
  }

  /** Checks that an id names an entry of a kind that the field may name. */
  reference(path: Path, id: string | undefined): string | undefined {
    if (id === undefined) return undefined;
    const wanted = referenceAt(KIND_OF[this.item.list], path).kinds;
    const kind = this.ids.kindOf(id);
    const what = inWords(wanted);
    if (kind === undefined) {
      if (this.ids.mayExist(id)) return id;
      const now = this.ids.idNow(id);
      if (now !== undefined) {
        this.report(path, `"${excerpt(id)}" is the former id of ${now}`, `write ${now}`);
        return id;
      }
      const named = this.ids.named(id, wanted).slice(0, MAX_NAMED);
      if (named.length > 0) {
        const [who = ''] = named;
        const right =
          named.length === 1 ? `write ${who}, whose name that is` : `write the one that is meant: ${inWords(named)}`;
        this.report(path, `no ${what} has the id "${excerpt(id)}"`, right);
        return id;
      }
      const near = this.ids.near(id, wanted);
      if (this.ids.hasUnreadableFile && near.length === 0) return id;
      const homes = inWords(wanted.map((each) => `\`${HOME.get(each)}\``));
      const right = near.length > 0 ? `did you mean ${inWords(near)}?` : `add it under ${homes}`;
      this.report(path, `no ${what} has the id "${excerpt(id)}"`, right);
    } else if (!wanted.includes(kind)) {
      this.report(path, `"${id}" is the id of ${withArticle(kind)}`, `name ${withArticle(what)}`);
    }
    return id;
  }

  /** An id or plain words: a word that is nearly an id is a slip. */
  words(path: Path, words: string): string {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(words) || this.ids.kindOf(words) !== undefined || this.ids.mayExist(words))
      return words;
    const near = this.ids.slipsOf(words);
    if (near.length > 0)
      this.report(
        path,
        `no entry has the id "${words}"`,
        `did you mean ${inWords(near)}? Write plain words for somebody not on file`,
      );
    return words;
  }

  optionalWords(path: Path, words: string | undefined): string | undefined {
    return words === undefined ? undefined : this.words(path, words);
  }

  /** The id of a place or body that is given by its id or its name; else the words as written. */
  bearerOf(path: Path, kind: 'place' | 'organisation', written: string | undefined): string | undefined {
    if (written === undefined) return undefined;
    if (this.ids.kindOf(written) === kind) return written;
    return this.ids.bearerOf(written, kind) ?? this.words(path, written);
  }

  aliases(written: WrittenAliases | undefined): Alias[] {
    if (written === undefined) return [];
    if (Array.isArray(written)) {
      return written.map((alias) =>
        typeof alias === 'string'
          ? { name: alias, strength: 'strong' }
          : { name: alias.name, strength: alias.strength ?? 'strong' },
      );
    }
    return [
      ...(written.strong ?? []).map((name): Alias => ({ name, strength: 'strong' })),
      ...(written.weak ?? []).map((name): Alias => ({ name, strength: 'weak' })),
    ];
  }

  /** One id or several, each of which must name an entry of a kind that the field may name. */
  references(key: string, written: string | string[] | undefined): string[] | undefined {
    return written === undefined
      ? undefined
      : many(written).map((id, index) => this.reference(Array.isArray(written) ? [key, index] : [key], id) ?? id);
  }

  /** The name, the names by language, and all others as aliases. */
  named({ name, names: written, aliases }: WrittenNaming): Named {
    const names = localNames(written);
    const known = this.aliases(aliases);
    const others = new Set(Object.values(names ?? {}).flat());
    for (const one of [name, ...known.map((alias) => alias.name)]) others.delete(one);
    return {
      name,
      ...(names === undefined ? {} : { names }),
      aliases: [...known, ...[...others].map((one): Alias => ({ name: one, strength: 'strong' }))],
    };
  }

  names(written: WrittenNames | undefined): OwnedName[] {
    return Object.entries(written ?? {}).flatMap(([owner, names]) => {
      this.words(['names_used_by', owner], owner);
      return [names].flat().map((name) => ({ owner, name }));
    });
  }

  passage(path: Path, written: string | undefined): Passage | undefined {
    if (written === undefined) return undefined;
    const [first = '', last, ...more] = written.split(/\s*(?:…|\.\.\.)\s*/u);
    if (more.length > 0 || !/\S/.test(first) || (last !== undefined && !/\S/.test(last))) {
      this.report(
        path,
        '`passage` does not have the form "first words … last words"',
        'write its first words, one …, and its last words',
      );
      return undefined;
    }
    return last === undefined ? { first } : { first, last };
  }

  reading(written: WrittenReading): Reading | undefined {
    if (written === undefined) return undefined;
    const on = this.date(['read', 'on'], written.on);
    if (on === undefined) return undefined;
    if (on.precision !== 'day')
      this.report(
        ['read', 'on'],
        '`on` is no day',
        'write the day on which the words were compared, such as 2024-05-07',
      );
    return compact({ on, extent: written.extent, note: written.note });
  }

  quotes(path: Path, says: string): void {
    try {
      const empty = splitQuotes(says).some((run) => run.quoted && !/[\p{L}\p{N}]/u.test(run.text));
      // Two of them may be a quotation in the manner of Swedish; an odd one has lost its partner.
      const outside = splitQuotes(says).filter((run) => !run.quoted);
      const isOdd = outside.reduce((count, run) => count + run.text.split('”').length - 1, 0) % 2 === 1;
      const lone = isOdd ? outside.find((run) => run.text.includes('”')) : undefined;
      if (lone !== undefined)
        this.report(
          path,
          `the quotation mark after "${excerpt(lone.text.slice(0, lone.text.indexOf('”')).slice(-40), 40)}" closes a quotation that was never opened`,
          'open it where the words of the speaker begin',
        );
      if (empty)
        this.report(
          path,
          'a pair of quotation marks has no words between them',
          'write the words or take the marks out',
        );
    } catch (error) {
      if (!(error instanceof UnclosedQuotationError)) throw error;
      this.report(
        path,
        `the quotation mark before "${excerpt(says.slice(error.offset + 1), 40)}" is never closed`,
        'close it where the words of the speaker end',
      );
    }
  }
}

/** Reports an end that lies before its start. */
export function endAfterStart(
  start: RecordDate | undefined,
  end: RecordDate | undefined,
  path: Path,
  tools: EntryTools,
): void {
  if (start?.iso && end?.iso && dateSpan(end).last < dateSpan(start).first) {
    tools.report(path, `the end ${end.iso} is before the start ${start.iso}`, 'write the later date as the end');
  }
}

/** Names by language, each language with a list. */
export const localNames = (written: WrittenLocalNames | undefined): LocalNames | undefined =>
  written === undefined
    ? undefined
    : Object.fromEntries(Object.entries(written).map(([tag, names]) => [tag, [names].flat()]));

/** One value or several, as a list. */
export function many<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
