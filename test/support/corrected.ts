import type { APIMessage } from 'discord-api-types/v10';
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/desk/store/store.js';
import { type Answer, type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from './fake-discord/index.js';
import type { RecordCopy } from './newsroom.js';
import { eventually } from './patience.js';

export async function discordFor(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await startFakeDiscord(options);
  onTestFinished(() => discord.stop());
  return discord;
}

export const textOf = (message: APIMessage | undefined): string => JSON.stringify(message?.components ?? []);
/** custom_id of the button with that label. */
export function buttonOf(message: APIMessage | undefined, label: string): string {
  const found = new RegExp(`"label":"${label}","custom_id":"([^"]+)"`).exec(textOf(message))?.[1];
  if (found === undefined) throw new Error(`no button "${label}" in ${textOf(message)}`);
  return found;
}

export const idOf = (answer: Answer): string => answer.message?.id ?? '';

/** The text of the message as it is in Discord now. */
export const now = (discord: FakeDiscord, answer: Answer): string => textOf(discord.message(idOf(answer)));

export const registered = (store: Store): Promise<string[]> =>
  store.ask(async (queries) => {
    const rows = await queries.selectFrom('shown_message').select('message').execute();
    return rows.map(({ message }) => message).sort();
  });

/** Waits until the store has noted as many answers. */
export const noted = (store: Store, count: number): Promise<void> =>
  eventually(async () => (await registered(store)).length === count, `${count} answers noted`);

/** The number of dead that the ministry gives becomes another one, with the reason. */
export async function correctKilled(record: RecordCopy, from: string, to: string, why: string): Promise<void> {
  await record.changeText('ministry-2024-05-07', `at least ${from} people`, `at least ${to} people`);
  await record.change(
    'figures.yaml',
    `    value: at least ${from}\n`,
    `    value: at least ${to}\n    revisions:\n      - date: 2024-11-24\n        was: at least ${from}\n        now: at least ${to}\n        why: ${why}\n`,
  );
}

export async function withdraw(record: RecordCopy, id: string): Promise<void> {
  await record.change(
    'statements.yaml',
    `  - id: ${id}\n`,
    `  - id: ${id}\n    status: withdrawn\n    revisions:\n      - date: 2024-11-25\n        why: the wrong speaker\n`,
  );
}

export const KILLED = { what: 'killed' };
