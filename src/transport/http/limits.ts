/** What one endpoint takes from the network. Discord's own requests are far below every limit. */
export interface HttpLimits {
  readonly bodyBytes: number;
  /** Time for the headers of a request to arrive, in milliseconds; counted from the connection for its first request. */
  readonly headersMs: number;
  /** Time for a whole request to arrive, in milliseconds. */
  readonly requestMs: number;
  /** How often Node looks for requests that took too long, in milliseconds. Its own default, 30 s, lets them live that much longer. */
  readonly checkEveryMs: number;
  /** How long an idle connection is kept for the next request, in milliseconds. */
  readonly keepAliveMs: number;
  readonly requestsPerConnection: number;
  readonly connections: number;
}

export const HTTP_LIMITS: HttpLimits = {
  // A menu command brings a whole message along: 4,000 characters, 6,000 of embeds, components, attachments, and what it forwards.
  bodyBytes: 512 * 1024,
  headersMs: 3_000,
  // Discord itself waits three seconds for the whole exchange.
  requestMs: 5_000,
  checkEveryMs: 1_000,
  // Longer than the idle time of usual load balancers (60 s), so that they close first.
  keepAliveMs: 75_000,
  requestsPerConnection: 1_000,
  // With a body of the largest size on each of them, 256 MB.
  connections: 512,
};
