import { LRUCache } from 'lru-cache';
import type { ResponseBody } from './body.js';

const MAX_INTERACTIONS = 10_000;
/** A signed request is accepted for five minutes before and after its timestamp. */
const ID_LIFETIME_MS = 11 * 60_000;
/** Replies hold what was asked, so they are not kept for longer than a lost response may need. */
const REPLY_LIFETIME_MS = 10_000;
const MAX_REPLY_BYTES = 32 * 1024 * 1024;
/** Larger replies, such as exports, are not kept. */
const MAX_KEPT_REPLY_BYTES = 512 * 1024;
const REPLY_OVERHEAD_BYTES = 300;

/** The reply to one interaction. */
export interface SentReply {
  /** Keeps what is sent, so that it can be repeated. */
  keep(body: ResponseBody): void;
  /** Nothing more will be sent. */
  close(): void;
}

/** Replies by the id of their interaction: a request that is replayed gets the same bytes again, and nothing is done twice. */
export interface SentReplies {
  /**
   * The earlier reply to an interaction, as soon as there is one.
   * @returns undefined where this is the first request; a promise of undefined where the reply is no longer kept
   */
  find(id: string): Promise<ResponseBody | undefined> | undefined;
  begin(id: string): SentReply;
}

/** @param clock for tests */
export function createSentReplies(clock: { now(): number } = performance): SentReplies {
  const ids = new LRUCache<string, true>({ max: MAX_INTERACTIONS, ttl: ID_LIFETIME_MS, ttlResolution: 0, perf: clock });
  const open = new Map<string, Promise<ResponseBody | undefined>>();
  const replies = new LRUCache<string, ResponseBody>({
    maxSize: MAX_REPLY_BYTES,
    maxEntrySize: MAX_KEPT_REPLY_BYTES,
    sizeCalculation: ({ bytes }) => Buffer.byteLength(bytes) + REPLY_OVERHEAD_BYTES,
    ttl: REPLY_LIFETIME_MS,
    ttlAutopurge: true,
    ttlResolution: 0,
    perf: clock,
  });
  return {
    find: (id) => open.get(id) ?? (ids.has(id) ? Promise.resolve(replies.get(id)) : undefined),
    begin(id) {
      ids.set(id, true);
      let settle: (body: ResponseBody | undefined) => void = () => {};
      open.set(
        id,
        new Promise((resolve) => {
          settle = resolve;
        }),
      );
      const finish = (body: ResponseBody | undefined): void => {
        open.delete(id);
        settle(body);
      };
      return {
        keep(body) {
          replies.set(id, body);
          finish(body);
        },
        close: () => finish(undefined),
      };
    },
  };
}
