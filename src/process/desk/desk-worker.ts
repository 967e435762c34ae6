import { parentPort, workerData } from 'node:worker_threads';
import type { Preview } from '../../bot/desk/desk-service.js';
import { inspectChange, recordOfFiles } from '../../desk/inspect-change.js';
import { openForge } from '../../desk/landing/forge/forge.js';
import { workTreeOf } from '../../desk/landing/git.js';
import { type LandingDeps, landNext } from '../../desk/landing/land.js';
import { seenOf } from '../../desk/landing/landing.js';
import type { ProposedChange } from '../../desk/proposed-change.js';
import { openStore } from '../../desk/store/open-store.js';
import { reopeningStore } from '../../desk/store/reopening-store.js';
import type { DeskSettings } from '../../desk-settings.js';
import { type Candidate, candidatesOf } from '../../draft/candidates.js';
import { unfiledSource } from '../../draft/unfiled-source.js';
import { readSourceText } from '../../knowledge/proof/source-texts.js';
import { withoutInnerTimes } from '../../knowledge/proof/transcripts.js';
import { type RecordFolders, readFiles } from '../../knowledge/read-files.js';
import { createLanguages } from '../../language/language.js';
import type { Entry } from '../../record/entries.js';
import type { Block, ViewContext } from '../../view/block.js';
import { entryBlocks } from '../../view/entry-blocks.js';
import { statementBlock } from '../../view/statement.js';
import { escapeMarkdown } from '../../view/text.js';
import type { AttachedText } from './draft-text.js';

/** What the worker is given. */
export interface DeskTask {
  readonly settings: DeskSettings;
  readonly folders: RecordFolders;
  /** The name of this process. */
  readonly taker: string;
}

/** What the worker is asked. */
export type DeskRequest =
  | { readonly kind: 'preview'; readonly id: number; readonly change: ProposedChange; readonly locale: string }
  | { readonly kind: 'draft'; readonly id: number; readonly from: TextForThread }
  | { readonly kind: 'land' }
  | { readonly kind: 'close' };

/** A text to draft from: that of a file, or the one in the archive of a source. */
export interface TextForThread {
  readonly attached?: AttachedText;
  /** The source on file that it is the text of. */
  readonly source?: string;
}

/** What the worker sends. */
export type DeskMessage =
  | { readonly kind: 'preview'; readonly id: number; readonly preview: Preview }
  | { readonly kind: 'drafted'; readonly id: number; readonly candidates: readonly Candidate[] | undefined }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string }
  | { readonly kind: 'moved'; readonly proposal: string; readonly state: string }
  | { readonly kind: 'trouble'; readonly error: string };

/** How often it is looked whether something is to land that another process has left. */
const LOOK_MS = 5_000;

const { settings, folders, taker } = workerData as DeskTask;
const send = (message: DeskMessage): void => parentPort?.postMessage(message);
const languages = createLanguages();
const store = reopeningStore(settings.database.kind, () => openStore(settings.database));
const now = (): number => Date.now();
const forge = settings.forge === undefined ? undefined : openForge(settings.forge, { now });
const hasNoTree = settings.landing === 'files' || forge !== undefined;
const workTree = hasNoTree ? undefined : await workTreeOf(folders.knowledgeDir);
/** What the card of each proposal on its way shows: one that is only looked at again is not drawn again. */
const shown = new Map<string, string>();

async function preview(change: ProposedChange, locale: string): Promise<Preview> {
  const today = new Date().toISOString().slice(0, 10);
  const files = await readFiles(folders);
  const inspected = await inspectChange(change, files, folders, today);
  if (!inspected.ok) return inspected;
  const { proof, warnings, restingOnIt } = inspected;
  // Of a withdrawn entry readers see nothing; whoever decides about it sees what is to be withdrawn.
  const record = change.change === 'retract' ? await recordOfFiles(files, folders, today) : inspected.record;
  const entry = record.byId.get(change.entry);
  if (entry === undefined) throw new Error(`${change.entry} is not on file`);
  const block = blockOf(entry, { record, today, language: languages(locale) });
  return { ok: true, proof, block, warnings, restingOnIt };
}

/** An entry as readers see it. */
function blockOf(entry: Entry, context: ViewContext): Block {
  const [block] = entry.entry === 'statement' ? [statementBlock(entry, context)] : entryBlocks(entry, context);
  if (block === undefined) throw new Error(`an entry such as ${entry.id} is not shown at the desk`);
  // What people and bodies are called is the heading of an answer about them.
  return 'name' in entry ? { ...block, markdown: `**${escapeMarkdown(entry.name)}**\n${block.markdown}` } : block;
}

/** @returns undefined where the archive has no text of the source */
async function draft({ attached, source: id }: TextForThread): Promise<readonly Candidate[] | undefined> {
  const today = new Date().toISOString().slice(0, 10);
  const record = await recordOfFiles(await readFiles(folders), folders, today);
  const filed = id === undefined ? undefined : record.byId.get(id);
  const source = filed?.entry === 'source' ? filed : undefined;
  const text =
    attached?.text ??
    (source === undefined ? undefined : await readSourceText(folders.archiveDir, source.id).catch(() => undefined));
  if (text === undefined) return undefined;
  const isFiled = source !== undefined;
  const ofText = source ?? unfiledSource(attached?.name ?? '', undefined, attached?.isTranscript === true);
  return candidatesOf({ text: withoutInnerTimes(text), source: ofText, isFiled }, record);
}

/** Lands whatever is due; asked again while it does, it does nothing. */
function createLander(): () => Promise<void> {
  let isLanding = false;
  return async () => {
    if (isLanding) return;
    isLanding = true;
    try {
      await landAll();
    } catch (error) {
      send({ kind: 'trouble', error: String(error) });
    } finally {
      isLanding = false;
    }
  };
}

async function landAll(): Promise<void> {
  if (settings.landing === 'commit' && workTree === undefined)
    throw new Error('DESK_LANDING is commit, and the record is in no git work tree');
  const { push } = settings;
  const deps: LandingDeps = {
    store,
    folders,
    taker,
    now,
    onPushed: ({ id, state }) => send({ kind: 'moved', proposal: id, state }),
    ...(forge === undefined ? {} : { forge }),
    ...(workTree === undefined ? {} : { workTree }),
    ...(push === undefined ? {} : { push }),
  };
  for (let done = await landNext(deps); done !== undefined; done = await landNext(deps)) {
    const { id, state } = done;
    const seen = seenOf(done);
    if (shown.get(id) !== seen) send({ kind: 'moved', proposal: id, state });
    if (state === 'landing') shown.set(id, seen);
    else shown.delete(id);
  }
}

const land = createLander();
const looking = setInterval(() => void land(), LOOK_MS);

parentPort?.on('message', (request: DeskRequest) => {
  switch (request.kind) {
    case 'preview':
      void preview(request.change, request.locale).then(
        (found) => send({ kind: 'preview', id: request.id, preview: found }),
        (error: unknown) => send({ kind: 'failed', id: request.id, error: String(error) }),
      );
      break;
    case 'draft':
      void draft(request.from).then(
        (candidates) => send({ kind: 'drafted', id: request.id, candidates }),
        (error: unknown) => send({ kind: 'failed', id: request.id, error: String(error) }),
      );
      break;
    case 'land':
      void land();
      break;
    case 'close':
      clearInterval(looking);
      void store.close().then(() => parentPort?.close());
  }
});
