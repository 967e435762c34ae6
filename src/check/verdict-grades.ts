import type { Judged } from './verdicts.js';

/** `clean`: nothing to do; `caution`: somebody has to look; `fault`: as it stands it must not be printed. */
export type Grade = 'clean' | 'caution' | 'fault';

/** How grave each verdict is. A verdict that is missing here does not compile. */
export const VERDICT_GRADES = {
  exact: 'clean',
  matches: 'clean',
  'not-judged': 'clean',
  translation: 'caution',
  'looks-like': 'caution',
  'common-words': 'caution',
  part: 'caution',
  rendering: 'caution',
  superseded: 'caution',
  'not-on-file': 'caution',
  withdrawn: 'fault',
  'before-correction': 'fault',
  altered: 'fault',
  joined: 'fault',
  'other-speaker': 'fault',
  qualifier: 'fault',
  'other-claimant': 'fault',
  'other-scope': 'fault',
} as const satisfies Readonly<Record<Judged['verdict'], Grade>>;

/** How grave it is what the desk must know of the entries that words or a number were judged by, beside the verdict. */
export const CAUTION_GRADES = {
  retracted: 'fault',
  denied: 'caution',
  corrected: 'caution',
  noted: 'caution',
  translated: 'caution',
  'later-by-others': 'caution',
  unproven: 'caution',
} as const satisfies Readonly<Record<string, Grade>>;
export type Caution = keyof typeof CAUTION_GRADES;

/** What a gate can stop at: a verdict, or a caution. */
export type Label = Judged['verdict'] | Caution;

const GRADES: Readonly<Record<Label, Grade>> = { ...VERDICT_GRADES, ...CAUTION_GRADES };
export const LABELS = Object.keys(GRADES) as readonly Label[];
/** What a gate stops at by default. */
export const FAULTS: readonly Label[] = LABELS.filter((label) => GRADES[label] === 'fault');

const ORDER: readonly Grade[] = ['clean', 'caution', 'fault'];

/** The gravest grade of some labels; `clean` for none. */
export const gravest = (labels: readonly Label[]): Grade =>
  labels.map((label) => GRADES[label]).reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), 'clean');
