import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { contentsAbout, type Subject } from '../../desk/watches/subject.js';
import {
  beginWatch,
  endWatches,
  MAX_WATCHES_HERE,
  type Watch,
  type WatchPlace,
  watchesOf,
  watchOf,
} from '../../desk/watches/watches.js';
import { currentId } from '../../record/former-ids.js';
import { button, container, textDisplay } from '../../view/discord/components.js';
import { escapeMarkdown } from '../../view/text.js';
import { type CommandContext, UserError, type Values } from '../command.js';
import { clickerOf, permitted } from '../desk/clicker.js';
import type { DeskService } from '../desk/desk-service.js';
import { deskMessage, privately, privatelyLater } from '../desk/replies.js';
import { optionsOf, valuesOf } from '../on-command.js';
import { complete, optionText } from '../options/completion.js';
import { withoutButton } from '../pressed-message.js';
import { type Message, type Reply, updateReply } from '../reply.js';
import { watchToStop, writeStopId } from './watch-id.js';
import { subjectInWords } from './watch-words.js';

/** `/watch`: begins to watch something on file; without it, lists what is watched. */
export async function watch(
  interaction: APIChatInputApplicationCommandInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { what, where = 'me' } = valuesOf(optionsOf(interaction));
  if (what === undefined) return listed(interaction, desk, context);
  const subject: Subject = { kind: 'entry', entry: await entryNamed(optionText(what), context) };
  return where === 'here'
    ? watchHere(interaction, subject, desk, context)
    : watchForMe(interaction, subject, desk, context);
}

/** *Tell me when there is*: watches a question that is not on file. */
export const watchQuestion = (
  interaction: APIMessageComponentInteraction,
  asked: { readonly command: string; readonly values: Values },
  desk: DeskService,
  context: CommandContext,
): Reply => watchForMe(interaction, { kind: 'asked', ...asked }, desk, context);

/** @throws {UserError} when nothing on file is called so */
async function entryNamed(text: string, context: CommandContext): Promise<string> {
  const { record, language } = context;
  const id = currentId(record, text);
  if (record.byId.has(id)) return id;
  for (const scope of ['claims', 'figures'] as const)
    for (const { value } of await complete(scope, text, context)) {
      const entry = record.byId.get(value);
      if (entry !== undefined && 'name' in entry && entry.name.toLowerCase() === text.toLowerCase()) return value;
    }
  throw new UserError(language.say('watch.choose'));
}

/** For a channel of the desk's server: editors decide what is said in it. */
async function watchHere(
  interaction: APIChatInputApplicationCommandInteraction,
  subject: Subject,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  await permitted(desk, clickerOf(interaction), 'editor', context.language);
  const channel = interaction.channel?.id;
  if (channel === undefined) throw new UserError(context.language.say('desk.no.elsewhere'));
  const locale = interaction.guild_locale ?? interaction.locale;
  return begun({ channel, locale }, subject, desk, context);
}

function watchForMe(interaction: APIInteraction, subject: Subject, desk: DeskService, context: CommandContext): Reply {
  const { user } = clickerOf(interaction);
  const { language } = context;
  return privatelyLater(language, 'watch', async () => {
    const channel = await desk.openDirect(user);
    if (channel === undefined) throw new UserError(language.say('watch.no-direct'));
    return tryOut({ channel, user, locale: language.locale }, subject, desk, context);
  });
}

const begun = (place: WatchPlace, subject: Subject, desk: DeskService, context: CommandContext): Reply =>
  privatelyLater(context.language, 'watch', () => tryOut(place, subject, desk, context));

