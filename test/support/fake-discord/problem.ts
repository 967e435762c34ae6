/** Something Discord would refuse in a body. */
export interface Problem {
  /** Where, such as `['data', 'components', '0', 'custom_id']`. */
  readonly path: readonly string[];
  /** Discord's machine-readable code, such as `BASE_TYPE_BAD_LENGTH`. */
  readonly code: string;
  readonly message: string;
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/**
 * Discord's answer to a body that it does not accept, with the errors nested as it nests them.
 * @param problems at least one
 */
export function invalidFormBody(problems: readonly Problem[]): { code: 50035; message: string; errors: ErrorTree } {
  const errors: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = errors;
    for (const key of path) {
      node[key] ??= {};
      node = node[key] as ErrorTree;
    }
    node._errors ??= [];
    (node._errors as { code: string; message: string }[]).push({ code, message });
  }
  return { code: 50035, message: 'Invalid Form Body', errors };
}
