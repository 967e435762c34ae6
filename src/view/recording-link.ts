/** A time that an address gives already, as players have it: `t=83`, `t=1m23s`. */
const GIVEN_TIME = /(?<=[?&]t=)[\dhms]+(?=[&#]|$)/u;

/**
 * The address of a recording from a second on: where it gives a time already, with that one changed; else with a media fragment.
 * Source: W3C "Media Fragments URI 1.0", 4.2.1.
 */
export function addressAt(url: string, second: number): string {
  if (GIVEN_TIME.test(url)) return url.replace(GIVEN_TIME, `${second}`);
  if (!url.includes('#')) return `${url}#t=${second}`;
  const [address = '', fragment = ''] = url.split(/#(.*)/su);
  const others = fragment.split('&').filter((part) => part !== '' && !part.startsWith('t='));
  return `${address}#${[...others, `t=${second}`].join('&')}`;
}
