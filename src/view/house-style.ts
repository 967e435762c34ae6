import type { Language } from '../language/language.js';
import { dateSpan, type RecordDate } from '../record/dates.js';
import { FULL_MONTH_NAMES, MONTH_NAMES } from '../record/months.js';

/** Whose manner plain text can be in: dates, where a post stands, and quotation marks. */
export const HOUSE_STYLES = ['ap', 'reuters', 'afp', 'guardian'] as const;
export type HouseStyleName = (typeof HOUSE_STYLES)[number];

/** What they call themselves. */
export const HOUSE_STYLE_NAMES: Readonly<Record<HouseStyleName, string>> = {
  ap: 'AP',
  reuters: 'Reuters',
  afp: 'AFP',
  guardian: 'The Guardian',
};

/** How an agency or newspaper writes what surrounds a quotation. The quoted words themselves stay as they are. */
export interface HouseStyle {
  /** A date, only as precise as it is; empty where it is unknown. */
  date(date: RecordDate): string;
  /** A name with the post held, to be followed by a verb. */
  introduce(name: string, post: string | undefined): string;
  /** A text with the quotation marks and apostrophes that the style uses. */
  mark(text: string): string;
}

interface Manner {
  readonly dayFirst: boolean;
  /** Names of months beside a day, January first. */
  readonly months: readonly string[];
  /** Whether the post stands before the name. */
  readonly postFirst: boolean;
  /** Whether quotation marks and apostrophes are straight, as on a wire. */
  readonly straight: boolean;
}

/** Beside a day, all months but those of five letters or fewer are shortened. Source: the Associated Press Stylebook, "months". */
const SHORT_MONTHS = FULL_MONTH_NAMES.map((name, month) =>
  name.length <= 5 ? name : `${MONTH_NAMES[month] ?? name}.`,
);

const MANNERS: Readonly<Record<HouseStyleName, Manner>> = {
  ap: { dayFirst: false, months: SHORT_MONTHS, postFirst: false, straight: true },
  reuters: { dayFirst: false, months: SHORT_MONTHS, postFirst: false, straight: true },
  afp: { dayFirst: false, months: FULL_MONTH_NAMES, postFirst: false, straight: true },
  guardian: { dayFirst: true, months: FULL_MONTH_NAMES, postFirst: true, straight: false },
};

/** The name of a house style that a text is, in any letters; undefined where it is none. */
export function houseStyleNamed(text: string): HouseStyleName | undefined {
  const wanted = text.trim().toLowerCase();
  return HOUSE_STYLES.find((name) => name === wanted || HOUSE_STYLE_NAMES[name].toLowerCase() === wanted);
}

/**
 * The style of plain text for a reader. All of these styles are for English copy: in other languages there is none.
 * @param name absent: the bot's own form
 */
export function houseStyle(name: HouseStyleName | undefined, { locale }: Language): HouseStyle | undefined {
  if (name === undefined || !locale.startsWith('en')) return undefined;
  const manner = MANNERS[name];
  return {
    date: (date) => dateIn(manner, date),
    introduce: (who, post) => introduction(manner, who, post),
    mark: manner.straight ? straightened : (text) => text,
  };
}

function dateIn({ dayFirst, months }: Manner, date: RecordDate): string {
  if (date.precision === 'unknown') return '';
  const [year = '', month, day] = dateSpan(date).first.split('-');
  const named = (names: readonly string[]): string => names[Number(month) - 1] ?? '';
  const words = {
    year,
    month: `${named(FULL_MONTH_NAMES)} ${year}`,
    day: dayFirst ? `${Number(day)} ${named(months)} ${year}` : `${named(months)} ${Number(day)}, ${year}`,
  }[date.precision === 'week' ? 'day' : date.precision];
  return `${date.about === true ? 'about ' : ''}${date.precision === 'week' ? 'the week of ' : ''}${words}`;
}

function introduction({ postFirst }: Manner, name: string, post: string | undefined): string {
  if (post === undefined) return name;
  const words = inSmallLetters(post);
  if (!postFirst) return `${name}, ${words},`;
  return `${SEVERAL_HOLD_IT.test(words) ? '' : 'the '}${words}, ${name},`;
}

/** Posts that have an article already, and those that several people hold at a time. */
const SEVERAL_HOLD_IT =
  /^(?:an?|the|one|members?|MPs?|deputy|deputies|advisers?|advisors?|aides?|officials?|senators?)\b/u;

/** Words that posts are made of. A post that begins with others holds a name, and keeps its capitals. */
const POST_WORD = new RegExp(
  `^(?:${[
    'acting|former|first|second|vice|deputy|senior|chief|head|director|general|secretary|secretary-general|under-secretary-general',
    'minister|prime|president|presidential|premier|chancellor|governor|mayor|speaker|chair|chairman|chairwoman|chairperson',
    'foreign|defence|defense|interior|health|finance|justice|education|economy|state|human|rights|public|special|permanent|high',
    'spokesperson|spokesman|spokeswoman|representative|envoy|ambassador|commissioner|ombudsman|ombudsperson|ombudswoman|defender',
    'transport|trade|energy|environment|agriculture|culture|labour|labor|social|affairs|home|police|fire|army|naval|tax|treasury|election',
    'prosecutor|attorney|judge|commander|officer|executive|manager|adviser|advisor|aide|assistant|press|leader|member|coordinator',
  ].join('|')})$`,
  'iu',
);
/** Where the words of a post end, and whose it is begins. */
const POST_END = /,|\s(?:of|for|to|at|in|and)\s/u;

/** `Foreign Minister of Utopia` as `foreign minister of Utopia`: these styles capitalise no post beside a comma. */
function inSmallLetters(post: string): string {
  const end = post.search(POST_END);
  const own = end === -1 ? post : post.slice(0, end);
  if (!own.split(' ').every((word) => POST_WORD.test(word))) return post;
  return `${own.toLowerCase()}${post.slice(own.length)}`;
}

/** Straight marks for typographic ones, all of them: the two are never mixed. */
const straightened = (text: string): string => text.replace(/[“”„«»]/gu, '"').replace(/[‘’‚‹›]/gu, "'");
