/** What was looked at, and how it is. */
export interface Finding {
  /** `well`; `note`: it works, but something could be better; `trouble`: it does not work. */
  readonly state: 'well' | 'note' | 'trouble';
  readonly what: string;
  /** How it is, and where it is not well, what to do. */
  readonly words: string;
}

/** @param words how it is */
export const well = (what: string, words: string): Finding => ({ state: 'well', what, words });
/** @param words how it is, and what could be better */
export const note = (what: string, words: string): Finding => ({ state: 'note', what, words });
/** @param words what is wrong, and what to do */
export const trouble = (what: string, words: string): Finding => ({ state: 'trouble', what, words });
