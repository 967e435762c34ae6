import { z } from 'zod';

/** What is read of a forge's answers; they come from outside, so nothing in them is trusted. Source: GitHub's description of its REST API. */
const sha = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const number = z.int().min(1);

export const made = z.object({ sha });
export const ref = z.object({ object: z.object({ sha }) });
export const commit = z.object({ message: z.string() });
export const file = z.object({ sha, type: z.literal('file'), content: z.string(), encoding: z.string() });
export const blob = z.object({ content: z.string(), encoding: z.string() });
export const comparison = z.object({
  merge_base_commit: made,
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() })).default([]),
});
export const repository = z.object({
  permissions: z.object({ push: z.boolean() }).optional(),
  archived: z.boolean().default(false),
  default_branch: z.string(),
  // Left out where the token may not see them.
  allow_auto_merge: z.boolean().default(false),
  allow_merge_commit: z.boolean().default(true),
  allow_squash_merge: z.boolean().default(true),
});
export const listedRequest = z.object({ number });
export const request = z.object({
  number,
  node_id: z.string(),
  html_url: z.url({ protocol: /^https?$/ }),
  state: z.enum(['open', 'closed']),
  merged: z.boolean(),
  merge_commit_sha: sha.nullable(),
  /** `clean`, `blocked`, `behind`, `dirty`, `unstable`, `draft`, `has_hooks` or `unknown`. */
  mergeable_state: z.string(),
  auto_merge: z.object({}).nullable(),
  head: z.object({ ref: z.string(), sha }),
  base: z.object({ ref: z.string() }),
});
export const review = z.object({ user: z.object({ login: z.string() }).nullable(), state: z.string() });
export const checkRuns = z.object({
  check_runs: z.array(z.object({ status: z.string(), conclusion: z.string().nullable() })),
});
export const statuses = z.object({ statuses: z.array(z.object({ state: z.string() })) });

/** How a check ends that is in nobody's way. */
export const PASSING: ReadonlySet<string> = new Set(['success', 'neutral', 'skipped']);
