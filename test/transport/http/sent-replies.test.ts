import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSentReplies } from '../../../src/transport/http/sent-replies.js';

const body = (text: string) => ({ type: 'application/json', bytes: text });

describe('what was sent over HTTP', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is known for as long as its request could be replayed, and its words for ten seconds', async () => {
    const replies = createSentReplies(Date);
    replies.begin('1').keep(body('what somebody asked'));
    expect(await replies.find('1')).toEqual(body('what somebody asked'));
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await replies.find('1')).toBe(undefined);
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(replies.find('1')).not.toBe(undefined);
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(replies.find('1')).toBe(undefined);
  });

  it('is nothing where the interaction is a new one', () => {
    expect(createSentReplies().find('1')).toBe(undefined);
  });

  it('is nothing to repeat where answering ended without a reply', async () => {
    const replies = createSentReplies();
    const reply = replies.begin('1');
    const replayed = replies.find('1');
    reply.close();
    expect(await replayed).toBe(undefined);
  });
});
