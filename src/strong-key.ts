/**
 * Points of small order and their other encodings, without the sign bit: with such a key anybody's signature can be right.
 * Source: Chalkias, Garillot and Nikolaenko, "Taming the many EdDSAs" (2020), table 1.
 */
const WEAK_KEYS = new Set(
  [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ].map((hex) => yOf(hex)),
);
/** The prime of Curve25519's field: an encoding of this or more has a shorter one. Source: RFC 8032, section 5.1.3. */
const FIELD_PRIME = 2n ** 255n - 19n;

/** The y-coordinate of an encoded Ed25519 point: little-endian, without the sign of x in its highest bit. */
function yOf(hex: string): bigint {
  const [highest = '', ...rest] = (hex.match(/../g) ?? []).reverse();
  return BigInt(`0x${(Number.parseInt(highest, 16) & 0x7f).toString(16)}${rest.join('')}`);
}

/**
 * Whether an Ed25519 key can belong to an application: not everybody could sign with it.
 * @param hex 64 hexadecimal digits
 */
export function isStrongKey(hex: string): boolean {
  const y = yOf(hex);
  return y < FIELD_PRIME && !WEAK_KEYS.has(y);
}
