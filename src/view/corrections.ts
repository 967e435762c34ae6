import type { RecordCorrection } from '../record/corrections.js';
import type { Entry } from '../record/entries.js';
import { entryLabel } from '../record/entry-label.js';
import { saidDateInWords } from './attribution.js';
import type { Block, ViewContext } from './block.js';
import { revisionLine } from './changes.js';
import { localNameOf } from './names.js';
import { withdrawalNotice } from './notices.js';
import { escapeMarkdown, visible } from './text.js';

/** A correction of the record: whose or what it is, what it said, what it says now, why. */
export function correctionBlock({ entry, kind, revision }: RecordCorrection, context: ViewContext): Block {
  // Of what is withdrawn nothing is shown but that it is, and its id is all that names it.
  if (kind === 'withdrawn' || revision === undefined) {
    const notice = withdrawalNotice(entry, context.language);
    return {
      markdown: escapeMarkdown(notice),
      brief: escapeMarkdown(entry.id),
      plain: visible(notice),
      entries: [entry.id],
    };
  }
  const [label, line] = [labelOf(entry, context), revisionLine(revision, context)];
  const title = `**${escapeMarkdown(label)}**`;
  return {
    markdown: `${title}\n${escapeMarkdown(line)}`,
    brief: title,
    plain: `${visible(label)}\n${visible(line)}`,
    entries: [entry.id],
  };
}

/** What is corrected, told from others of the same speaker or claimant; not escaped. */
function labelOf(entry: Entry, { record, language }: ViewContext): string {
  const label = entryLabel(entry, record);
  if (entry.entry === 'statement') return `${label} · ${saidDateInWords(entry, language)}`;
  if (entry.entry === 'figure')
    return [label, localNameOf(record, entry.metric, language.locale), entry.population ?? '']
      .filter(Boolean)
      .join(' · ');
  return label;
}
