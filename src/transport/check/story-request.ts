import { z } from 'zod';
import { readLabels, UnknownLabelError } from '../../check/read-labels.js';
import { REPORT_FORMATS, type ReportFormat } from '../../check/report/formats.js';
import { type StoryFile, type StoryKind, storyKindOf } from '../../check/story/story-file.js';
import { FAULTS, type Label } from '../../check/verdict-grades.js';

/** What somebody asks to be checked, and how the report is wanted. */
export interface StoryRequest {
  readonly file: StoryFile;
  readonly format: ReportFormat;
  readonly failOn: readonly Label[];
}

/** A request that is not answered: the status, and what would be right. */
export class BadRequestError extends Error {
  constructor(
    readonly status: 400 | 415,
    message: string,
  ) {
    super(message);
    this.name = 'BadRequestError';
  }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const KINDS: ReadonlyMap<string, StoryKind> = new Map([
  ['text/plain', 'plain'],
  ['text/markdown', 'markdown'],
  [DOCX, 'docx'],
]);
const ENDINGS: Readonly<Record<StoryKind, string>> = { plain: '.txt', markdown: '.md', docx: '.docx' };

const name = z.string().max(200);
const query = z.strictObject({
  format: z.enum(REPORT_FORMATS, `must be one of ${REPORT_FORMATS.join(', ')}`).default('json'),
  'fail-on': z.string().max(1_000).optional(),
  name: name.optional(),
});
const json = z.strictObject({ text: z.string(), name: name.optional() });

/**
 * Reads a request to `POST /check`.
 * @throws {BadRequestError} when it cannot be understood
 */
export function readStoryRequest(
  headers: { readonly type: string | undefined; readonly encoding: string | undefined },
  search: unknown,
  body: Uint8Array,
): StoryRequest {
  const parsed = query.safeParse(search);
  if (!parsed.success)
    throw new BadRequestError(400, `The address may hold format, fail-on and name: ${inWords(parsed.error)}.`);
  if (headers.encoding !== undefined && headers.encoding !== 'identity')
    throw new BadRequestError(415, 'Send the story as it is, without Content-Encoding.');
  const { format, name: ownName, 'fail-on': failOn } = parsed.data;
  return {
    file: readFile(headers.type?.split(';', 1)[0]?.trim().toLowerCase() ?? '', body, ownName),
    format,
    failOn: failOn === undefined ? FAULTS : labelsIn(failOn),
  };
}

function readFile(type: string, body: Uint8Array, ownName: string | undefined): StoryFile {
  if (type === 'application/json') {
    const story = json.safeParse(parseJson(body));
    if (!story.success)
      throw new BadRequestError(400, 'The body must be {"text": "…", "name": "…"}; name may be absent.');
    const named = ownName ?? story.data.name;
    const kind = named === undefined ? undefined : storyKindOf(named);
    return {
      name: nameFor(named, kind === undefined || kind === 'docx' ? 'markdown' : kind),
      bytes: new TextEncoder().encode(story.data.text),
    };
  }
  const kind = KINDS.get(type);
  if (kind === undefined)
    throw new BadRequestError(415, `Content-Type must be one of ${[...KINDS.keys(), 'application/json'].join(', ')}.`);
  return { name: nameFor(ownName, kind), bytes: body };
}

/** A name with the ending of its kind: what was sent says what it is, not what it is called. */
const nameFor = (named: string | undefined, kind: StoryKind): string =>
  named === undefined || named.trim() === ''
    ? `story${ENDINGS[kind]}`
    : storyKindOf(named) === kind
      ? named
      : `${named}${ENDINGS[kind]}`;

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function labelsIn(text: string): readonly Label[] {
  try {
    return readLabels(text);
  } catch (error) {
    if (!(error instanceof UnknownLabelError)) throw error;
    throw new BadRequestError(400, error.message);
  }
}

/** What is wrong, without what was sent. */
const inWords = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path, code, message }) => (code === 'unrecognized_keys' ? 'nothing else' : `${path.join('.')} ${message}`))
    .join('; ');
