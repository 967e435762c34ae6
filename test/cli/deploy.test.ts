import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.js';
import { commandIds } from '../../src/bot/delivery/command-ids.js';
import { DeployRefused, deployCommands } from '../../src/cli/deploy/deploy.js';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord/index.js';

const definitions = commands.map(({ definition }) => definition);
const SERVER = '803000000000000001';

async function discordForTest(): Promise<FakeDiscord> {
  const discord = await startFakeDiscord({ guilds: [SERVER] });
  onTestFinished(() => discord.stop());
  return discord;
}

async function deploy(discord: FakeDiscord, more: Partial<Parameters<typeof deployCommands>[0]> = {}) {
  const lines: string[] = [];
  const { changed } = await deployCommands({
    token: discord.token,
    apiUrl: discord.apiUrl,
    commands: definitions,
    dryRun: false,
    print: (line) => lines.push(line),
    ...more,
  });
  return { changed, lines };
}

const writes = (discord: FakeDiscord) => discord.requests.filter(({ method }) => method !== 'GET').length;

describe('deploying the commands', () => {
  it('registers all of them, saying which are new', async () => {
    const discord = await discordForTest();
    const { changed, lines } = await deploy(discord);
    expect(changed).toBe(true);
    expect(discord.commands().map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
    for (const { name } of definitions) expect(lines).toContain(`  ${name}: added`);
  });

  it('sends nothing where nothing changed', async () => {
    const discord = await discordForTest();
    await deploy(discord);
    const before = writes(discord);
    const { changed, lines } = await deploy(discord);
    expect(changed).toBe(false);
    expect(lines).toEqual(['The commands everywhere are up to date.']);
    expect(writes(discord)).toBe(before);
  });

  it('names every field that changes, option by option', async () => {
    const discord = await discordForTest();
    await deploy(discord);
    const changedCommands = definitions.map((definition) =>
      definition.name === 'help' ? { ...definition, description: 'What is here' } : definition,
    );
    const { lines } = await deploy(discord, { commands: changedCommands.filter(({ name }) => name !== 'who') });
    expect(lines).toContain('  help › description: "What is on file, how to ask, how fresh it is" → "What is here"');
    expect(lines).toContain('  who: removed');
  });

  it('only says what would change on a dry run', async () => {
    const discord = await discordForTest();
    const { changed, lines } = await deploy(discord, { dryRun: true });
    expect(changed).toBe(false);
    expect(lines[0]).toMatch(/^Would change/);
    expect(writes(discord)).toBe(0);
  });

  it('deploys to one server', async () => {
    const discord = await discordForTest();
    await deploy(discord, { guild: SERVER });
    expect(discord.commands(SERVER)).toHaveLength(definitions.length);
    expect(discord.commands()).toHaveLength(0);
  });

  it('refuses to leave a name both everywhere and in a server', async () => {
    const discord = await discordForTest();
    await deploy(discord);
    await expect(deploy(discord, { guild: SERVER })).rejects.toThrow(/already deployed everywhere/);
    expect(discord.commands(SERVER)).toHaveLength(0);
  });

  it('refuses the other way about as well', async () => {
    const discord = await discordForTest();
    await deploy(discord, { guild: SERVER });
    await expect(deploy(discord)).rejects.toBeInstanceOf(DeployRefused);
    expect(discord.commands()).toHaveLength(0);
  });

  it('says what to do about a wrong token, without printing it', async () => {
    const discord = await discordForTest();
    const error = await deploy(discord, { token: 'some.wrong.token' }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeployRefused);
    expect(String(error)).toContain('DISCORD_TOKEN');
    expect(String(error)).not.toContain('some.wrong.token');
  });

  it('tells the ids of the commands, so that messages can name them', async () => {
    const discord = await discordForTest();
    await deploy(discord);
    const ids = await commandIds({ token: discord.token, apiUrl: discord.apiUrl });
    expect([...ids.keys()].sort()).toEqual(definitions.map(({ name }) => name).sort());
    for (const id of ids.values()) expect(id).toMatch(/^\d{17,20}$/);
  });
});
