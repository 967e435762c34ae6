import type { APIInteraction } from 'discord-api-types/v10';
import { z } from 'zod';

/** The fields that every interaction must have; the rest is checked where it is used. */
const interaction = z.looseObject({
  id: z.string().regex(/^\d{1,20}$/),
  application_id: z.string().optional(),
  token: z.string().optional(),
  type: z.number().int(),
  data: z.looseObject({}).optional(),
});
const ping = z.looseObject({ type: z.literal(1) });

/**
 * Parses the body of a request that Discord signed.
 * @returns undefined where it is no interaction
 */
export function readInteraction(body: Uint8Array): APIInteraction | undefined {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
  // Discord pings with the same fields as for everything else; a tool that checks the endpoint may leave them out.
  if (ping.safeParse(json).success) return json as APIInteraction;
  return interaction.safeParse(json).success ? (json as APIInteraction) : undefined;
}
