import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Where statements, figures and sources are searched, instead of in memory: the nodes of an OpenSearch cluster. */
export interface SearchSettings {
  /** Addresses such as `https://search-1:9200`, without user and password. */
  readonly addresses: readonly string[];
  readonly user?: string;
  readonly password?: string;
  /** The certificate in PEM of the authority that signed those of the nodes, where the system does not know it. */
  readonly authority?: string;
  /** What the names of the indices begin with. */
  readonly prefix: string;
}

/** Where a process reads the record: from its files, or names and counts alone from the cluster, where the rest is looked up. */
export type RecordFrom = 'files' | 'cluster';

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings, or what is wrong with them. */
type Read = { readonly search?: SearchSettings } | { readonly problems: readonly string[] };

/** What OpenSearch allows in names of indices, and no star. */
const prefix = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,99}$/,
    'must begin with a letter or digit, and hold small letters, digits, - and _ only',
  );

/**
 * Reads where to search; an empty variable counts as absent.
 * @param environment such as `process.env`
 */
export function readSearchSettings(environment: Environment): Read {
  const { SEARCH_NODES: nodes, SEARCH_PASSWORD_FILE, SEARCH_CA_FILE, SEARCH_INDEX = 'verbatim' } = environment;
  if (nodes === undefined) return {};
  const urls = nodes.split(',').flatMap((node) => (node.trim() === '' ? [] : [node.trim()]));
  const parsed = urls.map((url) => (URL.canParse(url) ? new URL(url) : undefined));
  const problems: string[] = [];
  // Never the value: it may hold a password.
  if (parsed.length === 0 || parsed.some((url) => url === undefined || !/^https?:$/.test(url.protocol)))
    problems.push(
      'SEARCH_NODES must be http or https addresses with commas between, such as https://user:password@search-1:9200',
    );
  const name = prefix.safeParse(SEARCH_INDEX);
  if (!name.success) problems.push(`SEARCH_INDEX ${name.error.issues[0]?.message}`);
  const fromFile = contentOf('SEARCH_PASSWORD_FILE', SEARCH_PASSWORD_FILE);
  const authority = contentOf('SEARCH_CA_FILE', SEARCH_CA_FILE);
  for (const read of [fromFile, authority]) if (read.problem !== undefined) problems.push(read.problem);
  if (problems.length > 0) return { problems };
  const login = parsed.find((url) => url?.username !== '');
  const inAddress = login === undefined || login.password === '' ? undefined : decodeURIComponent(login.password);
  const password = inAddress ?? fromFile.content;
  return {
    search: {
      addresses: parsed.flatMap((url) => (url === undefined ? [] : [url.origin])),
      prefix: SEARCH_INDEX,
      ...(login === undefined ? {} : { user: decodeURIComponent(login.username) }),
      ...(password === undefined ? {} : { password }),
      ...(authority.content === undefined ? {} : { authority: authority.content }),
    },
  };
}

function contentOf(
  variable: string,
  file: string | undefined,
): { readonly content?: string; readonly problem?: string } {
  if (file === undefined) return {};
  try {
    const content = readFileSync(file, 'utf8').trim();
    return content === '' ? { problem: `${variable} names an empty file: ${file}` } : { content };
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return { problem: `${variable} names a file that cannot be read (${code}): ${file}` };
  }
}

const RECORD_WITHOUT_CLUSTER = 'RECORD_FROM=cluster needs SEARCH_NODES: set it to the nodes that hold the record';
const RECORD_WITHOUT_FILES =
  'DESK_DB needs the files of the record in the same process, so RECORD_FROM cannot be cluster: take one of the two away';

/** A process that searches in a cluster holds no record; the desk compares and changes its files. */
export const defaultRecordFrom = ({ SEARCH_NODES, DESK_DB }: Environment): RecordFrom =>
  SEARCH_NODES === undefined || DESK_DB !== undefined ? 'files' : 'cluster';

/** What is wrong with where the record is to be read from, in words. */
export function recordFromProblems({ RECORD_FROM, SEARCH_NODES, DESK_DB }: Environment): string[] {
  if (RECORD_FROM !== 'cluster') return [];
  return [
    ...(SEARCH_NODES === undefined ? [RECORD_WITHOUT_CLUSTER] : []),
    ...(DESK_DB === undefined ? [] : [RECORD_WITHOUT_FILES]),
  ];
}
