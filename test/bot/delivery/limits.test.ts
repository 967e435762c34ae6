import type { APIInteraction } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { createLimits } from '../../../src/bot/delivery/limits.js';

const asked = (user: string, type = 2): APIInteraction =>
  ({ type, id: '1', guild_id: '7', member: { user: { id: user } } }) as unknown as APIInteraction;

it('lets one asker have so many answers in ten seconds, and others go on', async () => {
  const limits = createLimits({ user: 3, server: 0 });
  for (let count = 0; count < 3; count += 1) expect(await limits.consume(asked('1'))).toBe(undefined);
  expect(await limits.consume(asked('1'))).toMatchObject({ who: 'user' });
  expect(await limits.consume(asked('2'))).toBe(undefined);
  // Typing sends a request with every other letter, and is counted by itself.
  expect(await limits.consume(asked('1', 4))).toBe(undefined);
});

it('lets one server have so many, however many people ask', async () => {
  const limits = createLimits({ user: 0, server: 3 });
  for (const user of ['1', '2', '3']) expect(await limits.consume(asked(user))).toBe(undefined);
  expect(await limits.consume(asked('4'))).toMatchObject({ who: 'server' });
});

it('counts a costly command as several answers, however it is asked for', async () => {
  const limits = createLimits(
    { user: 6, server: 0 },
    new Map([
      ['check', 3],
      ['Check quote', 3],
    ]),
  );
  const named = (user: string, name: string, type = 2) =>
    ({ ...asked(user, type), data: { type: name === 'check' ? 1 : 3, name } }) as unknown as APIInteraction;
  expect(await limits.consume(named('1', 'check'))).toBe(undefined);
  expect(await limits.consume(named('1', 'Check quote'))).toBe(undefined);
  expect(await limits.consume(asked('1'))).toMatchObject({ who: 'user' });
  // The price of a command is for its answer, not for typing it, and nobody else pays it.
  expect(await limits.consume(named('1', 'check', 4))).toBe(undefined);
  for (let count = 0; count < 6; count += 1) expect(await limits.consume(named('2', 'claims'))).toBe(undefined);
});

it('lets a command that costs more than the whole limit be asked for', async () => {
  const limits = createLimits({ user: 2, server: 0 }, new Map([['check', 6]]));
  const check = { ...asked('1'), data: { type: 1, name: 'check' } } as unknown as APIInteraction;
  expect(await limits.consume(check)).toBe(undefined);
  expect(await limits.consume(check)).toMatchObject({ who: 'user' });
});
