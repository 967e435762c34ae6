import { randomBytes } from 'node:crypto';
import { type APIInteraction, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { createLanguages, type Languages } from '../../language/language.js';
import type { Logger } from '../../log.js';
import { type InteractionInfo, interactionInfo } from '../interaction-info.js';
import type { Reply } from '../reply.js';
import type { Respond } from '../router.js';
import { ageOf } from '../snowflake.js';
import type { DiscordClock } from './clock.js';
import { errorForLog } from './error-for-log.js';
import { createFollowUps } from './follow-ups.js';
import type { Limits } from './limits.js';
import { notice } from './notice.js';
import type { Observer } from './observer.js';
import { type AnswerRegister, isPublicAnswer, placeOf } from './public-answer.js';
import type { Delivery, ReplySender } from './reply-sender.js';
import { withDeadline } from './with-deadline.js';

/** What interactions are handled with. */
export interface HandlerOptions {
  readonly respond: Respond;
  readonly log: Logger;
  /** Absent: no rate limits. */
  readonly limits?: Limits;
  /** Absent: this machine's clock is trusted. */
  readonly clock?: Pick<DiscordClock, 'ageOf'>;
  readonly observer?: Observer;
  /** Keeps in mind what public answers show; absent: nothing is kept. */
  readonly register?: AnswerRegister;
  /** Counts what the record did not answer; absent: nothing is counted. */
  readonly misses?: MissLog;
  readonly languages?: Languages;
  /** The commands that may be named in the log and in metrics; absent: all. */
  readonly commands?: ReadonlySet<string>;
  /** Age at which an interaction is answered with a request to try again, in milliseconds; 2,000 when absent. */
  readonly deadlineMs?: number;
}

/** Counts questions that the record did not answer. */
export interface MissLog {
  /** @param asker the id of the user who asked */
  note(missed: NonNullable<Reply['missed']>, asker: string): void;
  /** Resolves when everything is counted. */
  settled(): Promise<void>;
}

/** Handles one interaction and writes one log line about it. Never rejects. */
export type InteractionHandler = (interaction: APIInteraction, sender: ReplySender) => Promise<void>;

/** Discord accepts a first response for three seconds; one of them is reserved for sending it. */
const REPLY_DEADLINE_MS = 2_000;

/** What every handler needs, with defaults filled in. */
type Deps = HandlerOptions & { readonly languages: Languages };

interface Result {
  readonly delivery: Delivery | 'failed';
  readonly reply: Reply;
}

/**
 * Handles interactions from every door: rate limit, deadline, reply, follow-ups, metrics, one log line without user, words or token.
 * It is the one place where unexpected errors are caught: the asker gets a reference number, under which the error is in the log.
 */
export function createInteractionHandler(options: HandlerOptions): InteractionHandler {
  const { log, observer, clock, commands, deadlineMs = REPLY_DEADLINE_MS } = options;
  const deps = { ...options, languages: options.languages ?? createLanguages() };
  const age = ({ id }: APIInteraction) => (clock === undefined ? ageOf(id, Date.now()) : clock.ageOf(id));
  const followUp = createFollowUps(log, deps.languages);
  return async (interaction, sender) => {
    const started = performance.now();
    const info = interactionInfo(interaction, commands);
    const ageOnArrival = age(interaction);
    if (ageOnArrival !== undefined) observer?.arrived(ageOnArrival / 1_000);
    const timeLeft = deadlineMs - Math.max(0, ageOnArrival ?? 0);
    const pending = { interaction, info, timeLeft };
    const { delivery, reply } = await sendReply(pending, sender, deps);
    const took = performance.now() - started;
    const answer = reply.outcome ?? 'answered';
    logResult(log, {
      ...forLog(info),
      outcome: delivery,
      answer,
      entries: reply.entries.length,
      ms: Math.round(took),
      ageMs: age(interaction),
    });
    observer?.answered({
      command: info.name ?? 'other',
      kind: info.kind,
      outcome: delivery === 'answered' ? answer : delivery,
      seconds: took / 1_000,
    });
    if (delivery !== 'answered') return;
    if (reply.missed !== undefined) deps.misses?.note(reply.missed, askerOf(interaction));
    await Promise.all([
      followUp(reply, sender, info, (also, id) => noteAnswer(also, id, pending, deps)),
      noteSent(reply, sender, pending, deps),
    ]);
  };
}

/** An interaction on its way to a reply. */
interface Pending {
  readonly interaction: APIInteraction;
  readonly info: InteractionInfo;
  /** Milliseconds until the deadline. */
  readonly timeLeft: number;
}

async function sendReply(pending: Pending, sender: ReplySender, deps: Deps): Promise<Result> {
  try {
    const reply = await replyInTime(pending, deps);
    const wantsId = deps.register !== undefined && isNewPublicAnswer(pending.interaction, reply);
    return { delivery: await sender.send(reply, wantsId), reply };
  } catch (error) {
    return sendFailure(error, pending, sender, deps);
  }
}

/** Discord sends a member in servers and a user elsewhere. */
const askerOf = ({ member, user }: APIInteraction): string => String(member?.user?.id ?? user?.id ?? '');

const isNewPublicAnswer = (interaction: APIInteraction, reply: Reply): boolean =>
  reply.callback.type === InteractionResponseType.ChannelMessageWithSource && isPublicAnswer(interaction, reply);

/** Notes a public answer that was sent, or put in the place of the message whose button was pressed. */
async function noteSent(reply: Reply, sender: ReplySender, pending: Pending, deps: Deps): Promise<void> {
  const { interaction } = pending;
  if (deps.register === undefined || !isPublicAnswer(interaction, reply)) return;
  const id = isNewPublicAnswer(interaction, reply)
    ? await sender.messageId?.().catch((error: unknown) => logUnnoted(error, pending, deps))
    : interaction.message?.id;
  if (id !== undefined) await noteAnswer(reply, id, pending, deps);
}

async function noteAnswer(reply: Reply, id: string, pending: Pending, deps: Deps): Promise<void> {
  const { interaction, info } = pending;
  if (deps.register === undefined || !isPublicAnswer(interaction, reply)) return;
  const place = placeOf(interaction, id);
  if (place === undefined) return;
  try {
    await deps.register.note(place, reply, info.locale ?? 'en-US');
  } catch (error) {
    logUnnoted(error, pending, deps);
  }
}

const logUnnoted = (error: unknown, { info }: Pending, { log }: Deps): undefined => {
  log.warn(
    { ...forLog(info), error: errorForLog(error) },
    'what this answer shows could not be noted: it will not be corrected',
  );
};

/** The reply; or a notice that too much was asked, or that there is no time left. */
async function replyInTime({ interaction, info, timeLeft }: Pending, deps: Deps): Promise<Reply> {
  const { say } = deps.languages(info.locale);
  // A form was opened by something that was counted, and what was typed into it must not be lost.
  const isForm = interaction.type === InteractionType.ModalSubmit;
  const over = isForm ? undefined : await deps.limits?.consume(interaction);
  if (over !== undefined) {
    const phrase = over.who === 'user' ? 'hint.too-many' : 'hint.too-many-here';
    return notice(interaction, say(phrase, { seconds: over.seconds }), 'limited');
  }
  const busy = () => notice(interaction, say('hint.busy'), 'busy');
  if (timeLeft <= 0) return busy();
  const deadline = new AbortController();
  const responding = deps.respond(interaction, deadline.signal);
  const reply = await withDeadline(timeLeft, responding);
  if (reply !== undefined) return reply;
  deadline.abort();
  responding.catch((error: unknown) => {
    // What was stopped has not failed; every other failure is logged, however late it comes.
    if (error !== deadline.signal.reason)
      deps.log.error({ ...forLog(info), error: errorForLog(error) }, 'answering failed after the deadline');
  });
  return busy();
}

async function sendFailure(
  error: unknown,
  { interaction, info }: Pending,
  sender: ReplySender,
  { log, languages }: Deps,
): Promise<Result> {
  const reference = randomBytes(4).toString('hex');
  log.error({ ...forLog(info), reference, error: errorForLog(error) }, 'answering failed');
  const reply = notice(interaction, languages(info.locale).say('hint.failed', { reference }), 'failed');
  try {
    const delivery = await sender.send(reply);
    return { delivery: delivery === 'answered' ? 'failed' : delivery, reply };
  } catch (second) {
    log.error({ ...forLog(info), reference, error: errorForLog(second) }, 'error reply could not be sent');
    return { delivery: 'failed', reply };
  }
}

function logResult(log: Logger, line: Readonly<Record<string, unknown>>): void {
  if (line.outcome === 'late') log.warn(line, 'the reply came too late: Discord waits 3 seconds');
  else if (line.outcome === 'double') log.warn(line, 'the interaction had been answered already');
  else log.info(line, line.outcome === 'answered' ? 'answered' : 'not answered');
}

const forLog = ({ id, kind, name }: InteractionInfo) => ({
  request: id,
  kind,
  ...(name === undefined ? {} : { command: name }),
});
