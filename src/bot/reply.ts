import type { APIInteractionResponse, APIMessageTopLevelComponent } from 'discord-api-types/v10';

/** A file that goes out with a reply; a component names it as `attachment://name`. */
export interface ReplyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Alternative text, at most 1,024 characters. */
  readonly description?: string;
}

/** What a reply becomes once its picture is drawn: the whole message again, with every file. */
export interface Pictured {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ReplyFile[];
}

/** A reply in Discord's own form, and what it shows. The doors send `callback` as it is. */
export interface Reply {
  readonly callback: APIInteractionResponse;
  readonly files: readonly ReplyFile[];
  /** Ids of the entries shown, in order. */
  readonly entries: readonly string[];
  /**
   * Draws the picture that belongs to the reply. The reply goes out first; then the message is edited.
   * @returns nothing where there is no picture after all
   * @throws {Error} when it could not be drawn: the reply stands without it
   */
  later?(): Promise<Pictured | undefined>;
  /** How the answer came about, such as `answered`, `offered` or `not on file`; for the log and for counting. */
  readonly outcome?: string;
  /** Whether the message that was answered is to be deleted, once Discord has taken the reply. */
  readonly deleteMessage?: boolean;
  /** Verdicts on pasted quotes and figures, in order. */
  readonly verdicts?: readonly {
    readonly pasted: string;
    readonly verdict: string;
    readonly entries: readonly string[];
  }[];
}
