/** What a forge's refusal means for a proposal: each kind is remedied in a different way. */
export const FORGE_TROUBLES = ['token', 'forbidden', 'missing', 'refused', 'busy', 'away'] as const;
export type ForgeTrouble = (typeof FORGE_TROUBLES)[number];

/** A forge did not do what it was asked. Never with the token. */
export class ForgeError extends Error {
  constructor(
    readonly trouble: ForgeTrouble,
    message: string,
    /** The status of its answer; absent where there was none. */
    readonly status?: number,
    /** When it may be asked again, in milliseconds since 1970, where it says so. */
    readonly askAgainAt?: number,
  ) {
    super(message);
    this.name = 'ForgeError';
  }
}

/** Whether asking again later may help without anybody doing anything. */
export const passes = ({ trouble }: ForgeError): boolean => trouble === 'busy' || trouble === 'away';

/** What of an answer says what kind of refusal it is. */
export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  /** In the forge's own words. */
  readonly words: string;
}

/** Source: GitHub's documentation, "Troubleshooting the REST API" and "Rate limits for the REST API". */
export function troubleOf({ status, headers, words }: Refused): ForgeTrouble {
  if (status === 401) return 'token';
  if (status === 429) return 'busy';
  if (status === 403) return isLimited(headers, words) ? 'busy' : 'forbidden';
  // A repository that was renamed, and everything that a token may not see, are not there as well.
  if (status === 404 || status === 410 || (status >= 300 && status < 400)) return 'missing';
  return status === 408 || status >= 500 ? 'away' : 'refused';
}

const isLimited = (headers: Headers, words: string): boolean =>
  headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0' || /rate limit|abuse/i.test(words);

/** Without a word of when: as long as GitHub asks to wait in that case. */
const UNSAID_WAIT_MS = 60_000;
const MAX_WAIT_MS = 3_600_000;

/**
 * When a forge that asks to wait may be asked again.
 * @param now in milliseconds since 1970
 */
export function askAgainAt(headers: Headers, now: number): number {
  const after = headers.get('retry-after')?.trim() ?? '';
  const wait = /^\d+$/.test(after) ? Number(after) * 1_000 : Date.parse(after) - now;
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1_000 - now;
  const said = [wait, reset].find((ms) => Number.isFinite(ms) && ms >= 0) ?? UNSAID_WAIT_MS;
  // A clock that is wrong here or there must not stop everything for a year.
  return now + Math.min(Math.max(said, 1_000), MAX_WAIT_MS);
}
