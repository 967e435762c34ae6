import type { RecordCorrection } from '../record/corrections.js';
import { entryLabel } from '../record/entry-label.js';
import type { Block, ViewContext } from './block.js';
import { revisionLine } from './changes.js';
import { withdrawalNotice } from './notices.js';
import { escapeMarkdown, visible } from './text.js';

/** A correction of the record: whose or what it is, what it said, what it says now, why. */
export function correctionBlock({ entry, kind, revision }: RecordCorrection, context: ViewContext): Block {
  const line =
    kind === 'withdrawn' || revision === undefined
      ? withdrawalNotice(entry, context.language)
      : `${revisionLine(revision, context)} (${entry.id})`;
  // Of what is withdrawn nothing is shown but that it is.
  const label = kind === 'withdrawn' ? undefined : entryLabel(entry, context.record);
  const brief =
    label === undefined ? escapeMarkdown(entry.id) : `**${escapeMarkdown(label)}** (${escapeMarkdown(entry.id)})`;
  return {
    markdown: [...(label === undefined ? [] : [`**${escapeMarkdown(label)}**`]), escapeMarkdown(line)].join('\n'),
    brief,
    plain: [...(label === undefined ? [] : [visible(label)]), visible(line)].join('\n'),
    entries: [entry.id],
  };
}
