import { type APIInteractionResponse, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Delivery, ReplySender } from '../../bot/delivery/reply-sender.js';
import { type MessageEdit, NO_MENTIONS, type Reply, type ReplyFile } from '../../bot/reply.js';
import type { PendingEdits } from './pending-edits.js';
import type { PageAnswer } from './protocol.js';

/** Finds what Discord would refuse. */
export type CheckReply = (callback: APIInteractionResponse, fileNames: readonly string[]) => readonly string[];

export interface PageReplySenderOptions {
  /** Hands the answer to the page; says whether the page still wanted it. */
  readonly respond: (answer: PageAnswer) => Promise<Delivery>;
  readonly edits: PendingEdits;
  readonly check: CheckReply;
}

/** Hands a reply to the page that asked. */
export interface PageReplySender extends ReplySender {
  /** No edit follows any more. */
  end(): void;
}

export function createPageReplySender({ respond, edits, check }: PageReplySenderOptions): PageReplySender {
  const since = performance.now();
  let edit: (pictured: MessageEdit | undefined) => void = () => {};
  const edited = new Promise<MessageEdit | undefined>((resolve) => {
    edit = resolve;
  });
  return {
    send({ callback, files, entries, deleteMessage = false, drawPicture }: Reply) {
      const answer = pageAnswer(callback, files, check, since);
      const follow = drawPicture === undefined ? {} : { edit: edits.add(edited) };
      return respond({ ...answer, ...follow, deleted: deleteMessage, entries });
    },
    async edit(pictured) {
      edit(pictured);
    },
    // The answer says so already.
    async remove() {},
    end: () => edit(undefined),
  };
}

/** The message again, with its picture; without one nothing changes. */
export async function editAnswer(pictured: Promise<MessageEdit | undefined>, check: CheckReply): Promise<PageAnswer> {
  const since = performance.now();
  const { components, files } = (await pictured) ?? {};
  if (components === undefined || files === undefined)
    return pageAnswer({ type: InteractionResponseType.DeferredMessageUpdate }, [], check, since);
  const data = {
    flags: MessageFlags.IsComponentsV2,
    components: [...components],
    ...NO_MENTIONS,
  };
  return pageAnswer({ type: InteractionResponseType.UpdateMessage, data }, files, check, since);
}

function pageAnswer(
  reply: APIInteractionResponse,
  files: readonly ReplyFile[],
  check: CheckReply,
  since: number,
): PageAnswer {
  const names = files.map(({ name }) => name);
  return {
    reply,
    files: files.map(({ name, bytes, description }) => ({
      name,
      base64: Buffer.from(bytes).toString('base64'),
      ...(description === undefined ? {} : { description }),
    })),
    violations: check(reply, names),
    deleted: false,
    entries: [],
    ms: Math.round((performance.now() - since) * 10) / 10,
  };
}
