import { compact } from '../../record/compact.js';
import type { RecordDate } from '../../record/dates.js';
import { dateSpan, UNKNOWN_DATE } from '../../record/dates.js';
import type { Alias, EntryBase, EntryKind, OwnedName, Passage } from '../../record/entries.js';
import { splitQuotes, UnclosedQuotationError } from '../../record/quotes.js';
import { excerpt, inWords, type Problem, withArticle } from '../problems.js';
import { KIND_OF, type ParsedEntry } from '../read/collector.js';
import type { Path } from '../read/yaml.js';
import type { KnownIds } from './known-ids.js';
import { referenceAt } from './reference-fields.js';
import type { WrittenAliases, WrittenDate, WrittenNames } from './schema.js';
import { readDate } from './written-dates.js';

const HOME: Readonly<Record<EntryKind, string>> = {
  source: 'sources',
  person: 'people',
  organisation: 'organisations',
  place: 'places',
  metric: 'metrics',
  event: 'events',
  statement: 'statements',
  figure: 'figures',
};

/** Reads the parts of one parsed entry (dates, references, names, passages) and reports what does not fit. */
export class EntryTools {
  constructor(
    readonly item: ParsedEntry,
    private readonly ids: KnownIds,
    private readonly problems: Problem[],
  ) {}

  readonly report = (path: Path, wrong: string, right: string, part: 'key' | 'value' = 'value'): void => {
    this.problems.push({
      file: this.item.file,
      ...this.item.place(path, part),
      entry: this.item.written.id,
      wrong,
      right,
    });
  };

  base(): EntryBase {
    const { written, file, place } = this.item;
    return compact({
      id: written.id,
      status: written.status ?? 'live',
      revisions: (written.revisions ?? []).map((revision, index) =>
        compact({ ...revision, date: this.date(['revisions', index, 'date'], revision.date) ?? UNKNOWN_DATE }),
      ),
      reviewBy: this.date(['review_by'], written.review_by),
      note: written.note,
      position: { file, ...place([]) },
    });
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
      const near = this.ids.near(id, wanted);
      if (this.ids.hasUnreadableFile && near.length === 0) return id;
      const homes = inWords(wanted.map((each) => `\`${HOME[each]}\``));
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

  quotes(path: Path, says: string): void {
    try {
      const empty = splitQuotes(says).some((run) => run.quoted && !/[\p{L}\p{N}]/u.test(run.text));
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

/** One value or several, as a list. */
export function many<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
