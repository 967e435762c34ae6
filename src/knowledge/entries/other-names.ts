import type { WrittenAliases, WrittenLocalNames } from './schema.js';

/** An entry as written, as far as it is named. */
interface Named {
  readonly name?: string;
  readonly aliases?: WrittenAliases | undefined;
  readonly names?: WrittenLocalNames | undefined;
}

/** What an entry is called, besides its id. */
export function otherNamesOf({ name, aliases = [], names = {} }: Named): string[] {
  const listed = Array.isArray(aliases) ? aliases : [...(aliases.strong ?? []), ...(aliases.weak ?? [])];
  return [
    ...(name === undefined ? [] : [name]),
    ...listed.map((alias) => (typeof alias === 'string' ? alias : alias.name)),
    ...Object.values(names).flat(),
  ];
}

/** A name written as ids are: `net loss` as `net-loss`. */
export const idLike = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
