/** Where a proposal is on its way into the record. */
export const STATES = [
  'draft',
  'proposed',
  'changes-requested',
  'approved',
  'landing',
  'landed',
  'live',
  'stuck',
  'rejected',
  'withdrawn',
  'overtaken',
  'expired',
] as const;
export type State = (typeof STATES)[number];

/** Who may do something. `proposer`: only the person who proposed it; `machine`: the desk itself, no person. */
export type Role = 'editor' | 'approver' | 'proposer' | 'machine';

interface Action {
  readonly by: Role;
  /** From which state to which. Every pair that is not here is refused. */
  readonly arrows: Partial<Readonly<Record<State, State>>>;
}

/** What can be done with a proposal, and by whom. */
export const ACTIONS = {
  send: { by: 'editor', arrows: { draft: 'proposed', 'changes-requested': 'proposed' } },
  take: { by: 'editor', arrows: { proposed: 'proposed' } },
  /** The first of two approvals. */
  second: { by: 'approver', arrows: { proposed: 'proposed' } },
  approve: { by: 'approver', arrows: { proposed: 'approved' } },
  ask: { by: 'approver', arrows: { proposed: 'changes-requested' } },
  reject: { by: 'approver', arrows: { proposed: 'rejected' } },
  withdraw: {
    by: 'proposer',
    arrows: { draft: 'withdrawn', proposed: 'withdrawn', 'changes-requested': 'withdrawn', overtaken: 'withdrawn' },
  },
  begin: { by: 'machine', arrows: { approved: 'landing' } },
  land: { by: 'machine', arrows: { landing: 'landed' } },
  show: { by: 'machine', arrows: { landed: 'live' } },
  stick: { by: 'machine', arrows: { landing: 'stuck', landed: 'stuck' } },
  retry: { by: 'approver', arrows: { stuck: 'landing' } },
  reopen: { by: 'approver', arrows: { stuck: 'proposed' } },
  overtake: {
    by: 'machine',
    arrows: { proposed: 'overtaken', 'changes-requested': 'overtaken', approved: 'overtaken', landing: 'overtaken' },
  },
  rebase: { by: 'editor', arrows: { overtaken: 'proposed' } },
  expire: { by: 'machine', arrows: { draft: 'expired', proposed: 'expired', 'changes-requested': 'expired' } },
} as const satisfies Readonly<Record<string, Action>>;
export type ActionName = keyof typeof ACTIONS;

/** States that nothing leads out of, and those that wait for nobody. */
export const OPEN_STATES: readonly State[] = [
  'proposed',
  'changes-requested',
  'approved',
  'landing',
  'landed',
  'stuck',
];

/** Where an action leads; undefined where it cannot be done. */
export const stateAfter = (from: State, action: ActionName): State | undefined =>
  (ACTIONS[action].arrows as Action['arrows'])[from];

/** @throws {Error} where the store holds a state that this version does not know */
export function stateFrom(text: string): State {
  const state = STATES.find((one) => one === text);
  if (state === undefined) throw new Error(`the desk's store holds an unknown state: ${text.slice(0, 40)}`);
  return state;
}
