import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import type { APIInteraction } from 'discord-api-types/v10';
import { callback } from './interaction-routes.js';
import { readBody } from './rest.js';
import type { Answer, Pending, World } from './world.js';

/** A body and the headers that say it is Discord's. */
export interface SignedRequest {
  readonly method: 'POST';
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What became of an interaction that was posted. */
export interface Posted {
  readonly status: number;
  /** Nothing where the endpoint gave no response that Discord takes. */
  readonly answer?: Answer;
  readonly pending: Pending;
}

/** Signs as Discord does: Ed25519 over timestamp and body. */
export function createSigner(): {
  readonly publicKey: string;
  sign(body: string, timestamp?: number): SignedRequest;
} {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    // The last 32 bytes of an SPKI key are the key itself.
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    sign: (body, timestamp = Math.floor(Date.now() / 1_000)) => ({
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-signature-ed25519': signBytes(null, Buffer.from(`${timestamp}${body}`), privateKey).toString('hex'),
        'x-signature-timestamp': String(timestamp),
      },
    }),
  };
}

/**
 * Posts an interaction to an endpoint and takes its response as Discord would: within three seconds, once, and only in a form that it
 * accepts.
 */
export async function postInteraction(
  world: World,
  signer: ReturnType<typeof createSigner>,
  url: string,
  interaction: APIInteraction,
  pending: Pending,
): Promise<Posted> {
  const response = await fetch(url, signer.sign(JSON.stringify(interaction)));
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) return { status: response.status, pending };
  const type = response.headers.get('content-type') ?? '';
  const { body, files } = await readBody(bytes, type);
  const parameters = { interaction: interaction.id, token: interaction.token };
  const seen = {
    method: 'POST',
    path: '',
    query: new URLSearchParams(),
    authorization: undefined,
    body,
    files,
    status: 0,
  };
  const taken = callback(world, { seen, parameters, body, files, query: seen.query });
  world.notify();
  return {
    status: taken.status >= 400 ? taken.status : 200,
    pending,
    ...(pending.answer === undefined ? {} : { answer: pending.answer }),
  };
}
