import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicKey, reasonToRefuse } from '../../src/transport/http/signature.js';
import fc, { runs } from '../support/properties.js';

/** The order of Ed25519's group: a signature whose second half has it added says the same in other bytes (RFC 8032, 5.1.7). */
const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
const NOW = 1_700_000_000_000;
const SECONDS = String(NOW / 1_000);

interface Keys {
  readonly secret: KeyObject;
  readonly key: KeyObject;
}

function keys(): Keys {
  const { privateKey, publicKey: open } = generateKeyPairSync('ed25519');
  const hex = Buffer.from(open.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  return { secret: privateKey, key: publicKey(hex) };
}
const discord = keys();
const stranger = keys();

function signed(body: Uint8Array, timestamp = SECONDS, by = discord): { signature: string; timestamp: string } {
  const bytes = Buffer.concat([Buffer.from(timestamp), body]);
  return { signature: sign(null, bytes, by.secret).toString('hex'), timestamp };
}

const trusts = (request: { signature: unknown; timestamp: unknown; body: Uint8Array }, now = NOW): boolean =>
  reasonToRefuse(request, discord.key, now) === undefined;

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const at = Math.floor(bit / 8) % changed.length;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
}

const body = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.json().map((text) => new TextEncoder().encode(text)),
);
const bit = fc.nat({ max: 100_000 });
/** What Node gives for a header, and what it never gives. */
const header = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(undefined, null, '', '\0', '\u0661\u0662', '-1', '1e9', ' 1700000000', '1700000000\n', '0x65'),
  fc.array(fc.stringMatching(/^[0-9a-f]{128}$/), { maxLength: 3 }),
  fc.stringMatching(/^[0-9a-fA-F]{126,130}$/),
  fc.nat({ max: 2_000_000_000 }).map(String),
);

describe('the signature check', () => {
  it('trusts what Discord signed less than five minutes ago, whatever the body is, in capitals as well', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: -300_000, max: 300_000 }), fc.boolean(), (bytes, off, capitals) => {
        const { signature, timestamp } = signed(bytes);
        const shown = capitals ? signature.toUpperCase() : signature;
        expect(reasonToRefuse({ signature: shown, timestamp, body: bytes }, discord.key, NOW + off)).toBe(undefined);
      }),
      runs(),
    );
  });

  it('reads the bytes of a body that is a part of a larger buffer', () => {
    fc.assert(
      fc.property(body, fc.nat({ max: 20 }), (bytes, before) => {
        const large = new Uint8Array(before + bytes.length + 7).fill(65);
        large.set(bytes, before);
        const view = large.subarray(before, before + bytes.length);
        expect(trusts({ ...signed(bytes), body: view })).toBe(true);
      }),
      runs(0.25),
    );
  });

  it('calls it stale from one second past five minutes on, before and after', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: -330, max: 330 }), fc.nat({ max: 999 }), (bytes, seconds, ms) => {
        const now = NOW + seconds * 1_000 + ms;
        const off = Math.abs(now - NOW) > 300_000;
        expect(reasonToRefuse({ ...signed(bytes), body: bytes }, discord.key, now)).toBe(off ? 'stale' : undefined);
      }),
      runs(),
    );
  });

  it('refuses a body, a timestamp or a signature in which one bit is another', () => {
    fc.assert(
      fc.property(body, bit, fc.constantFrom('body', 'timestamp', 'signature'), (bytes, which, where) => {
        const { signature, timestamp } = signed(bytes);
        const request: { signature: string; timestamp: string; body: Uint8Array } = {
          signature,
          timestamp,
          body: bytes,
        };
        if (where === 'body' && bytes.length > 0) request.body = flipped(bytes, which);
        else if (where === 'timestamp')
          request.timestamp = Buffer.from(flipped(Buffer.from(timestamp), which)).toString('latin1');
        else request.signature = Buffer.from(flipped(Buffer.from(signature, 'hex'), which)).toString('hex');
        // A changed timestamp may be out of date, or no number any more.
        const refusals = where === 'timestamp' ? ['forged', 'stale', 'malformed'] : ['forged'];
        expect(refusals).toContain(reasonToRefuse(request, discord.key, NOW));
      }),
      runs(),
    );
  });

  it('refuses what was cut, lengthened or taken from another request', () => {
    fc.assert(
      fc.property(body, body, fc.nat({ max: 127 }), (bytes, others, length) => {
        const { signature, timestamp } = signed(bytes);
        const request = { signature, timestamp, body: bytes };
        expect(trusts({ ...request, signature: signature.slice(0, length) })).toBe(false);
        expect(trusts({ ...request, signature: `${signature}${signature.slice(0, length + 1)}` })).toBe(false);
        expect(trusts({ ...request, body: Buffer.concat([bytes, Uint8Array.of(length)]) })).toBe(false);
        if (bytes.length > 0)
          expect(trusts({ ...request, body: bytes.subarray(0, length % bytes.length) })).toBe(false);
        if (Buffer.compare(bytes, others) !== 0) expect(trusts({ ...request, body: others })).toBe(false);
      }),
      runs(),
    );
  });

  it('refuses what another key signed', () => {
    fc.assert(
      fc.property(body, (bytes) => {
        expect(reasonToRefuse({ ...signed(bytes, SECONDS, stranger), body: bytes }, discord.key, NOW)).toBe('forged');
      }),
      runs(),
    );
  });

  it('refuses the same signature written in other bytes', () => {
    fc.assert(
      fc.property(body, (bytes) => {
        const { signature, timestamp } = signed(bytes);
        const raw = Buffer.from(signature, 'hex');
        const second = BigInt(`0x${Buffer.from(raw.subarray(32)).reverse().toString('hex')}`) + ORDER;
        const written = Buffer.from(second.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex');
        const twin = `${signature.slice(0, 64)}${written}`;
        expect(trusts({ signature: twin, timestamp, body: bytes })).toBe(false);
      }),
      runs(),
    );
  });

  it('trusts no digits that were moved between timestamp and body', () => {
    // Timestamp and body are signed one after the other with nothing between them.
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,6}$/), body, fc.integer({ min: -9, max: 6 }), (digits, rest, moved) => {
        fc.pre(moved !== 0);
        const bytes = Buffer.concat([Buffer.from(digits), rest]);
        const { signature, timestamp } = signed(bytes);
        const all = Buffer.concat([Buffer.from(timestamp), bytes]);
        const cut = timestamp.length + moved;
        fc.pre(cut <= all.length);
        const request = { signature, timestamp: all.subarray(0, cut).toString('latin1'), body: all.subarray(cut) };
        expect(trusts(request)).toBe(false);
      }),
      runs(),
    );
  });

  it('never throws, whatever stands in the headers, and trusts none of it', () => {
    fc.assert(
      fc.property(header, header, body, (signature, timestamp, bytes) => {
        expect(trusts({ signature, timestamp, body: bytes })).toBe(false);
        const real = signed(bytes);
        expect(trusts({ signature, timestamp: real.timestamp, body: bytes })).toBe(false);
        if (timestamp !== real.timestamp)
          expect(trusts({ signature: real.signature, timestamp, body: bytes })).toBe(false);
      }),
      runs(),
    );
  });
});
