/** The lists of the board. */
export const SECTIONS = ['waiting', 'misses', 'flags', 'review', 'reach', 'drafts'] as const;
export type Section = (typeof SECTIONS)[number];

/** What a button of the board does with one thing on it. */
const ACTIONS = ['draft', 'aside', 'alias', 'correct', 'settled'] as const;
export type BoardAction = (typeof ACTIONS)[number];

/** What the id of a button says. */
export type BoardId =
  | { readonly kind: 'show'; readonly section: Section; readonly page: number }
  | { readonly kind: 'do'; readonly action: BoardAction; readonly about: string };

const PREFIX = 'board:';
const SHOW = /^board:(?<section>[a-z]+):(?<page>[1-9]\d{0,3}):[tn]$/;
const DO = /^board:(?<action>[a-z]+)!(?<about>[\w:-]{1,60})$/;

/** Whether a button is one of the board's. */
export const isBoardId = (customId: unknown): customId is string =>
  typeof customId === 'string' && customId.startsWith(PREFIX);

/** A list, or a page of the one that is shown: two buttons of a message never have one id. */
export const writeShowId = (section: Section, page: number, isTab: boolean): string =>
  `${PREFIX}${section}:${page}:${isTab ? 't' : 'n'}`;

export const writeDoId = (action: BoardAction, about: string): string => `${PREFIX}${action}!${about}`;

/** Reads an id. It comes from outside, so nothing in it is trusted. */
export function readBoardId(customId: string): BoardId | undefined {
  const shown = SHOW.exec(customId)?.groups;
  const section = SECTIONS.find((one) => one === shown?.section);
  if (section !== undefined) return { kind: 'show', section, page: Number(shown?.page) };
  const done = DO.exec(customId)?.groups;
  const action = ACTIONS.find((one) => one === done?.action);
  return action === undefined ? undefined : { kind: 'do', action, about: done?.about ?? '' };
}
