import type { APIMessage } from 'discord-api-types/v10';

/** The parts of a message that a person reads, as Discord sends them. Every one may be missing: menus work on any message. */
type Readable = Pick<Partial<APIMessage>, 'content' | 'embeds' | 'components' | 'poll' | 'message_snapshots'>;

const MAX_DEPTH = 8;

/**
 * The text of any message: its content, embeds, the texts of its components, a poll's question, and what it forwards.
 */
export function messageText(message: Readable): string {
  const parts: unknown[] = [message.content];
  for (const embed of arrayOf(message.embeds)) {
    parts.push(embed.title, embed.description);
    for (const field of arrayOf(embed.fields)) parts.push(field.name, field.value);
    parts.push(embed.footer?.text);
  }
  collect(message.components, parts, 0);
  parts.push(message.poll?.question?.text);
  for (const snapshot of arrayOf(message.message_snapshots)) parts.push(messageText(snapshot.message ?? {}));
  return parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '').join('\n\n');
}

function collect(components: unknown, parts: unknown[], depth: number): void {
  if (!Array.isArray(components) || depth > MAX_DEPTH) return;
  for (const component of components as {
    readonly type?: unknown;
    readonly content?: unknown;
    readonly components?: unknown;
  }[]) {
    if (typeof component !== 'object' || component === null) continue;
    parts.push(component.content);
    collect(component.components, parts, depth + 1);
  }
}

const arrayOf = <T>(value: readonly T[] | undefined | null): readonly T[] => (Array.isArray(value) ? value : []);
