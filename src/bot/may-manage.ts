import { type APIInteraction, PermissionFlagsBits } from 'discord-api-types/v10';

const MANAGE = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/**
 * Whether the user may manage the server the interaction came from. Discord sends permissions as a decimal bit set.
 */
export function mayManage({ member }: APIInteraction): boolean {
  const permissions: unknown = member?.permissions;
  return typeof permissions === 'string' && /^\d{1,20}$/.test(permissions) && (BigInt(permissions) & MANAGE) !== 0n;
}
