/** Whether an error says that a file does not exist. */
export function isNotThere(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}

/** Why a file cannot be used, in words that follow its name: `cannot be written: the disk is full`. */
export function explainFileError(error: unknown, done = 'read'): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return `may not be ${done} by this user`;
    case 'EISDIR':
      return 'is a folder';
    case 'ELOOP':
      return 'leads through links that go round in a circle';
    case 'EROFS':
      return `cannot be ${done}: its file system is read-only`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `cannot be ${done}: the disk is full`;
    default:
      return `cannot be ${done} (${codeOf(error) ?? 'unknown reason'})`;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
