import type { ProposedChange } from '../../desk/proposed-change.js';
import type { Store } from '../../desk/store/store.js';
import type { Candidate } from '../../draft/candidates.js';
import type { ProofState } from '../../record/proofs.js';
import type { Block } from '../../view/block.js';
import type { AttachedFile } from '../attached-file.js';
import type { Message } from '../reply.js';

/** A change as readers would see it, or what is wrong with it. */
export type Preview =
  | {
      readonly ok: true;
      readonly proof: ProofState | undefined;
      readonly block: Block;
      /** What is odd about the entry, one sentence each. */
      readonly warnings: readonly string[];
      /** Of a withdrawal: the entries that rest on what is withdrawn. */
      readonly restingOnIt: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What to draft from: a file, which may be the text of a source on file, or the text of such a source in the archive. */
export interface DraftRequest {
  readonly file?: AttachedFile;
  readonly source?: string;
}

/** What the desk's commands and buttons work with; there is none where no desk is set up for this bot. */
export interface DeskService {
  /** The id of the one server whose editors decide. */
  readonly homeServer: string;
  readonly store: Store;
  /** In milliseconds since 1970. */
  now(): number;
  /**
   * Checks and proves a change with the record as it is on disk.
   * @param locale of the person who reads the outcome
   */
  preview(change: ProposedChange, locale: string): Promise<Preview>;
  /**
   * Drafts statements from a text.
   * @returns undefined where the archive has no text of the source
   * @throws {UnreadableStoryError} where the file cannot be read
   */
  draft(request: DraftRequest): Promise<readonly Candidate[] | undefined>;
  /** Draws the card of a proposal anew; posts it where there is none. Never rejects. */
  showCard(proposal: string): Promise<void>;
  /**
   * Says in a channel that the desk is there.
   * @returns whether that was possible
   */
  greet(channel: string, locale: string): Promise<boolean>;
  /** Opens somebody's direct messages. @returns their channel; undefined where that is not possible */
  openDirect(user: string): Promise<string | undefined>;
  /** Posts a message in a channel. @returns whether that was possible */
  post(channel: string, message: Message): Promise<boolean>;
  /** Tells proposers what was decided about what they proposed. */
  tellProposers(): void;
  /** Lets approved changes land. */
  land(): void;
}
