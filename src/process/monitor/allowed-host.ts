import { isIP } from 'node:net';

/**
 * Whether a request came for a name of this machine. A web page can have its own name resolve to 127.0.0.1 and read what is served
 * there, but its requests carry that name. Addresses cannot be taken over like that.
 * @param header the `Host` header; browsers always send one
 * @param names further names that are right
 */
export function isAllowedHost(header: string | undefined, names: ReadonlySet<string>): boolean {
  if (header === undefined) return true;
  if (!/^[\w.:[\]-]+$/.test(header) || !URL.canParse(`http://${header}`)) return false;
  const { hostname } = new URL(`http://${header}`);
  return hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || names.has(hostname);
}
