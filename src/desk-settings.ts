import { z } from 'zod';

/** The editors' desk. */
export interface DeskSettings {
  readonly database: DeskDatabase;
  /** The id of the one server whose editors decide. */
  readonly homeServer: string;
  /** How approved entries come into the record; absent: committed where it is in a git work tree, else written. */
  readonly landing?: 'files' | 'commit' | 'pull-request';
  /** Where requests are opened; there where `landing` is `pull-request`. */
  readonly forge?: ForgeSettings;
  /** Where commits are pushed to; absent: nowhere. */
  readonly push?: PushTarget;
}

/** A file of this machine, or a PostgreSQL server that several hosts share. */
export type DeskDatabase =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'postgres'; readonly address: string };

/** A repository on a forge that speaks GitHub's API. */
export interface ForgeSettings {
  /** The address of the API, without a slash at its end. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  /** The branch that requests are to be merged into. */
  readonly branch: string;
  /** The folder of the record in the repository, with forward slashes; empty where that is its root. */
  readonly folder: string;
  readonly token: string;
}

/** A branch of another repository, by the name that git knows it by here. */
export interface PushTarget {
  readonly remote: string;
  readonly branch: string;
}

const POSTGRES = /^postgres(?:ql)?:\/\//;

/** Where the desk keeps open work, as the environment names it. */
export const deskDatabase = z
  .string()
  .refine(
    (text) => POSTGRES.test(text) || !/^\w[\w+.-]+:\/\//.test(text),
    'must be the name of a file, such as desk.db, or an address that begins with postgres://',
  )
  .refine((text) => !POSTGRES.test(text) || URL.canParse(text), 'is no address: write postgres://user@host/database')
  .transform(
    (text): DeskDatabase => (POSTGRES.test(text) ? { kind: 'postgres', address: text } : { kind: 'file', path: text }),
  );

/** Names of branches as git allows them, and none that would be read as an option or leave the repository. */
const BRANCH = /^(?!-)(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)))[\w./-]*[\w-]$/;
const LOOPBACK = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/;

/** Tokens go over it: in the open only within this machine. */
const isPrivate = (text: string): boolean => {
  const { protocol, hostname, username, password } = new URL(text);
  return username + password === '' && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)));
};

/** Settings of how approved entries come into the record. */
export const landingSettings = {
  DESK_LANDING: z.enum(['files', 'commit', 'pull-request'], 'must be files, commit or pull-request').optional(),
  DESK_PUSH: z
    .string()
    .regex(/^[\w.][\w.-]*\/.+$/, 'must be a remote and a branch, such as origin/main')
    .transform((text): PushTarget => {
      const slash = text.indexOf('/');
      return { remote: text.slice(0, slash), branch: text.slice(slash + 1) };
    })
    .refine(({ branch }) => BRANCH.test(branch), 'names no branch: write origin/main')
    .optional(),
  DESK_FORGE_API: z
    .string()
    .refine(
      (text) => URL.canParse(text) && isPrivate(text),
      'must be an https address without a user, such as https://api.github.com',
    )
    .transform((text) => text.replace(/\/+$/, ''))
    .default('https://api.github.com'),
  DESK_FORGE_REPOSITORY: z
    .string()
    .regex(/^[\w-][\w.-]*\/[\w.-]*[\w-]$/, 'must be owner/name, such as the-daily/record')
    .optional(),
  DESK_FORGE_BRANCH: z.string().regex(BRANCH, 'must be the name of a branch, such as main').default('main'),
  DESK_FORGE_FOLDER: z
    .string()
    .transform((text) => text.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, ''))
    .refine((text) => !/(?:^|\/)\.\.?(?:\/|$)|\\/.test(text), 'must be a folder of the repository, such as knowledge')
    .default('knowledge'),
  DESK_FORGE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must hold no spaces: copy the token again')
    .optional(),
  DESK_FORGE_TOKEN_FILE: z.string().optional(),
};

type LandingSettings = z.output<z.ZodObject<typeof landingSettings>>;

/** What is needed beside `DESK_LANDING` and is not there, and what would have no effect. */
export function missingForLanding({
  DESK_LANDING: landing,
  DESK_PUSH: push,
  DESK_FORGE_REPOSITORY: repository,
  DESK_FORGE_TOKEN: token,
}: Readonly<Record<string, string | undefined>>): string[] {
  if (landing !== 'pull-request')
    return push !== undefined && landing === 'files'
      ? ['DESK_PUSH pushes commits, and DESK_LANDING=files makes none: leave one of them out']
      : [];
  return [
    ...(repository === undefined
      ? ['DESK_LANDING=pull-request needs DESK_FORGE_REPOSITORY: set it to owner/name of the repository of the record']
      : []),
    ...(token === undefined
      ? ['DESK_LANDING=pull-request needs DESK_FORGE_TOKEN_FILE: the name of a file with a token for the forge']
      : []),
    ...(push === undefined ? [] : ['DESK_PUSH is for DESK_LANDING=commit: a request is made on the forge itself']),
  ];
}

/** How approved entries come into the record, of settings that are whole. */
export function landingOfSettings(data: LandingSettings): Pick<DeskSettings, 'landing' | 'forge' | 'push'> {
  const { DESK_LANDING: landing, DESK_PUSH: push, DESK_FORGE_REPOSITORY: repository, DESK_FORGE_TOKEN: token } = data;
  return {
    ...(landing === undefined ? {} : { landing }),
    ...(push === undefined ? {} : { push }),
    ...(landing !== 'pull-request' || repository === undefined || token === undefined
      ? {}
      : {
          forge: {
            api: data.DESK_FORGE_API,
            repository,
            branch: data.DESK_FORGE_BRANCH,
            folder: data.DESK_FORGE_FOLDER,
            token,
          },
        }),
  };
}
