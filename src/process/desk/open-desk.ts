import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import PQueue from 'p-queue';
import { closeRest, createRest } from '../../bot/delivery/rest.js';
import type { DeskService } from '../../bot/desk/desk-service.js';
import type { Config } from '../../config.js';
import { expireOld } from '../../desk/expire.js';
import { showLanded } from '../../desk/landing/show-landed.js';
import { openStore } from '../../desk/store/open-store.js';
import { enter, PRESENCE_MS, type Presence } from '../../desk/store/presence.js';
import { reopeningStore } from '../../desk/store/reopening-store.js';
import { setupOf } from '../../desk/store/setup.js';
import type { DeskSettings } from '../../desk-settings.js';
import type { Languages } from '../../language/language.js';
import type { Logger } from '../../log.js';
import type { VerbatimRecord } from '../../record/record.js';
import { createDocxReader } from '../documents/read-docx.js';
import { createAttachmentFetcher } from '../fetch-attachment.js';
import { type CardDeps, showCard } from './cards.js';
import { startDeskThread } from './desk-thread.js';
import { attachedText } from './draft-text.js';
import { greet, openDirect, postIn } from './posts.js';
import { tellProposers } from './tell-proposers.js';
import { warnProposers } from './warnings.js';

const EXPIRY_LOOK_MS = 3_600_000;
/** How often it is looked for words to proposers that could not be said at once. */
const TELL_LOOK_MS = 60_000;

/** The editors' desk of one process. */
export interface OpenDesk {
  readonly service: DeskService;
  /** Notes what readers see now, and draws the cards of that. Never rejects. */
  loaded(record: VerbatimRecord): Promise<void>;
  close(): Promise<void>;
}

export interface OpenDeskOptions {
  readonly config: Config;
  readonly settings: DeskSettings;
  readonly languages: Languages;
  readonly log: Logger;
  /** Called when something has landed: the record on disk is another one. */
  readonly onLanded: () => void;
  /** For tests: where files of messages are, where that is not Discord. */
  readonly attachmentOrigins?: readonly string[] | undefined;
}

/** Opens the desk. A store that is away does not keep the bot from starting. */
export function openDesk({ config, settings, languages, log, onLanded, attachmentOrigins }: OpenDeskOptions): OpenDesk {
  const { database, homeServer } = settings;
  let presence: Presence | undefined;
  const store = reopeningStore(database.kind, async () => {
    const opened = await openStore(database);
    try {
      presence = await enter(opened, hostname(), Date.now());
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  });
  const { knowledgeDir, archiveDir, discordToken: token, discordApiUrl: apiUrl } = config;
  const rest = createRest({ apiUrl, ...(token === undefined ? {} : { token }) });
  const fetchAttachment = createAttachmentFetcher(attachmentOrigins);
  const readDocx = createDocxReader();
  let answering: VerbatimRecord | undefined;
  const taker = `${hostname()} ${randomBytes(6).toString('hex')}`;
  const thread = startDeskThread({ settings, folders: { knowledgeDir, archiveDir }, taker }, log, (proposal, state) => {
    if (state === 'landed') {
      // The change of its file may have been seen and loaded before it was noted as landed.
      if (answering !== undefined) void noteLive(answering);
      onLanded();
    }
    void service.showCard(proposal);
  });
  // One after the other, so that an older state never replaces a newer one.
  const drawing = new PQueue({ concurrency: 1 });
  const telling = new PQueue({ concurrency: 1 });
  const storeAway = (error: unknown): void =>
    log.warn({ error: String(error) }, 'the desk’s store is away: proposers are told later');
  const waiting = new Set<string>();
  const cardDeps: CardDeps = { store, rest, languages, preview: (...words) => thread.preview(...words), log };
  const service: DeskService = {
    homeServer,
    store,
    now: () => Date.now(),
    preview: (change, locale) => thread.preview(change, locale),
    draft: async ({ file, source }) =>
      thread.draft({
        ...(file === undefined ? {} : { attached: await attachedText(file, { fetchAttachment, readDocx }) }),
        ...(source === undefined ? {} : { source }),
      }),
    showCard: async (proposal) => {
      // What waits to be drawn will be drawn as it is then.
      if (waiting.has(proposal)) return;
      waiting.add(proposal);
      await drawing
        .add(() => {
          waiting.delete(proposal);
          return showCard(proposal, cardDeps);
        })
        .catch((error: unknown) =>
          log.warn({ proposal, error: String(error) }, 'the card of a proposal could not be drawn'),
        );
    },
    greet: (channel, locale) => greet(channel, locale, cardDeps),
    openDirect: (user) => openDirect(user, cardDeps),
    post: (channel, message) => postIn(channel, message, cardDeps),
    tellProposers: () => {
      void telling.add(() => tellProposers(cardDeps, { taker, now: Date.now() })).catch(storeAway);
    },
    land: () => thread.land(),
  };
  const noteLive = async (record: VerbatimRecord): Promise<void> => {
    try {
      for (const { id } of await showLanded(store, record, Date.now())) void service.showCard(id);
    } catch (error) {
      log.warn({ error: String(error) }, 'the desk’s store is away: what is live now is noted later');
    }
  };
  // Opened before anybody waits for it; what is wrong with it is said at the start.
  store.ask(setupOf).catch((error: unknown) => log.error({ error: String(error) }, 'the desk’s store cannot be used'));
  const renewing = setInterval(() => {
    presence
      ?.renew(Date.now())
      .catch((error: unknown) => log.warn({ error: String(error) }, 'the desk’s store is away'));
  }, PRESENCE_MS / 4).unref();
  const endWhatIsOld = async (): Promise<void> => {
    for (const id of await expireOld(store, Date.now())) void service.showCard(id);
    await warnProposers(cardDeps, Date.now());
  };
  const expiring = setInterval(() => {
    endWhatIsOld().catch((error: unknown) =>
      log.warn({ error: String(error) }, 'the desk’s store is away: what has expired is ended later'),
    );
  }, EXPIRY_LOOK_MS).unref();
  const tellingAgain = setInterval(service.tellProposers, TELL_LOOK_MS).unref();
  return {
    service,
    async loaded(record) {
      answering = record;
      await noteLive(record);
    },
    async close() {
      clearInterval(renewing);
      clearInterval(expiring);
      clearInterval(tellingAgain);
      await thread.close();
      await telling.onIdle();
      await drawing.onIdle();
      await presence?.end().catch(() => {});
      await store.close();
      closeRest(rest);
    },
  };
}
