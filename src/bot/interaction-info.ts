import { type APIInteraction, InteractionType } from 'discord-api-types/v10';

/** What may be logged and counted of an interaction: no user, no words, no token. */
export interface InteractionInfo {
  /** The interaction's id, cut to the length of a snowflake. */
  readonly id: string;
  readonly kind: 'command' | 'autocomplete' | 'component' | 'modal' | 'other';
  /** The command asked for; absent where there is none, or none of this bot's. */
  readonly name?: string;
  /** The reader's locale as Discord sent it. */
  readonly locale?: string;
}

const KINDS: Readonly<Record<number, InteractionInfo['kind']>> = {
  [InteractionType.ApplicationCommand]: 'command',
  [InteractionType.ApplicationCommandAutocomplete]: 'autocomplete',
  [InteractionType.MessageComponent]: 'component',
  [InteractionType.ModalSubmit]: 'modal',
};

/** A snowflake has at most twenty digits. */
const MAX_ID_CHARS = 20;

/**
 * Describes an interaction. It comes from outside, so no field is trusted to have its type.
 * @param names names of this bot's commands, the only ones that may be logged; absent: every command name, and no custom_id
 */
export function interactionInfo(interaction: APIInteraction, names?: ReadonlySet<string>): InteractionInfo {
  const { id }: { readonly id?: unknown } = interaction;
  const locale: unknown = 'locale' in interaction ? interaction.locale : undefined;
  const name = nameOf(interaction, names);
  return {
    id: typeof id === 'string' ? id.slice(0, MAX_ID_CHARS) : '',
    kind: KINDS[interaction.type] ?? 'other',
    ...(name === undefined ? {} : { name }),
    ...(typeof locale === 'string' ? { locale } : {}),
  };
}

function nameOf(interaction: APIInteraction, names: ReadonlySet<string> | undefined): string | undefined {
  const data: unknown = 'data' in interaction ? interaction.data : undefined;
  if (typeof data !== 'object' || data === null) return undefined;
  if ('name' in data) return allowed(data.name, names);
  // A button's custom_id begins with its command; without the list of commands it could be any text.
  return 'custom_id' in data && names !== undefined && typeof data.custom_id === 'string'
    ? allowed(data.custom_id.split('|', 1)[0], names)
    : undefined;
}

const allowed = (name: unknown, names: ReadonlySet<string> | undefined): string | undefined =>
  typeof name === 'string' && (names === undefined || names.has(name)) ? name : undefined;
