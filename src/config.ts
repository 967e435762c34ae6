import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type DeskSettings,
  deskDatabase,
  landingOfSettings,
  landingSettings,
  missingForLanding,
} from './desk-settings.js';
import {
  defaultRecordFrom,
  type RecordFrom,
  readSearchSettings,
  recordFromProblems,
  type SearchSettings,
} from './search-settings.js';
import { isStrongKey } from './strong-key.js';

/** The bot's settings, as the environment gives them. */
export interface Config {
  /** Absent: the preview is served instead of logging in. */
  readonly discordToken?: string;
  /** Base address of REST, through which the gateway is found; absent: discord.com. */
  readonly discordApiUrl?: string;
  /** The application's Ed25519 key as 64 hexadecimal digits: interactions come over HTTP instead of the gateway. */
  readonly publicKey?: string;
  /** Where interactions come in over HTTP. */
  readonly interactions: Listening;
  /** Where whole stories are checked over HTTP; absent: nowhere. */
  readonly checkDoor?: CheckDoorSettings;
  /** Where health and metrics are served; absent: nowhere. */
  readonly metrics?: MonitorAddress;
  /** Answers per user and per server in ten seconds; 0: no limit. */
  readonly limits: { readonly user: number; readonly server: number };
  /** The id of the newsroom's own server: only there `/help` shows problems of the record; absent: nowhere. */
  readonly homeServer?: string;
  /** Where the editors' desk keeps open work; absent: there is no desk, and nothing is kept. */
  readonly desk?: DeskSettings;
  /** Whose manner plain text is in, where nobody asks for another: `ap, 81384788765712384=guardian`. */
  readonly houseStyle: string;
  /** The cluster in which is searched; absent: in memory. */
  readonly search?: SearchSettings;
  readonly port: number;
  readonly recordFrom: RecordFrom;
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly cacheDir: string;
  readonly logLevel: string;
  /** For the operator, about variables that have no effect. */
  readonly warnings: readonly string[];
}

type Folders = Pick<Config, 'knowledgeDir' | 'archiveDir'>;

/** Where a record is read from. */
export type RecordFolders = Pick<Config, 'knowledgeDir' | 'archiveDir' | 'cacheDir' | 'recordFrom'>;

/** A port of this machine, and the address it is bound to. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** The port for stories. */
export interface CheckDoorSettings extends Listening {
  /** The name of a file with the token that those bring who have stories checked; empty where none is named. */
  readonly tokenFile: string;
  /** Stories a minute; 0: no limit. */
  readonly perMinute: number;
}

/** The port for health and metrics. */
export interface MonitorAddress extends Listening {
  /** Host names that it may be reached by, besides those of this machine. */
  readonly allowedHosts: readonly string[];
}

/** A variable that cannot be used, in words that say what would be right. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

const SHARDS_REMOVED =
  'SHARDS has no effect any more: one process runs every shard that Discord recommends. For more than one process set DISCORD_PUBLIC_KEY (docs/running.md).';

const DESK_WITHOUT_HOME =
  'DESK_DB needs HOME_SERVER: set it to the id of the server whose editors decide what goes on file';

/** One folder for each invented story, with its record and source texts. */
const EXAMPLES_DIR = 'examples';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const url = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:/.test(text), 'must be an http or https address');
const port = z.coerce
  .number('must be a number between 0 and 65535')
  .int('must be a whole number')
  .min(0, 'must be at least 0')
  .max(65_535, 'must be at most 65535');
const limit = z.coerce.number('must be a number').int('must be a whole number').min(0, 'must be 0 (no limit) or more');
const host = z.string().regex(/^[\w.:-]+$/, 'must be an address such as 127.0.0.1');

const schema = z.object({
  DISCORD_TOKEN: z.string().regex(/^\S+$/, 'must hold no spaces: copy the token again').optional(),
  DISCORD_TOKEN_FILE: z.string().optional(),
  DISCORD_API_URL: url.optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits: copy the public key from General Information again')
    .refine(
      (hex) => !/^[0-9a-f]{64}$/i.test(hex) || isStrongKey(hex),
      'is no key of an application: anybody could sign with it. Copy the public key from General Information again',
    )
    .optional(),
  INTERACTIONS_PORT: port.default(8080),
  INTERACTIONS_HOST: host.default('127.0.0.1'),
  CHECK_PORT: port.optional(),
  CHECK_HOST: host.default('127.0.0.1'),
  CHECK_TOKEN_FILE: z.string().optional(),
  CHECK_LIMIT: limit.default(60),
  METRICS_PORT: z.union([z.literal('off'), port], 'must be "off" or a number between 0 and 65535').default(9464),
  METRICS_HOST: host.default('127.0.0.1'),
  METRICS_ALLOWED_HOSTS: z
    .string()
    .regex(/^[\w.-]+(?:\s*,\s*[\w.-]+)*$/, 'must be host names with commas between')
    .optional(),
  USER_LIMIT: limit.default(30),
  SERVER_LIMIT: limit.default(300),
  HOME_SERVER: z
    .string()
    .regex(
      /^\d{17,20}$/,
      'must be the id of a server: switch on Developer Mode, right-click the server, Copy Server ID',
    )
    .optional(),
  DESK_DB: deskDatabase.optional(),
  ...landingSettings,
  HOUSE_STYLE: z.string().default(''),
  RECORD_FROM: z.enum(['files', 'cluster'], 'must be files or cluster').optional(),
  PORT: port.default(3000),
  KNOWLEDGE_DIR: z.string().default('knowledge'),
  ARCHIVE_DIR: z.string().default('archive'),
  CACHE_DIR: z.string().default('.cache'),
  EXAMPLE: z.string().optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
});

