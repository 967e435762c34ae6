/** An invented archive, the same for the same size. */
export interface InventedArchive {
  readonly records: readonly object[];
}

export function archive(size: number): InventedArchive;
