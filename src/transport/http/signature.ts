import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** What stands before a raw Ed25519 key to make it an SPKI one (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
/** A request older or younger than this may have been recorded, in seconds. */
const FRESH = 300;
const SIGNATURE = /^[0-9a-f]{128}$/i;
const TIMESTAMP = /^\d{1,12}$/;

/** Why a request is not Discord's. */
export type Distrust = 'unsigned' | 'stale' | 'forged';

/**
 * The key that an application's requests are signed with.
 * @param hex 64 hexadecimal digits, as the developer portal shows them
 * @throws {Error} when they are no key
 */
export function publicKey(hex: string): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' });
}

/**
 * Whether a request is Discord's: an Ed25519 signature over timestamp and raw body, no older than five minutes.
 * Source: Discord documentation, "Setting Up an Endpoint: Validating Security Request Headers".
 * @param request its two headers, and the body as it came
 * @param key the application's key
 * @param now milliseconds since 1970
 * @returns nothing where it is; else why not
 */
export function distrust(
  request: { readonly signature: unknown; readonly timestamp: unknown; readonly body: Uint8Array },
  key: KeyObject,
  now: number,
): Distrust | undefined {
  const { signature, timestamp, body } = request;
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return 'unsigned';
  if (!SIGNATURE.test(signature) || !TIMESTAMP.test(timestamp)) return 'forged';
  // The signature first: what somebody else wrote says nothing about this machine's clock.
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  if (!verify(null, signed, key, Buffer.from(signature, 'hex'))) return 'forged';
  return Math.abs(now / 1_000 - Number(timestamp)) > FRESH ? 'stale' : undefined;
}
