import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';
import type { DescribedSpeaker, Figure, Speaker } from './statement.js';

/** Whether somebody is given in the source's words, for want of an entry. */
export const isDescribed = (speaker: Speaker): speaker is DescribedSpeaker => typeof speaker !== 'string';

/** The person or body on file; undefined for an outlet's own voice and for somebody without an entry. */
export const speakerId = (speaker: Speaker): EntryId | undefined =>
  isDescribed(speaker) || speaker === 'outlet' ? undefined : speaker;

/** A text that is the same for the same speaker: two descriptions are two speakers. */
export const speakerKey = (speaker: Speaker): string =>
  isDescribed(speaker) ? `“${speaker.described}” ${speaker.for.join(' ')}` : speaker;

/**
 * A text that is the same for figures of one claimant. An outlet's own figures are those of one publisher; so are those of somebody
 * without an entry, for nobody knows whether two outlets mean the same by "a source close to the ministry".
 */
export function claimantKey(
  { claimant, source }: Figure,
  { byId }: { readonly byId: ReadonlyMap<EntryId, Entry> },
): string {
  if (speakerId(claimant) !== undefined) return speakerKey(claimant);
  const published = byId.get(source);
  return `${speakerKey(claimant)} in ${published?.entry === 'source' ? published.publisher : source}`;
}
