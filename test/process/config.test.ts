import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';

const zeros = '00'.repeat(31);
const SMALL_ORDER = [
  `00${zeros}`,
  `01${zeros}`,
  `${zeros}00`.replace(/..$/, '80'),
  `01${zeros}`.replace(/..$/, '80'),
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'C7176A703D4DD84FBA3C0B760D10670F2A2053FA2C39CCC64EC7FD7792AC037A',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
];
/** Encodings of y = 0 and more by numbers that are not below the prime. */
const NOT_SHORTEST = ['ed', 'ee', 'ef', 'ff'].flatMap((lowest) => [
  `${lowest}${'ff'.repeat(30)}7f`,
  `${lowest}${'ff'.repeat(31)}`,
]);

const fileWith = async (content: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'secret');
  await writeFile(file, content);
  return file;
};

describe('a public key', () => {
  it.each([...SMALL_ORDER, ...NOT_SHORTEST])('is refused where anybody could sign for it: %s', (hex) => {
    expect(() => readConfig({ DISCORD_PUBLIC_KEY: hex })).toThrow(
      'DISCORD_PUBLIC_KEY is no key of an application: anybody could sign with it. Copy the public key from General Information again',
    );
  });

  it('is accepted where an application could have it', () => {
    for (let index = 0; index < 50; index += 1) {
      const { publicKey } = generateKeyPairSync('ed25519');
      const hex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
      expect(readConfig({ DISCORD_PUBLIC_KEY: hex }).publicKey).toBe(hex);
    }
  });
});

describe('where the record is read from', () => {
  const nodes = { SEARCH_NODES: 'https://a:9200' };
  const desk = { DESK_DB: 'desk.sqlite', HOME_SERVER: '1'.repeat(18) };

  it('is the cluster where there is one, unless the desk needs the files', () => {
    expect(readConfig({}).recordFrom).toBe('files');
    expect(readConfig(nodes).recordFrom).toBe('cluster');
    expect(readConfig({ ...nodes, ...desk }).recordFrom).toBe('files');
    expect(readConfig({ ...nodes, RECORD_FROM: 'files' }).recordFrom).toBe('files');
  });

  it('cannot be a cluster without nodes, or with the desk', () => {
    expect(() => readConfig({ RECORD_FROM: 'cluster' })).toThrow(/RECORD_FROM=cluster needs SEARCH_NODES/);
    expect(() => readConfig({ ...nodes, ...desk, RECORD_FROM: 'cluster' })).toThrow(/DESK_DB needs the files/);
    expect(() => readConfig({ RECORD_FROM: 'elsewhere' })).toThrow(/RECORD_FROM must be files or cluster/);
  });
});

describe('where to search', () => {
  it('is in memory where no nodes are named', () => {
    expect(readConfig({}).search).toBeUndefined();
    expect(readConfig({ SEARCH_NODES: ' ', SEARCH_CA_FILE: '/nowhere' }).search).toBeUndefined();
  });

  it('is at the addresses, with the user and the password of one of them', () => {
    expect(
      readConfig({ SEARCH_NODES: 'https://ed:p%40ss@a:9200, https://b:9200', SEARCH_INDEX: 'desk' }).search,
    ).toEqual({
      addresses: ['https://a:9200', 'https://b:9200'],
      user: 'ed',
      password: 'p@ss',
      prefix: 'desk',
    });
  });

  it('takes the password and the certificate from files', async () => {
    const settings = {
      SEARCH_NODES: 'https://ed@a:9200',
      SEARCH_PASSWORD_FILE: await fileWith('secret\n'),
      SEARCH_CA_FILE: await fileWith('-----BEGIN CERTIFICATE-----\n'),
    };
    expect(readConfig(settings).search).toMatchObject({ password: 'secret', authority: '-----BEGIN CERTIFICATE-----' });
  });

  it('is refused with the name of every bad variable, and never with a password', async () => {
    const read = (): unknown =>
      readConfig({
        SEARCH_NODES: 'ftp://ed:hush@a',
        SEARCH_INDEX: 'No*',
        SEARCH_PASSWORD_FILE: '/nowhere',
        SEARCH_CA_FILE: empty,
      });
    const empty = await fileWith('');
    for (const named of [
      /SEARCH_NODES must be http or https addresses/,
      /SEARCH_INDEX must begin/,
      /SEARCH_PASSWORD_FILE names a file that cannot be read \(ENOENT\)/,
      /SEARCH_CA_FILE names an empty file/,
    ])
      expect(read).toThrow(named);
    expect(read).not.toThrow(/hush/);
  });
});

