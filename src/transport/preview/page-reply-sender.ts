import { type APIInteractionResponse, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Delivery, ReplySender } from '../../bot/delivery/reply-sender.js';
import { NO_MENTIONS, privateText, type Reply, type ReplyFile } from '../../bot/reply.js';
import type { FollowUp, PendingEdits } from './pending-edits.js';
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
  let follow: (followUp: FollowUp | undefined) => void = () => {};
  const followed = new Promise<FollowUp | undefined>((resolve) => {
    follow = resolve;
  });
  return {
    send({ callback, files, entries, deleteMessage = false, drawPicture }: Reply) {
      const answer = pageAnswer(callback, files, check, since);
      const edit = drawPicture === undefined ? {} : { edit: edits.add(followed) };
      return respond({ ...answer, ...edit, deleted: deleteMessage, entries });
    },
    async edit(message) {
      follow(message);
    },
    async notify(notice) {
      follow({ notice });
    },
    // The answer says so already.
    async remove() {},
    end: () => follow(undefined),
  };
}

/** What follows an answer; without a follow-up the message stays as it is. */
export async function editAnswer(pending: Promise<FollowUp | undefined>, check: CheckReply): Promise<PageAnswer> {
  const since = performance.now();
  const followUp = await pending;
  if (followUp === undefined)
    return pageAnswer({ type: InteractionResponseType.DeferredMessageUpdate }, [], check, since);
  if ('notice' in followUp) return pageAnswer(privateText(followUp.notice).callback, [], check, since);
  const { components, files } = followUp;
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
