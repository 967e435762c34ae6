import { SHORT_DIGEST, type Target } from '../../desk/guards.js';
import type { Proposal } from '../../desk/store/proposals.js';

/** What a button or a form of the desk is for, and its letter. Cards keep their buttons for long: a letter never changes its meaning. */
export const VERBS = {
  setup: 'u',
  propose: 'p',
  form: 'f',
  edit: 'e',
  send: 's',
  approve: 'a',
  tick: 'k',
  ask: 'c',
  reject: 'r',
  take: 't',
  withdraw: 'w',
  retry: 'y',
  reopen: 'o',
  undo: 'n',
  rebase: 'b',
  more: 'm',
  page: 'g',
  use: 'x',
} as const;
export type Verb = keyof typeof VERBS;

/** What the id of a button or form of the desk says. */
export interface DeskId {
  readonly verb: Verb;
  readonly target: Target;
}

const PREFIX = 'desk:';
const NOTHING: Target = { proposal: '', revision: 0, digest: '' };
const ID = /^desk:(?<letter>[a-z])(?::(?<proposal>[a-z0-9]{8}):(?<revision>0|[1-9]\d{0,5}):(?<digest>[0-9a-f]{0,8}))?$/;
const VERB_OF = new Map(Object.entries(VERBS).map(([verb, letter]) => [letter as string, verb as Verb]));

/** Whether a button or form is one of the desk's. */
export const isDeskId = (customId: unknown): customId is string =>
  typeof customId === 'string' && customId.startsWith(PREFIX);

/** The id of a button or form about a revision; about none where it begins something. */
export function writeDeskId(verb: Verb, target: Target = NOTHING): string {
  const head = `${PREFIX}${VERBS[verb]}`;
  return target === NOTHING ? head : `${head}:${target.proposal}:${target.revision}:${target.digest}`;
}

/** Reads an id. It comes from outside, so nothing in it is trusted. */
export function readDeskId(customId: string): DeskId | undefined {
  const { letter = '', proposal = '', revision = '0', digest = '' } = ID.exec(customId)?.groups ?? {};
  const verb = VERB_OF.get(letter);
  return verb === undefined ? undefined : { verb, target: { proposal, revision: Number(revision), digest } };
}

/** The revision that a proposal is at. */
export const targetOf = ({ id, revision, digest }: Proposal): Target => ({
  proposal: id,
  revision,
  digest: digest.slice(0, SHORT_DIGEST),
});