describe("the editors' desk", () => {
  const HOME_SERVER = '81384788765712384';

  it('is nowhere without its setting', () => {
    expect(readConfig({ HOME_SERVER }).desk).toBeUndefined();
  });

  it.each([
    ['desk.db', { kind: 'file', path: 'desk.db' }],
    ['C:\\newsroom\\desk.db', { kind: 'file', path: 'C:\\newsroom\\desk.db' }],
    ['postgres://desk@db.example/desk', { kind: 'postgres', address: 'postgres://desk@db.example/desk' }],
  ])('keeps its work in %s', (DESK_DB, database) => {
    expect(readConfig({ DESK_DB, HOME_SERVER }).desk).toEqual({ database, homeServer: HOME_SERVER });
  });

  it('needs the server whose editors decide', () => {
    expect(() => readConfig({ DESK_DB: 'desk.db' })).toThrow('DESK_DB needs HOME_SERVER');
  });

  it.each(['mysql://desk@db.example/desk', 'libsql://desk.example'])('does not know %s', (DESK_DB) => {
    expect(() => readConfig({ DESK_DB, HOME_SERVER })).toThrow('DESK_DB must be the name of a file, such as desk.db');
  });

  describe('with pull requests', () => {
    const settings = {
      HOME_SERVER,
      DESK_DB: 'desk.db',
      DESK_LANDING: 'pull-request',
      DESK_FORGE_REPOSITORY: 'the-daily/record',
      DESK_FORGE_TOKEN: 'hush',
    };

    it('opens them where GitHub is, on main, for the folder knowledge', () => {
      expect(readConfig(settings).desk).toMatchObject({
        landing: 'pull-request',
        forge: {
          api: 'https://api.github.com',
          repository: 'the-daily/record',
          branch: 'main',
          folder: 'knowledge',
          token: 'hush',
        },
      });
    });

    it('takes the token from a file, and the address of another forge', async () => {
      const { DESK_FORGE_TOKEN: _, ...others } = settings;
      const read = readConfig({
        ...others,
        DESK_FORGE_TOKEN_FILE: await fileWith(' hush\n'),
        DESK_FORGE_API: 'https://git.daily.example/api/v3/',
        DESK_FORGE_FOLDER: './',
      });
      expect(read.desk?.forge).toMatchObject({ token: 'hush', api: 'https://git.daily.example/api/v3', folder: '' });
    });

    it.each([
      [{ DESK_FORGE_REPOSITORY: '' }, 'DESK_LANDING=pull-request needs DESK_FORGE_REPOSITORY'],
      [{ DESK_FORGE_REPOSITORY: 'record' }, 'DESK_FORGE_REPOSITORY must be owner/name'],
      [{ DESK_FORGE_TOKEN: '' }, 'DESK_LANDING=pull-request needs DESK_FORGE_TOKEN_FILE'],
      [
        { DESK_FORGE_TOKEN: '', DESK_FORGE_TOKEN_FILE: '/nowhere' },
        'DESK_FORGE_TOKEN_FILE names a file that cannot be',
      ],
      [{ DESK_FORGE_TOKEN: 'hush hush' }, 'DESK_FORGE_TOKEN must hold no spaces'],
      [{ DESK_FORGE_API: 'http://git.daily.example/api/v3' }, 'DESK_FORGE_API must be an https address'],
      [
        { DESK_FORGE_API: 'https://ed:hush@git.daily.example' },
        'DESK_FORGE_API must be an https address without a user',
      ],
      [{ DESK_FORGE_BRANCH: '--force' }, 'DESK_FORGE_BRANCH must be the name of a branch'],
      [{ DESK_FORGE_FOLDER: '../elsewhere' }, 'DESK_FORGE_FOLDER must be a folder of the repository'],
      [{ DESK_PUSH: 'origin/main' }, 'DESK_PUSH is for DESK_LANDING=commit'],
      [{ DESK_LANDING: 'force' }, 'DESK_LANDING must be files, commit or pull-request'],
    ])('is refused with %j, and never with the token', (wrong, message) => {
      const read = (): unknown => readConfig({ ...settings, ...wrong });
      expect(read).toThrow(message);
      expect(read).not.toThrow(/hush/);
    });
  });

  it.each(['origin', 'origin/', '--mirror/main', 'origin/--force', 'origin/a..b'])(
    'does not push to %s',
    (DESK_PUSH) => {
      expect(() => readConfig({ DESK_DB: 'desk.db', HOME_SERVER, DESK_PUSH })).toThrow('DESK_PUSH');
    },
  );
});
