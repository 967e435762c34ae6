import { LRUCache } from 'lru-cache';
import type { ResponseBody } from './body.js';

/** Interactions older than two seconds are put off, so ids need not be kept for longer than a burst of them lasts. */
const MAX_INTERACTIONS = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** Larger replies, such as exports, are not kept: only that they were sent. */
const MAX_REPLY_BYTES = 512 * 1024;
const ENTRY_OVERHEAD_BYTES = 300;

/** The reply to one interaction, which is sent once and can be repeated. */
export interface SentReply {
  /** Keeps what was sent. */
  keep(body: ResponseBody): void;
  /** Nothing more will be sent. */
  close(): void;
}

/** Replies by the id of their interaction: a request that is replayed gets the same bytes again, and nothing is done twice. */
export interface SentReplies {
  /** The earlier reply to an interaction, as soon as there is one; undefined where this is the first request. */
  find(id: string): Promise<ResponseBody | undefined> | undefined;
  begin(id: string): SentReply;
}

interface Entry {
  readonly reply: Promise<ResponseBody | undefined>;
  readonly bytes: number;
}

export function createSentReplies(): SentReplies {
  const entries = new LRUCache<string, Entry>({
    max: MAX_INTERACTIONS,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }) => bytes + ENTRY_OVERHEAD_BYTES,
  });
  return {
    find: (id) => entries.get(id)?.reply,
    begin(id) {
      let settle: (body: ResponseBody | undefined) => void = () => {};
      const reply = new Promise<ResponseBody | undefined>((resolve) => {
        settle = resolve;
      });
      entries.set(id, { reply, bytes: 0 });
      return {
        keep(body) {
          const bytes = Buffer.byteLength(body.bytes);
          const kept = bytes > MAX_REPLY_BYTES ? undefined : body;
          settle(kept);
          if (kept !== undefined) entries.set(id, { reply, bytes });
        },
        close: () => settle(undefined),
      };
    },
  };
}