/** Watches, and says so in the place itself: where that is refused, nothing could be said later either. */
async function tryOut(
  place: WatchPlace,
  subject: Subject,
  desk: DeskService,
  context: CommandContext,
): Promise<Message> {
  const { record, language } = context;
  const { say } = language;
  const contents =
    subject.kind === 'entry'
      ? (await contentsAbout([subject.entry], record)).get(subject.entry)
      : new Map<string, string>();
  const version = record.version;
  const known = new Set(
    (await watchesOf(desk.store, { user: place.user ?? '', channel: place.channel })).map(({ id }) => id),
  );
  const begins = await beginWatch(desk.store, {
    place,
    subject,
    version,
    contents: contents ?? new Map(),
    now: desk.now(),
  });
  if (begins === 'too-many') throw new UserError(say('watch.too-many', { number: language.number(MAX_WATCHES_HERE) }));
  const what = escapeMarkdown(subjectInWords(subject, context));
  const until = `<t:${Math.floor(begins.endsAt / 1_000)}:D>`;
  const isAsked = subject.kind === 'asked';
  const [here, direct] = isAsked
    ? (['watch.begun.asked', 'watch.begun.asked.direct'] as const)
    : (['watch.begun', 'watch.begun.direct'] as const);
  const words = say(place.user === undefined ? here : direct, { what, until });
  const message = deskMessage([words], [stopButton(begins, context)]);
  if (!(await desk.post(place.channel, message))) {
    if (!known.has(begins.id)) await endWatches(desk.store, [begins.id]);
    throw new UserError(say(place.user === undefined ? 'watch.no-post' : 'watch.no-direct'));
  }
  return message;
}

const stopButton = (watching: Watch, context: CommandContext) =>
  button(
    context.language.say('button.watch.stop', { what: subjectInWords(watching.subject, context) }),
    writeStopId(watching.id),
  );

async function listed(interaction: APIInteraction, desk: DeskService, context: CommandContext): Promise<Reply> {
  const { say } = context.language;
  const clicker = clickerOf(interaction);
  const isEditor = await permitted(desk, clicker, 'editor', context.language).then(
    () => true,
    (error: unknown) => {
      if (error instanceof UserError) return false;
      throw error;
    },
  );
  const channel = isEditor ? interaction.channel?.id : undefined;
  const watching = await watchesOf(desk.store, { user: clicker.user, ...(channel === undefined ? {} : { channel }) });
  if (watching.length === 0) return privately(deskMessage([say('watch.none')]), 'watch');
  const shown = watching.slice(0, MAX_WATCHES_HERE);
  const lines = shown.map(({ subject, user, endsAt, channel: place }) => {
    const where = user === undefined ? `<#${place}>` : say('watch.by-direct');
    return `- ${escapeMarkdown(subjectInWords(subject, context))} · ${where} · <t:${Math.floor(endsAt / 1_000)}:D>`;
  });
  const message = deskMessage(
    [`### ${say('watch.list')}`, lines.join('\n')],
    shown.map((one) => stopButton(one, context)),
  );
  return privately(message, 'watch');
}

/**
 * *Stop*: allowed for the user who gets the direct messages, and in a channel for any editor.
 * @throws {UserError} for everybody else
 */
export async function stopWatch(
  interaction: APIMessageComponentInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { language } = context;
  const id = watchToStop(interaction.data.custom_id);
  const watching = id === undefined ? undefined : await watchOf(desk.store, id);
  const clicker = clickerOf(interaction);
  if (watching === undefined) return withoutStop(interaction, language.say('watch.stopped-already'));
  if (watching.user === undefined) await permitted(desk, clicker, 'editor', language);
  else if (watching.user !== clicker.user) throw new UserError(language.say('watch.not-yours'));
  await endWatches(desk.store, [watching.id]);
  const what = escapeMarkdown(subjectInWords(watching.subject, context));
  return withoutStop(interaction, language.say('watch.stopped', { what }));
}

/** The message that was pressed on without the button, which leads nowhere any more; below it what became of the watch. */
function withoutStop({ message, data }: APIMessageComponentInteraction, words: string): Reply {
  const note = deskMessage([words]);
  const left = withoutButton(message, data.custom_id);
  // Messages are limited; a reader who stops many things in one list sees the last outcome.
  const shown = left.filter((part) => !isNote(part));
  return {
    ...updateReply({ ...note, components: [...shown, container([textDisplay(`-# ${words}`)])] }),
    outcome: 'watch stopped',
  };
}

/** What an earlier press left below the message: one small line in a frame of its own. */
const isNote = (part: APIMessageTopLevelComponent): boolean =>
  part.type === ComponentType.Container &&
  part.components.length === 1 &&
  part.components[0]?.type === ComponentType.TextDisplay &&
  part.components[0].content.startsWith('-# ');
