/** Why a picture is missing: the queue was full, it waited too long, it took too long, or it cannot be drawn. */
export type PictureFailure = 'queue-full' | 'waited-too-long' | 'too-slow' | 'failed';

export class PictureError extends Error {
  constructor(
    readonly failure: PictureFailure,
    message: string,
  ) {
    super(message);
    this.name = 'PictureError';
  }

  /** Whether the picture may well be drawn another time. */
  get isTemporary(): boolean {
    return this.failure !== 'failed';
  }
}
