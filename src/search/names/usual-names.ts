import type { Alias, LocalNames } from '../../record/entry-base.js';

/** The names of an entry but for those of other languages. */
export function usualNames({
  name,
  names = {},
  aliases,
}: {
  readonly name: string;
  readonly names?: LocalNames;
  readonly aliases: readonly Alias[];
}): string[] {
  const local = new Set(Object.values(names).flat());
  return [name, ...aliases.map((alias) => alias.name).filter((alias) => !local.has(alias))];
}
