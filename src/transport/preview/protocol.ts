import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Reply } from '../../bot/reply.js';

const text = z.string().max(8_000);
const locale = z.string().max(20).optional();

/** What the page may ask. */
export const pageQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), line: text, locale }),
  z.object({ kind: z.literal('complete'), line: text, cursor: z.number().int().min(0).max(8_000).optional(), locale }),
  z.object({ kind: z.literal('edit'), id: z.string().max(40), locale }),
  z.object({
    kind: z.literal('component'),
    locale,
    custom_id: z.string().max(200),
    component_type: z.number().int().optional(),
    values: z.array(text).max(25).readonly().optional(),
    message: z
      .object({
        id: z.string().max(40).optional(),
        flags: z.number().int().optional(),
        components: z.array(z.unknown()).max(40).readonly().optional(),
      })
      .optional(),
  }),
]);

/** What the page asks. */
export type PageQuestion = z.infer<typeof pageQuestion>;

/** A file of an answer. */
export interface PageFile {
  readonly name: string;
  readonly base64: string;
  readonly description?: string;
}

/** The reply as Discord would get it, and what Discord would refuse about it. */
export interface PageAnswer {
  readonly reply: Reply['callback'];
  readonly files: readonly PageFile[];
  readonly violations: readonly string[];
  /** The id of the edit that follows; absent where none does. */
  readonly edit?: string;
  /** Whether the message is to be deleted. */
  readonly deleted: boolean;
  readonly entries: readonly string[];
  /** Time taken, in milliseconds. */
  readonly ms: number;
}

/** What the page needs to start. */
export interface PageStart {
  /** The commands as they are deployed. */
  readonly commands: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[];
  /** Questions to begin with. */
  readonly examples: readonly string[];
}
