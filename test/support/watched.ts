import { onTestFinished } from 'vitest';
import { closeRest, createRest } from '../../src/bot/delivery/rest.js';
import type { DeskService } from '../../src/bot/desk/desk-service.js';
import type { Store } from '../../src/desk/store/store.js';
import { createLanguages } from '../../src/language/language.js';
import { createLog } from '../../src/log.js';
import { greet, openDirect, postIn } from '../../src/process/desk/posts.js';
import { DESK } from './desk.js';
import type { FakeDiscord } from './fake-discord/index.js';

/** A clock that only a test moves. */
export function testClock(): { now(): number; advance(milliseconds: number): void } {
  let time = Date.now();
  return {
    now: () => time,
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

/** A desk that takes watches. It has no thread: nothing can be proposed at it. */
export function watchDesk(store: Store, discord: FakeDiscord, now: () => number): DeskService {
  const rest = createRest({ apiUrl: discord.apiUrl, token: discord.token });
  onTestFinished(() => closeRest(rest));
  const deps = { rest, languages: createLanguages(), log: createLog('silent', false) };
  return {
    homeServer: DESK.server,
    store,
    now,
    preview: () => Promise.reject(new Error('nothing is proposed here')),
    showCard: async () => {},
    greet: (channel, locale) => greet(channel, locale, deps),
    openDirect: (user) => openDirect(user, deps),
    post: (channel, message) => postIn(channel, message, deps),
    tellProposers: () => {},
    draft: async () => [],
    land: () => {},
  };
}
