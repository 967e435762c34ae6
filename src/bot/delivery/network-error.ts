/** Codes of Node and undici that mean "Discord was not reached". */
const NETWORK_CODES =
  /^(?:ECONN|ENOTFOUND|EAI_AGAIN|ENET|EHOST|ETIMEDOUT|EPIPE|CERT_|DEPTH_ZERO|UNABLE_TO|ERR_TLS|ERR_SSL|UND_ERR)/;

/** The code of a network failure, of the error itself or of its cause; undefined for every other error. */
export function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError') return 'no answer in time';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code !== undefined && NETWORK_CODES.test(code) ? code : networkCode(error.cause);
}
