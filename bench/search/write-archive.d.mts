/** Writes an invented archive of so many statements, as files of one entry a line. */
export function writeArchive(folder: string, size: number): Promise<void>;
