import type { APIMessageComponentInteraction } from 'discord-api-types/v10';

/** The id of the user who pressed a button: Discord sends a member in servers and a user elsewhere. */
export const presserOf = ({ member, user }: APIMessageComponentInteraction): string | undefined =>
  member?.user.id ?? user?.id;
