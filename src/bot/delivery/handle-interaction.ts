import { randomBytes } from 'node:crypto';
import type { APIInteraction } from 'discord-api-types/v10';
import { createLanguages, type Languages } from '../../language/language.js';
import type { Logger } from '../../log.js';
import { type InteractionInfo, interactionInfo } from '../interaction-info.js';
import type { Pictured, Reply } from '../reply.js';
import type { Respond } from '../router.js';
import type { DiscordClock } from './clock.js';
import { errorForLog } from './error-for-log.js';
import type { Limits } from './limits.js';
import { notice } from './notice.js';
import type { Observer } from './observer.js';
import { ageOf } from './snowflake.js';
import { withDeadline } from './with-deadline.js';

/** What became of a reply: it was taken, or Discord no longer wanted one. */
export type Delivery = 'answered' | 'late' | 'double';

/** The way back to Discord for one interaction. */
export interface ReplySender {
  /** Sends the first response. */
  send(reply: Reply): Promise<Delivery>;
  /** Changes the message that was sent. */
  edit(pictured: Pictured): Promise<void>;
  /** Deletes the message that a button is on. */
  remove(): Promise<void>;
}

/** What answers are made and watched with. */
export interface HandlerOptions {
  readonly respond: Respond;
  readonly log: Logger;
  /** Absent: nobody is limited. */
  readonly limits?: Limits;
  /** Absent: this machine's clock is trusted. */
  readonly clock?: Pick<DiscordClock, 'now'>;
  readonly observer?: Observer;
  readonly languages?: Languages;
  /** The commands that may be named in the log and in counters; absent: all. */
  readonly commands?: ReadonlySet<string>;
  /** How old an interaction may be before its asker is told to try again, in milliseconds; 2,000 when absent. */
  readonly patience?: number;
}

/** Answers one interaction through an exit, and writes one line about it. Never rejects. */
export type InteractionHandler = (interaction: APIInteraction, exit: ReplySender) => Promise<void>;

/** Discord takes a first response for three seconds: one of them is kept for the way there. */
const PATIENCE = 2_000;

/** So many pictures are on their way at once; an answer beyond that goes without its picture rather than wait. */
const MOST_FOLLOWING = 48;

/** What came of an interaction. */
interface Ended {
  readonly delivery: Delivery | 'failed';
  /** How the answer came about, or why there is none. */
  readonly answer: string;
  readonly reply?: Reply;
}

/**
 * The way of every interaction, whichever door it came through: counted, timed from the moment Discord made it, answered once, sent, and
 * told in one line of the log, which holds no user, no words and no token.
 * @param options what answers are made and watched with
 */
export function createInteractionHandler(options: HandlerOptions): InteractionHandler {
  const { log, observer, clock, commands, patience = PATIENCE } = options;
  const languages = options.languages ?? createLanguages();
  const now = () => clock?.now() ?? Date.now();
  const following = { count: 0 };
  return async (interaction, exit) => {
    const started = performance.now();
    const info = interactionInfo(interaction, commands);
    const age = ageOf(interaction.id, now());
    if (age !== undefined) observer?.arrived(age / 1_000);
    const left = age === undefined ? patience : Math.min(patience, patience - age);
    const ended = await attempt(interaction, info, exit, left, { ...options, languages });
    const ms = Math.round(performance.now() - started);
    const line = {
      ...forLog(info),
      outcome: ended.delivery,
      answer: ended.answer,
      ms,
      ageMs: ageOf(interaction.id, now()),
    };
    observer?.answered({
      command: info.name ?? 'other',
      kind: info.kind,
      outcome: ended.delivery === 'answered' ? ended.answer : ended.delivery,
      seconds: (performance.now() - started) / 1_000,
    });
    if (ended.delivery === 'late') log.warn(line, 'the reply came too late: Discord waits 3 seconds');
    else if (ended.delivery === 'double') log.warn(line, 'the interaction had been answered already');
    else log.info(line, ended.delivery === 'answered' ? 'answered' : 'not answered');
    if (ended.delivery === 'answered' && ended.reply !== undefined)
      await after(ended.reply, exit, { request: info.id, log, following });
  };
}

type Known = HandlerOptions & { readonly languages: Languages };

async function attempt(
  interaction: APIInteraction,
  info: InteractionInfo,
  exit: ReplySender,
  left: number,
  options: Known,
): Promise<Ended> {
  const { log } = options;
  try {
    const { reply, answer } = await make(interaction, info, left, options);
    return { delivery: await exit.send(reply), answer, reply };
  } catch (error) {
    const reference = randomBytes(4).toString('hex');
    log.error({ ...forLog(info), reference, error: errorForLog(error) }, 'answering failed');
    const words = options.languages(info.locale).say('hint.failed', { reference });
    try {
      const delivery = await exit.send(notice(interaction, words));
      return { delivery: delivery === 'answered' ? 'failed' : delivery, answer: 'failed' };
    } catch (second) {
      log.error({ ...forLog(info), reference, error: errorForLog(second) }, 'the apology failed too');
      return { delivery: 'failed', answer: 'failed' };
    }
  }
}

/** The answer; or in its place a word about too much being asked, or about time running out. */
async function make(
  interaction: APIInteraction,
  info: InteractionInfo,
  left: number,
  options: Known,
): Promise<{ readonly reply: Reply; readonly answer: string }> {
  const { say } = options.languages(info.locale);
  const busy = () => ({ reply: notice(interaction, say('hint.busy')), answer: 'busy' });
  const over = await options.limits?.consume(interaction);
  if (over !== undefined) {
    const phrase = over.who === 'user' ? 'hint.too-many' : 'hint.too-many-here';
    return { reply: notice(interaction, say(phrase, { seconds: over.seconds })), answer: 'limited' };
  }
  if (left <= 0) return busy();
  const answering = options.respond(interaction);
  const reply = await withDeadline(left, answering);
  if (reply !== undefined) return { reply, answer: reply.outcome ?? 'answered' };
  // Nobody waits for it any more, but it must not go unheard when it fails.
  answering.catch((error: unknown) =>
    options.log.error({ request: info.id, error: errorForLog(error) }, 'an answer failed after its time'),
  );
  return busy();
}

/** What follows once Discord has taken the reply; the reply stands where it fails. */
async function after(
  { deleteMessage, later }: Reply,
  exit: ReplySender,
  {
    request,
    log,
    following,
  }: { readonly request: string; readonly log: Logger; readonly following: { count: number } },
): Promise<void> {
  try {
    if (deleteMessage === true) await exit.remove();
  } catch (error) {
    log.warn({ request, error: errorForLog(error) }, 'the answer could not be deleted');
  }
  if (later === undefined) return;
  if (following.count >= MOST_FOLLOWING)
    return log.debug({ request }, 'the answer has no picture: too many are on their way');
  following.count += 1;
  try {
    const pictured = await later();
    if (pictured !== undefined) await exit.edit(pictured);
  } catch (error) {
    log.warn({ request, error: errorForLog(error) }, 'the answer has no picture');
  } finally {
    following.count -= 1;
  }
}

const forLog = ({ id, kind, name }: InteractionInfo) => ({
  request: id,
  kind,
  ...(name === undefined ? {} : { command: name }),
});
