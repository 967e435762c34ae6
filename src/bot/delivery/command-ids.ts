import { Routes } from 'discord.js';
import { closeRest, createRest, type RestAccess } from './rest.js';

/** Ids of the commands registered everywhere, by name, so that messages can name them clickably. */
export async function commandIds(access: RestAccess): Promise<Map<string, string>> {
  const rest = createRest(access);
  try {
    const { id: application } = (await rest.get(Routes.currentApplication())) as { id: string };
    const found = (await rest.get(Routes.applicationCommands(application))) as readonly { id: string; name: string }[];
    return new Map(found.map(({ id, name }) => [name, id]));
  } finally {
    closeRest(rest);
  }
}
