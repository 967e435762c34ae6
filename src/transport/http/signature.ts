import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** The DER header that makes a raw Ed25519 key an SPKI one. Source: RFC 8410. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** Requests that are further off may be replays. */
const MAX_AGE_SECONDS = 300;
const SIGNATURE = /^[0-9a-f]{128}$/i;
const TIMESTAMP = /^\d{1,12}$/;

/** Why a request is not accepted as Discord's. */
export type Refusal = 'unsigned' | 'malformed' | 'stale' | 'forged';

/** The two headers of a signed request as they came. */
export interface SignatureHeaders {
  readonly signature: unknown;
  readonly timestamp: unknown;
}

/**
 * The key that verifies the requests to an application.
 * @param hex 64 hexadecimal digits, as the developer portal shows them
 * @throws {Error} when it is not a key
 */
export function publicKey(hex: string): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' });
}

/**
 * What can be refused by the headers alone, before the body is read: no signature, one of another shape, or a request that is more than
 * five minutes off.
 * @param now milliseconds since 1970
 */
export function headersToRefuse(
  { signature, timestamp }: SignatureHeaders,
  now: number,
): Exclude<Refusal, 'forged'> | undefined {
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return 'unsigned';
  if (!SIGNATURE.test(signature) || !TIMESTAMP.test(timestamp)) return 'malformed';
  return Math.abs(now / 1_000 - Number(timestamp)) > MAX_AGE_SECONDS ? 'stale' : undefined;
}

/**
 * Whether a request is Discord's: an Ed25519 signature over timestamp and raw body, no older than five minutes.
 * Source: Discord documentation, "Setting Up an Endpoint: Validating Security Request Headers".
 * @param now milliseconds since 1970
 * @returns undefined where it is; else why not
 */
export function reasonToRefuse(
  request: SignatureHeaders & { readonly body: Uint8Array },
  key: KeyObject,
  now: number,
): Refusal | undefined {
  const refusal = headersToRefuse(request, now);
  if (refusal !== undefined) return refusal;
  const signed = Buffer.concat([Buffer.from(String(request.timestamp)), request.body]);
  return verify(null, signed, key, Buffer.from(String(request.signature), 'hex')) ? undefined : 'forged';
}
