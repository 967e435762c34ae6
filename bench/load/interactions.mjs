// Interactions as Discord makes them, signed with a key of our own.
import { generateKeyPairSync, sign } from 'node:crypto';

const EPOCH = 1_420_070_400_000n;
const USERS = 5_000;
const SERVERS = 200;

/** What a reporter may do in a channel: see it, write in it, use commands. Not: manage the server, which answers of their own go with. */
const REPORTER = String((1n << 10n) | (1n << 11n) | (1n << 31n));

let sequence = 0n;
const snowflake = () => {
  sequence = (sequence + 1n) & 0x3fffffn;
  return (((BigInt(Date.now()) - EPOCH) << 22n) | sequence).toString();
};

/** Discord's JSON for a question, by one of many users of many servers. */
export function interactionOf({ kind, command, option, value, filter }) {
  const number = Number(sequence);
  const user = {
    id: `9000000000000${10_000 + (number % USERS)}`,
    username: 'reporter',
    discriminator: '0',
    avatar: null,
  };
  const guild = `8000000000000${10_000 + (number % SERVERS)}`;
  const typing = kind === 'autocomplete';
  const id = snowflake();
  return {
    id,
    application_id: '700000000000000001',
    type: typing ? 4 : 2,
    token: `token-${id}`,
    version: 1,
    locale: 'en-US',
    guild_id: guild,
    guild_locale: 'en-US',
    channel_id: '810000000000000001',
    channel: { id: '810000000000000001', type: 0 },
    member: { user, roles: [], permissions: REPORTER, deaf: false, mute: false },
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: { 0: guild },
    context: 0,
    attachment_size_limit: 10_485_760,
    data: {
      id: '720000000000000001',
      type: 1,
      name: command,
      options: [{ name: option, type: 3, value, ...(typing ? { focused: true } : {}) }, ...(filter ? [filter] : [])],
    },
  };
}

/** Signs bodies as Discord does. */
export function createSigner() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    headers(body) {
      const timestamp = String(Math.floor(Date.now() / 1_000));
      return {
        'content-type': 'application/json',
        'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
        'x-signature-timestamp': timestamp,
      };
    },
  };
}
