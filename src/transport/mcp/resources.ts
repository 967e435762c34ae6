import {
  type ListResourcesResult,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import type { CommandContext } from '../../bot/command.js';
import { printableLine, printableValues } from '../../printable.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { SuggestScope } from '../../search/search.js';
import { claimantOf, nameOf, speakerOf } from '../../view/names.js';
import { recordInWords } from '../../view/record-age.js';
import { URI_TEMPLATE, uriOf } from './entry-uri.js';
import { sliceOf } from './slices/slice.js';

const PER_PAGE = 100;
/** The protocol's own limit. */
const MAX_COMPLETIONS = 100;
const JSON_TYPE = 'application/json';
const COMPLETED: readonly SuggestScope[] = ['claims', 'figures', 'source'];

/** Every entry of the record as a resource: listed page by page, read by its id, and completed by its name. */
export function addResources(server: McpServer, context: () => CommandContext): void {
  server.registerResource(
    'entry',
    // Listed below: a template's own list has no pages.
    new ResourceTemplate(URI_TEMPLATE, { list: undefined, complete: { id: (typed) => completeId(typed, context()) } }),
    {
      title: 'An entry of the record',
      description:
        'A statement, figure, event, person, body, place, source or term, with everything that attributes it',
      mimeType: JSON_TYPE,
    },
    (uri, { id }) => readEntry(uri.href, String(id), context()),
  );
  server.server.setRequestHandler('resources/list', ({ params }) => listEntries(context(), params?.cursor));
}

async function readEntry(uri: string, encoded: string, context: CommandContext): Promise<ReadResourceResult> {
  const id = decoded(encoded);
  const record = await context.archive.slice({ entries: [id] });
  const entry = sliceOf(id, { ...context, record });
  if (entry === undefined) throw new ResourceNotFoundError(uri, 'No entry of the record has this id');
  const { version } = context.record;
  const text = JSON.stringify(printableValues({ record: { version, inWords: recordInWords(context) }, entry }));
  return { contents: [{ uri, mimeType: JSON_TYPE, text }] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param cursor of the page before; absent: the first page */
async function listEntries({ archive }: CommandContext, cursor: string | undefined): Promise<ListResourcesResult> {
  const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
  const found = await archive.idsAfter(after, PER_PAGE + 1);
  if (found === undefined)
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      'This cursor leads nowhere, or the record has changed: list from the start',
    );
  const page = found.slice(0, PER_PAGE);
  const record = await archive.slice({ entries: page });
  const last = page.at(-1);
  return {
    resources: page.flatMap((id) => {
      const entry = record.byId.get(id);
      return entry === undefined ? [] : [{ uri: uriOf(id), ...titleOf(entry, record), mimeType: JSON_TYPE }];
    }),
    ...(last !== undefined && found.length > page.length ? { nextCursor: cursorAfter(last) } : {}),
  };
}

/** A page begins after an entry, and not at a number: a record that has changed meanwhile shifts nothing. */
const cursorAfter = (id: EntryId): string => Buffer.from(id).toString('base64url');

/** What an entry is, without a word of it: whoever wants the words reads it, with everything that belongs to them. */
function titleOf(entry: Entry, record: VerbatimRecord): { name: string; title: string } {
  const name = printableLine(entry.id);
  if (entry.status === 'withdrawn') return { name, title: `${entry.entry}, withdrawn` };
  return { name, title: printableLine(`${entry.entry}: ${aboutOf(entry, record)}`) };
}

function aboutOf(entry: Entry, record: VerbatimRecord): string {
  switch (entry.entry) {
    case 'statement':
      return [speakerOf(record, entry).name, entry.said.iso].filter(Boolean).join(', ');
    case 'figure':
      return `${claimantOf(record, entry).name}, ${nameOf(record, entry.metric)}`;
    case 'source':
      return [entry.publisher, entry.published.iso].filter(Boolean).join(', ');
    default:
      return entry.name;
  }
}

/** Ids that begin as typed, then those of entries that are called so. */
async function completeId(typed: string, { archive, search }: CommandContext): Promise<string[]> {
  const ids = await archive.idsBeginning(typed, { most: MAX_COMPLETIONS, ofWords: false });
  if (ids.length === MAX_COMPLETIONS) return [...ids];
  const named = (await Promise.all(COMPLETED.map((scope) => search.suggest(scope, typed)))).flat();
  // A topic that has no entry is called by its words.
  const { byId } = await archive.slice({ entries: named.map(({ id }) => id) });
  const suggested = named.flatMap(({ id }) => (byId.has(id) ? [id] : []));
  return [...new Set([...ids, ...suggested])].slice(0, MAX_COMPLETIONS);
}
