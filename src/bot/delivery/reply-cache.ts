import { type APIInteraction, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import { mayManage } from '../may-manage.js';
import type { Reply } from '../reply.js';
import type { Respond } from '../router.js';

const MAX_CACHED_CHARS = 16_000_000;
const MAX_CACHED_REPLIES = 5_000;
/** Longer questions are not asked twice, so they are not cached. */
const MAX_KEY_CHARS = 2_000;
/** Overhead of an entry besides its text. */
const REPLY_OVERHEAD_CHARS = 500;

/** A router with a cache of replies. */
export interface ReplyCache {
  readonly respond: Respond;
  /** Empties the cache: the record or the ids of commands changed. */
  forget(): void;
}

/** A reply as plain data. What would draw its picture holds on to every entry shown, so it is not kept. */
interface CachedReply {
  readonly reply: Omit<Reply, 'later'>;
  readonly hasPicture: boolean;
}

/**
 * Remembers answers, because in a newsroom many ask the same at the same time. What is remembered is the reply to a question in words,
 * in a language, on a day: nobody's name, and nothing of a text that was pasted to be checked.
 * @param uncached commands whose replies are never kept
 * @param today ISO `YYYY-MM-DD`: answers say how long ago something was
 */
export function cacheReplies(respond: Respond, uncached: ReadonlySet<string>, today: () => string): ReplyCache {
  const replies = new LRUCache<string, CachedReply>({
    max: MAX_CACHED_REPLIES,
    maxSize: MAX_CACHED_CHARS,
    sizeCalculation: ({ reply }, key) => sizeOf(reply) + key.length,
  });
  let era = 0;
  /** The picture is made from a new answer to the same question. */
  const withLaterPicture = ({ reply, hasPicture }: CachedReply, interaction: APIInteraction): Reply =>
    hasPicture ? { ...reply, drawPicture: async () => (await respond(interaction)).drawPicture?.() } : reply;
  return {
    async respond(interaction) {
      const question = questionOf(interaction, uncached);
      if (question === undefined) return respond(interaction);
      const key = `${today()} ${question}`;
      const there = replies.get(key);
      if (there !== undefined) return withLaterPicture(there, interaction);
      const began = era;
      const reply = await respond(interaction);
      // The record may have changed meanwhile: such an answer is sent, but not kept.
      if (began === era && reply.outcome !== 'failed') replies.set(key, cached(reply));
      return reply;
    },
    forget() {
      era += 1;
      replies.clear();
    },
  };
}

function cached(reply: Reply): CachedReply {
  if (reply.drawPicture === undefined) return { reply, hasPicture: false };
  const { drawPicture: _, ...data } = reply;
  return { reply: data, hasPicture: true };
}

const sizeOf = ({ callback, files }: CachedReply['reply']): number =>
  JSON.stringify(callback).length + files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) + REPLY_OVERHEAD_CHARS;

/** Everything that a reply to a command or to typing depends on; nothing for other interactions. */
function questionOf(interaction: APIInteraction, uncached: ReadonlySet<string>): string | undefined {
  if (
    interaction.type !== InteractionType.ApplicationCommand &&
    interaction.type !== InteractionType.ApplicationCommandAutocomplete
  )
    return undefined;
  const { data, type, locale } = interaction;
  if (data?.type !== ApplicationCommandType.ChatInput || uncached.has(data.name)) return undefined;
  // While somebody types, a blank at the end says that a word is finished.
  const fold = type === InteractionType.ApplicationCommand ? foldSpaces : undefined;
  const key = JSON.stringify([type, data.name, data.options, locale, mayManage(interaction)], fold);
  return key.length > MAX_KEY_CHARS ? undefined : key;
}

/** The same words with other white space are the same question: answers do not repeat it. */
const foldSpaces = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : value;
