import { type APIInteraction, PermissionFlagsBits } from 'discord-api-types/v10';

const MANAGE = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/**
 * Whether whoever asked may manage the server they asked in.
 * @param interaction as Discord sent it; anything may stand where permissions should
 */
export function mayManage({ member }: APIInteraction): boolean {
  const permissions: unknown = member?.permissions;
  return typeof permissions === 'string' && /^\d{1,20}$/.test(permissions) && (BigInt(permissions) & MANAGE) !== 0n;
}
