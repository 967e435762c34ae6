import type { APIMessageComponentInteraction } from 'discord-api-types/v10';

/** The id of whoever pressed a button: a member in a server, a user elsewhere. */
export const presserOf = ({ member, user }: APIMessageComponentInteraction): string | undefined =>
  member?.user.id ?? user?.id;
