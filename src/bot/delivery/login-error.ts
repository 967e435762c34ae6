/** Why the bot could not log in. */
export type LoginProblem = 'token' | 'intents' | 'sharding' | 'sessions' | 'network' | 'timeout' | 'refused';

/** The bot could not log in to Discord, or was logged out for good; the message says why and what to do. It never holds the token. */
export class GatewayLoginError extends Error {
  constructor(
    readonly problem: LoginProblem,
    message: string,
  ) {
    super(message);
    this.name = 'GatewayLoginError';
  }
}
