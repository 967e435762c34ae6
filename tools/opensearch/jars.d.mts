/** What is missing on this machine to run nodes, in words; undefined where nothing is. */
export function missingJava(): string | undefined;
