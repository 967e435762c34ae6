import type { APIInteraction } from 'discord-api-types/v10';
import type { Clicker } from '../../desk/guards.js';
import type { Role } from '../../desk/states.js';
import type { Setup } from '../../desk/store/setup.js';
import { setupOf } from '../../desk/store/setup.js';
import type { Language } from '../../language/language.js';
import { UserError } from '../command.js';
import type { DeskService } from './desk-service.js';

/** Who is behind an interaction, with the roles that Discord says they have now. */
export function clickerOf({ member, user, guild_id }: APIInteraction): Clicker {
  const roles: unknown = member?.roles;
  return {
    user: member?.user.id ?? user?.id ?? '',
    ...(guild_id === undefined ? {} : { server: guild_id }),
    roles: Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : [],
  };
}

/**
 * The set-up of the desk, where somebody may do what a role may.
 * @throws {UserError} when they are elsewhere, nothing is set up, or they have not the role
 */
export async function permitted(
  desk: DeskService,
  { server, roles }: Clicker,
  role: Extract<Role, 'editor' | 'approver'>,
  { say }: Language,
): Promise<Setup> {
  if (server !== desk.homeServer) throw new UserError(say('desk.no.elsewhere'));
  const setup = await desk.store.ask(setupOf);
  if (setup === undefined) throw new UserError(say('desk.no.not-set-up'));
  if (!roles.includes(setup.approvers) && (role === 'approver' || !roles.includes(setup.editors)))
    throw new UserError(say('desk.no.no-role'));
  return setup;
}
