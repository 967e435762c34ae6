import { createHash, timingSafeEqual } from 'node:crypto';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether a request brings the token. Hashes are compared, so that neither the time nor the length tells anything of it.
 * Source: RFC 6750, section 2.1.
 * @returns a function of the `Authorization` header
 */
export function createBearerCheck(token: string): (header: string | undefined) => boolean {
  const right = hash(token);
  return (header = '') => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(header) ?? [];
    return timingSafeEqual(hash(given ?? ''), right) && given !== undefined;
  };
}
