/**
 * The index cannot be asked just now, or only a part of it answered. Nothing was looked up, so nothing may be taken for "not on file".
 */
export class SearchUnavailableError extends Error {
  /** @param message what does not answer, for the log */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SearchUnavailableError';
  }
}
