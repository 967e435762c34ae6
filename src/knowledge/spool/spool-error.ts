/** A temporary file of the record cannot be kept: there is no room for it, say. */
export class SpoolError extends Error {
  override readonly name = 'SpoolError';

  /** @param folder where temporary files are */
  constructor(folder: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `the record cannot be kept in a temporary file in ${folder} (${reason}); free room there, or name another folder in TMPDIR`,
      { cause },
    );
  }
}
