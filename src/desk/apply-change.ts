import { resolve } from 'node:path';
import { changedFile, findEntry, pathOf, textAt } from '../knowledge/edit/change-entry.js';
import { type EditableRecord, fileAt, writtenEntry } from '../knowledge/edit/open-record-files.js';
import type { EntryChange } from '../knowledge/edit/yaml-edits.js';
import { buildEntries } from '../knowledge/entries/build-entries.js';
import type { ParsedEntry } from '../knowledge/read/collector.js';
import type { FileTrouble } from '../knowledge/read/guarded-file.js';
import { parseEntries } from '../knowledge/read/parse-entries.js';
import type { RecordFile } from '../knowledge/read/record-files.js';
import { shownPath } from '../knowledge/read/record-files.js';
import type { RecordFiles } from '../knowledge/read-files.js';
import type { Entry } from '../record/entries.js';
import { buildRecord } from '../record/record.js';
import { withoutDrafts } from '../record/without-drafts.js';
import { entryDigest } from './entry-digest.js';
import type { ProposedChange, ProposedEdit } from './proposed-change.js';

/** The record with a change in it, in memory. */
export interface AppliedChange {
  /** The file that changes, as shown to people. */
  readonly file: string;
  /** The whole of it. */
  readonly text: string;
  readonly files: RecordFiles;
}

/** Why a change cannot be made: `overtaken` where the record is not any more what the proposer saw. */
export interface NotApplied extends FileTrouble {
  readonly overtaken: boolean;
}

/** Where the desk writes new entries, and nowhere else. */
const OWN_FILE = /^stories\/[a-z0-9-]+\/desk\/[a-z0-9-]+\.yaml$/;

const overtaken = (wrong: string, right: string): NotApplied => ({ wrong, right, overtaken: true });

/** Makes a change in the files of a record, in memory. A change that is in them already is left as it is. */
export async function applyChange(
  files: RecordFiles,
  knowledgeDir: string,
  change: ProposedChange,
): Promise<AppliedChange | NotApplied> {
  const record: EditableRecord = { files: files.record, parsed: await parseEntries(files.record) };
  if (change.change !== 'new') return changeThere(files, record, change);
  if (!OWN_FILE.test(change.file))
    return { wrong: 'its file is none of the desk’s', right: 'propose it anew', overtaken: false };
  const path = resolve(knowledgeDir, change.file);
  const there = fileAt(record, path);
  const taken = writtenEntry(record, change.entry);
  if (there !== undefined && there.text !== change.yaml)
    return overtaken(`${there.shown} is there already`, 'propose it under another id');
  if (there === undefined && (taken !== undefined || record.parsed.possibleIds.has(change.entry)))
    return overtaken(
      `the id ${change.entry} is taken${taken === undefined ? '' : ` in ${taken.file}`}`,
      'choose another id',
    );
  return withText(files, shownPath(path), change.yaml);
}

function changeThere(files: RecordFiles, record: EditableRecord, change: ProposedEdit): AppliedChange | NotApplied {
  const found = findEntry(record, change.entry);
  if ('wrong' in found) return overtaken(found.wrong, found.right);
  const { item } = found;
  const file = fileAt(record, resolve(item.file));
  if (file?.text === undefined)
    return {
      wrong: `${item.file} holds one entry a line`,
      right: 'correct it with npx verbatim correct',
      overtaken: false,
    };
  if (isMade(item, change)) return withText(files, file.shown, file.text);
  const entry = shownEntry(record, change.entry);
  if (entry === undefined || entryDigest(entry) !== change.base)
    return overtaken(`${change.entry} has changed since`, 'look at both, and propose it anew');
  if (change.change === 'correct' && textAt(item, pathOf(change.key)) !== change.was)
    return overtaken(`\`${change.key}\` of ${change.entry} has changed since`, 'look at both, and propose it anew');
  const content = changedFile(record, found, editOf(change));
  if (typeof content === 'string') return withText(files, file.shown, content);
  return 'wrong' in content
    ? { ...content, overtaken: false }
    : { wrong: `${item.file} holds one entry a line`, right: 'correct it with npx verbatim correct', overtaken: false };
}

/** An entry as readers see it, without what only drafts have: as the proposer saw it. */
function shownEntry(record: EditableRecord, id: string): Entry | undefined {
  const entries = buildEntries(record.parsed, []).map(({ entry }) => entry);
  return withoutDrafts(buildRecord({ version: '', loadedAt: '', entries, proofs: new Map() })).byId.get(id);
}

function editOf(change: ProposedEdit): EntryChange {
  switch (change.change) {
    case 'correct':
      return { value: { path: pathOf(change.key), text: change.value }, revision: change.revision };
    case 'retract':
      return { status: 'withdrawn', revision: change.revision };
    case 'alias':
      return { item: { key: 'aliases', text: change.alias } };
  }
}

/** Whether the last thing that happened to an entry is this change, and it is still what it made of it. */
function isMade(item: ParsedEntry, change: ProposedEdit): boolean {
  const { revisions, status, aliases } = item.written as {
    readonly revisions?: readonly object[];
    readonly status?: unknown;
    readonly aliases?: unknown;
  };
  if (change.change === 'alias') return Array.isArray(aliases) && aliases.includes(change.alias);
  const last = revisions?.at(-1);
  const isSo = change.change === 'correct' ? textAt(item, pathOf(change.key)) === change.value : status === 'withdrawn';
  return (
    isSo &&
    last !== undefined &&
    JSON.stringify(Object.entries(last).sort()) === JSON.stringify(Object.entries(change.revision).sort())
  );
}

function withText(files: RecordFiles, shown: string, text: string): AppliedChange {
  const there = files.record.some((file) => file.shown === shown);
  const file: RecordFile = { shown, text };
  const record = there ? files.record.map((one) => (one.shown === shown ? file : one)) : [...files.record, file];
  return { file: shown, text, files: { ...files, record } };
}
