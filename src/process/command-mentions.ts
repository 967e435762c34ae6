/** How answers name a command. */
export interface CommandMentions {
  /** A command that can be clicked, such as `</claims:1>`; its name as code while its id is not known. */
  readonly mention: (name: string) => string;
  /** Makes commands clickable. */
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
