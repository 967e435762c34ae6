import type { FastifyRequest } from 'fastify';
import { RequestError } from './request-error.js';

export const HOST = '127.0.0.1';

/** Nothing from elsewhere is loaded, framed or run; pictures may be made on the page itself. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/**
 * A page elsewhere must not ask through a visitor's browser, neither under another name for this machine nor from another origin.
 * @throws {RequestError}
 */
export function requireOwnPage({ headers, socket }: FastifyRequest): void {
  const own = [`${HOST}:${socket.localPort}`, `localhost:${socket.localPort}`];
  if (!own.includes(headers.host ?? '')) throw new RequestError(421, `This is ${own[0]}: open that address.`);
  if (headers.origin !== undefined && !own.includes(headers.origin.replace(/^http:\/\//, '')))
    throw new RequestError(403, 'Only the page served here may ask.');
}