/**
 * Reads the configuration; an empty variable counts as absent.
 * @param environment such as `process.env`
 * @throws {ConfigError} naming every bad variable at once, never its value
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const secrets = [tokenFromFile('DISCORD_TOKEN', present), tokenFromFile('DESK_FORGE_TOKEN', present)];
  const settings = Object.assign({}, present, ...secrets.map(({ found }) => found)) as typeof present;
  const parsed = schema.safeParse(settings);
  const example = exampleFolders(present);
  const search = readSearchSettings(present);
  const problems = [
    ...secrets.flatMap(({ problem = [] }) => problem),
    ...('problem' in example ? [example.problem] : []),
    ...('problems' in search ? search.problems : []),
    ...(present.DESK_DB !== undefined && present.HOME_SERVER === undefined ? [DESK_WITHOUT_HOME] : []),
    ...recordFromProblems(present),
    ...(present.DESK_DB === undefined ? [] : missingForLanding(settings)),
    ...(parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { data } = parsed;
  return {
    ...(data.DISCORD_TOKEN === undefined ? {} : { discordToken: data.DISCORD_TOKEN }),
    ...(data.DISCORD_API_URL === undefined ? {} : { discordApiUrl: data.DISCORD_API_URL }),
    ...(data.DISCORD_PUBLIC_KEY === undefined ? {} : { publicKey: data.DISCORD_PUBLIC_KEY.toLowerCase() }),
    interactions: { host: data.INTERACTIONS_HOST, port: data.INTERACTIONS_PORT },
    ...(data.CHECK_PORT === undefined ? {} : { checkDoor: checkDoorSettings(data, data.CHECK_PORT) }),
    ...(data.METRICS_PORT === 'off' ? {} : { metrics: monitorAddress(data, data.METRICS_PORT) }),
    limits: { user: data.USER_LIMIT, server: data.SERVER_LIMIT },
    ...(data.HOME_SERVER === undefined ? {} : { homeServer: data.HOME_SERVER }),
    ...(data.DESK_DB === undefined || data.HOME_SERVER === undefined
      ? {}
      : {
          desk: {
            database: data.DESK_DB,
            homeServer: data.HOME_SERVER,
            ...landingOfSettings(data),
          },
        }),
    houseStyle: data.HOUSE_STYLE,
    ...('problems' in search ? {} : search),
    recordFrom: data.RECORD_FROM ?? defaultRecordFrom(present),
    port: data.PORT,
    knowledgeDir: data.KNOWLEDGE_DIR,
    archiveDir: data.ARCHIVE_DIR,
    cacheDir: data.CACHE_DIR,
    ...('problem' in example ? {} : example),
    logLevel: data.LOG_LEVEL,
    warnings: present.SHARDS === undefined ? [] : [SHARDS_REMOVED],
  };
}

const checkDoorSettings = (
  { CHECK_HOST, CHECK_TOKEN_FILE = '', CHECK_LIMIT }: z.output<typeof schema>,
  checkPort: number,
): CheckDoorSettings => ({ host: CHECK_HOST, port: checkPort, tokenFile: CHECK_TOKEN_FILE, perMinute: CHECK_LIMIT });

const monitorAddress = (
  { METRICS_HOST, METRICS_ALLOWED_HOSTS }: z.output<typeof schema>,
  metricsPort: number,
): MonitorAddress => ({
  host: METRICS_HOST,
  port: metricsPort,
  allowedHosts: METRICS_ALLOWED_HOSTS?.split(/\s*,\s*/) ?? [],
});

/** A token in a file, as Docker and systemd hand secrets over. The variable itself takes precedence. */
function tokenFromFile(
  name: 'DISCORD_TOKEN' | 'DESK_FORGE_TOKEN',
  settings: Readonly<Record<string, string | undefined>>,
): { readonly found?: Readonly<Record<string, string>>; readonly problem?: string } {
  const file = settings[`${name}_FILE`];
  if (file === undefined || settings[name] !== undefined) return {};
  try {
    const token = readFileSync(file, 'utf8').trim();
    if (token !== '') return { found: { [name]: token } };
    return { problem: `${name}_FILE names an empty file: put the token into ${file}` };
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return { problem: `${name}_FILE names a file that cannot be read (${code}): ${file}` };
  }
}

/** An example's record and source texts, which take precedence over KNOWLEDGE_DIR and ARCHIVE_DIR: a copied .env sets both. */
function exampleFolders({
  EXAMPLE: name,
}: Readonly<Record<string, string | undefined>>): Partial<Folders> | { readonly problem: string } {
  if (name === undefined) return {};
  const names = exampleNames();
  if (names.includes(name)) {
    const folder = join(EXAMPLES_DIR, name);
    return { knowledgeDir: join(folder, 'knowledge'), archiveDir: join(folder, 'archive') };
  }
  const right = names.length === 0 ? `there are none in ${EXAMPLES_DIR}/ here` : `choose one of ${names.join(', ')}`;
  return { problem: `EXAMPLE names no example: ${right}` };
}

function exampleNames(): string[] {
  try {
    return readdirSync(EXAMPLES_DIR, { withFileTypes: true }).flatMap((each) =>
      each.isDirectory() ? [each.name] : [],
    );
  } catch {
    return [];
  }
}
