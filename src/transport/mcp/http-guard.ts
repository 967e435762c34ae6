import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Who may ask over HTTP. */
export interface Guard {
  /** Names under which this may be reached, besides those of this machine. */
  readonly allowedHosts: readonly string[];
  /** What a request must bring along; absent: anybody who reaches the port may ask. */
  readonly token?: string;
}

/** What a request is refused with. */
export interface RefusedRequest {
  readonly status: 401 | 403 | 421;
  readonly error: string;
}

type Headers = Pick<IncomingHttpHeaders, 'host' | 'origin' | 'authorization'>;

/**
 * Why a request is refused, by its headers alone: a name that is not of this machine (a web page can have its own name lead here), a page
 * from elsewhere, a wrong token.
 */
export function reasonToRefuse(headers: Headers, { allowedHosts, token }: Guard): RefusedRequest | undefined {
  const { host, origin, authorization } = headers;
  const own = (hostname: string): boolean => LOOPBACK.includes(hostname) || allowedHosts.includes(hostname);
  const reached = host !== undefined && /^[\w.:[\]-]+$/.test(host) ? hostnameOf(`http://${host}`) : '';
  if (!own(reached) && !isAddress(reached))
    return { status: 421, error: 'This is not served under that name. --allow-host adds one.' };
  if (origin !== undefined && !own(hostnameOf(origin)))
    return { status: 403, error: 'No page from elsewhere may ask.' };
  if (token !== undefined && !isSame(authorization, `Bearer ${token}`))
    return { status: 401, error: 'The token is missing or wrong: send "Authorization: Bearer <token>".' };
  return undefined;
}

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

const hostnameOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '');

/** A page can have a name of its own lead to this machine, but no address; where a page is from, an address says nothing. */
const isAddress = (hostname: string): boolean => isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;

/** Compares in a time that says nothing about where two texts differ. */
const isSame = (given: string | undefined, wanted: string): boolean =>
  given !== undefined && timingSafeEqual(sha256(given), sha256(wanted));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
