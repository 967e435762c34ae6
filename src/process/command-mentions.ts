/** How answers name a command. */
export interface CommandMentions {
  /** A clickable command, such as `</claims:1>`; while its id is not known, its name as code. */
  readonly mention: (name: string) => string;
  /** Adds ids by command name. */
  learn(ids: ReadonlyMap<string, string>): void;
}

export function createCommandMentions(): CommandMentions {
  const known = new Map<string, string>();
  return {
    mention: (name) => (known.has(name) ? `</${name}:${known.get(name)}>` : `\`/${name}\``),
    learn(ids) {
      for (const [name, id] of ids) known.set(name, id);
    },
  };
}
