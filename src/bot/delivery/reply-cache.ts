import { type APIInteraction, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import { mayManage } from '../may-manage.js';
import type { Reply } from '../reply.js';
import type { Respond } from '../router.js';

/** So many characters of answers are remembered. */
const MOST = 16_000_000;
/** A question longer than this is not asked twice. */
const LONGEST_KEY = 2_000;
/** What a reply weighs besides its text. */
const AROUND = 500;

/** A router that remembers what it answered. */
export interface ReplyCache {
  readonly respond: Respond;
  /** Forgets everything: the record changed, or what answers are made of did. */
  forget(): void;
}

/**
 * Remembers answers, because in a newsroom many ask the same at the same time. What is remembered is the reply to a question in words,
 * in a language, on a day: nobody's name, and nothing of a text that was pasted to be checked.
 * @param respond the router
 * @param forgetful commands whose questions are kept nowhere
 * @param today the day in ISO form: answers say how long ago something was
 */
export function cacheReplies(respond: Respond, forgetful: ReadonlySet<string>, today: () => string): ReplyCache {
  const replies = new LRUCache<string, Reply>({ maxSize: MOST, sizeCalculation: sizeOf });
  let era = 0;
  return {
    async respond(interaction) {
      const question = questionOf(interaction, forgetful);
      if (question === undefined) return respond(interaction);
      const key = `${today()} ${question}`;
      const there = replies.get(key);
      if (there !== undefined) return there;
      const began = era;
      const reply = await respond(interaction);
      // An answer that was begun on an older record is for whoever asked, and for nobody after them.
      if (began === era && reply.outcome !== 'failed') replies.set(key, reply);
      return reply;
    },
    forget() {
      era += 1;
      replies.clear();
    },
  };
}

const sizeOf = ({ callback, files }: Reply): number =>
  JSON.stringify(callback).length + files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) + AROUND;

/** Everything that a reply to a command or to typing depends on; nothing for other interactions. */
function questionOf(interaction: APIInteraction, forgetful: ReadonlySet<string>): string | undefined {
  if (
    interaction.type !== InteractionType.ApplicationCommand &&
    interaction.type !== InteractionType.ApplicationCommandAutocomplete
  )
    return undefined;
  const { data, type, locale } = interaction;
  if (data?.type !== ApplicationCommandType.ChatInput || forgetful.has(data.name)) return undefined;
  const key = JSON.stringify([type, data.name, data.options, locale, mayManage(interaction)]);
  return key.length > LONGEST_KEY ? undefined : key;
}
