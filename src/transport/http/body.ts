import { withAttachments } from '../../bot/delivery/rest-reply-sender.js';
import type { Reply } from '../../bot/reply.js';

/** The body of an HTTP response, and its type. */
export interface ResponseBody {
  readonly type: string;
  readonly bytes: string | Uint8Array;
}

/**
 * A reply as the response to Discord's own request: JSON, or a form with its files.
 * Source: Discord documentation, "Uploading Files".
 */
export async function responseBody(reply: Pick<Reply, 'callback' | 'files'>): Promise<ResponseBody> {
  const json = JSON.stringify(withAttachments(reply));
  if (reply.files.length === 0) return { type: 'application/json', bytes: json };
  const form = new FormData();
  form.append('payload_json', json);
  for (const [index, { name, bytes }] of reply.files.entries())
    form.append(`files[${index}]`, new Blob([new Uint8Array(bytes)]), name);
  const response = new Response(form);
  return {
    type: response.headers.get('content-type') ?? 'multipart/form-data',
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}
