import { REST, Routes } from 'discord.js';

/** Ids of the commands registered everywhere, by name, so that messages can name them clickably. */
export async function commandIds({
  token,
  apiUrl,
}: {
  readonly token: string;
  /** Where REST is, without the version; absent: discord.com. */
  readonly apiUrl?: string;
}): Promise<Map<string, string>> {
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, ''), version: '10' }).setToken(token);
  const { id: application } = (await rest.get(Routes.currentApplication())) as { id: string };
  const found = (await rest.get(Routes.applicationCommands(application))) as readonly { id: string; name: string }[];
  return new Map(found.map(({ id, name }) => [name, id]));
}
