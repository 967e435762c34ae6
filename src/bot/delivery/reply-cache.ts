import { type APIInteraction, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import { mayManage } from '../may-manage.js';
import type { Reply } from '../reply.js';
import type { Respond } from '../router.js';

const MAX_CACHED_BYTES = 32 * 1024 * 1024;
const MAX_CACHED_REPLIES = 5_000;
/** Longer questions are not asked twice, so they are not cached. */
const MAX_KEY_CHARS = 2_000;
/** What an entry takes besides its bytes: objects, and its place in the cache. Measured with 5,000 of them. */
const ENTRY_OVERHEAD_BYTES = 700;

/** A router with a cache of replies. */
export interface ReplyCache {
  readonly respond: Respond;
  /** Empties the cache: the record or the ids of commands changed. */
  forget(): void;
}

/** A reply as bytes, so that its size is known. What would draw its picture holds on to every entry shown, and is not kept. */
interface CachedReply {
  /** Everything but files and picture, as JSON. */
  readonly json: Buffer;
  readonly files: Reply['files'];
  readonly hasPicture: boolean;
}

/**
 * Remembers answers, because in a newsroom many ask the same at the same time. What is remembered is the reply to a question in words,
 * in a language, on a day: nobody's name, and nothing of a text that was pasted to be checked.
 * @param uncached commands whose replies are never kept
 * @param homeServer a server in which answers differ from those elsewhere
 * @param today ISO `YYYY-MM-DD`: answers say how long ago something was
 */
export function cacheReplies(
  respond: Respond,
  uncached: ReadonlySet<string>,
  today: () => string,
  homeServer?: string,
): ReplyCache {
  const replies = new LRUCache<string, CachedReply>({
    max: MAX_CACHED_REPLIES,
    maxSize: MAX_CACHED_BYTES,
    sizeCalculation: sizeOf,
  });
  let era = 0;
  const restored = ({ json, files, hasPicture }: CachedReply, interaction: APIInteraction): Reply => ({
    ...(JSON.parse(json.toString('utf8')) as Omit<Reply, 'files'>),
    files,
    // The picture is made from a new answer to the same question.
    ...(hasPicture ? { drawPicture: async () => (await respond(interaction)).drawPicture?.() } : {}),
  });
  return {
    async respond(interaction, signal) {
      const question = questionOf(interaction, uncached);
      if (question === undefined) return respond(interaction, signal);
      const isAtHome = homeServer !== undefined && interaction.guild_id === homeServer;
      const key = `${today()} ${isAtHome ? 'at home ' : ''}${question}`;
      const there = replies.get(key);
      if (there !== undefined) return restored(there, interaction);
      const began = era;
      const reply = await respond(interaction, signal);
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

function cached({ files, drawPicture, ...data }: Reply): CachedReply {
  return { json: Buffer.from(JSON.stringify(data)), files, hasPicture: drawPicture !== undefined };
}

const sizeOf = ({ json, files }: CachedReply, key: string): number =>
  json.byteLength +
  files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) +
  // A string takes up to two bytes a character.
  2 * key.length +
  ENTRY_OVERHEAD_BYTES;

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
  const fold = type === InteractionType.ApplicationCommand ? foldText : undefined;
  const key = JSON.stringify([type, data.name, data.options, locale, managedServer(interaction)], fold);
  return key.length > MAX_KEY_CHARS ? undefined : key;
}

/** Who may manage a server may see more in it than others do there, and than the same person does elsewhere. */
const managedServer = (interaction: APIInteraction): string | undefined =>
  mayManage(interaction) ? (interaction.guild_id ?? 'none') : undefined;

/**
 * The same words with other white space, invisible characters or accents composed differently are the same question, for the search and
 * for the eye. Capitals and other scripts are not: ids are written in small letters, and answers repeat what was asked.
 */
const foldText = (_key: string, value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .normalize('NFC')
        .replace(/\p{Cf}/gu, '')
        .replace(/\s+/gu, ' ')
        .trim()
    : value;
