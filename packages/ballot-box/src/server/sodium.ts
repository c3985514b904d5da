// The group by libsodium through sodium-native: on the server only, and only where the optional package could be installed.
import { createRequire } from 'node:module';
import { type Base, type Group, identityText, looksLikePoint, type Point } from '../group/group.ts';
import { nobleGroup } from '../group/noble.ts';

/** The part of sodium-native that is used; every function throws where libsodium answers with an error. */
interface Sodium {
  crypto_core_ed25519_is_valid_point(point: Uint8Array): boolean;
  crypto_core_ed25519_add(result: Uint8Array, a: Uint8Array, b: Uint8Array): void;
  crypto_core_ed25519_sub(result: Uint8Array, a: Uint8Array, b: Uint8Array): void;
  crypto_scalarmult_ed25519_noclamp(result: Uint8Array, exponent: Uint8Array, point: Uint8Array): void;
  crypto_scalarmult_ed25519_base_noclamp(result: Uint8Array, exponent: Uint8Array): void;
}

/** The group of libsodium, or `undefined` where sodium-native is not installed or does not run here. */
export function sodiumGroup(): Group | undefined {
  let sodium: Sodium;
  try {
    sodium = createRequire(import.meta.url)('sodium-native') as Sodium;
  } catch {
    return undefined;
  }
  return groupOf(sodium);
}

/** The fastest arithmetic of this server that may be given secrets: libsodium's, else that of @noble/curves, which gives the same answers. */
export function fastestGroup(): Group {
  return sodiumGroup() ?? nobleGroup;
}

const inside = (point: Point) => point as unknown as Uint8Array;
const outside = (bytes: Uint8Array) => bytes as unknown as Point;
const identity = bytesOf(identityText);

/** The generator times a point of order 8: on the curve, and outside of the subgroup. */
const outsider = bytesOf('e20308f05df6a41a9b5b75999f23eeca8ee75990ba5fa235decd29a58be299da');

/** Whether multiplying refuses by itself what is no element of the subgroup; libsodium does since 1.0.18. */
function multiplyingChecks(sodium: Sodium): boolean {
  try {
    sodium.crypto_scalarmult_ed25519_noclamp(new Uint8Array(32), littleEndian(8n), outsider);
    return false;
  } catch {
    return true;
  }
}

function groupOf(sodium: Sodium): Group {
  const checksItself = multiplyingChecks(sodium);
  function power(point: Point, exponent: bigint): Point {
    // libsodium answers with an error for the identity, as base and as result.
    if (exponent === 0n || isIdentity(inside(point))) return outside(identity);
    const result = new Uint8Array(32);
    sodium.crypto_scalarmult_ed25519_noclamp(result, littleEndian(exponent), inside(point));
    return outside(result);
  }
  function decode(text: string): Point | undefined {
    if (!looksLikePoint(text)) return undefined;
    if (text === identityText) return outside(identity);
    const bytes = bytesOf(text);
    return sodium.crypto_core_ed25519_is_valid_point(bytes) ? outside(bytes) : undefined;
  }
  function base(point: Point): Base {
    return baseOf(point, (exponent) => power(point, exponent));
  }
  const generatorPoint = outside(powerOfGenerator(sodium, 1n));
  return {
    library: 'sodium',
    identity: outside(identity),
    generator: baseOf(generatorPoint, (exponent) =>
      outside(exponent === 0n ? identity : powerOfGenerator(sodium, exponent)),
    ),
    base,
    decode,
    decodeWithPowers(text, exponents) {
      const powersOf = (point: Point) => ({ point, powers: exponents.map((exponent) => power(point, exponent)) });
      // The check takes almost half as long as a power; one that is made by the power itself is not made before it.
      const checked = checksItself && looksLikePoint(text) && exponents.some((exponent) => exponent !== 0n);
      if (!checked) {
        const point = decode(text);
        return point && powersOf(point);
      }
      try {
        return powersOf(outside(bytesOf(text)));
      } catch {
        return undefined;
      }
    },
    encode: (points) => points.map((point) => Buffer.from(inside(point)).reverse().toString('hex')),
    product(a, b) {
      const result = new Uint8Array(32);
      sodium.crypto_core_ed25519_add(result, inside(a), inside(b));
      return outside(result);
    },
    quotient(a, b) {
      const result = new Uint8Array(32);
      sodium.crypto_core_ed25519_sub(result, inside(a), inside(b));
      return outside(result);
    },
    power,
    publicPowers: (point, exponents) => exponents.map((exponent) => power(point, exponent)),
  };
}

/** libsodium has one way for all exponents. */
function baseOf(point: Point, power: Base['power']): Base {
  return { point, power, publicPower: power };
}

function powerOfGenerator(sodium: Sodium, exponent: bigint): Uint8Array {
  const result = new Uint8Array(32);
  sodium.crypto_scalarmult_ed25519_base_noclamp(result, littleEndian(exponent));
  return result;
}

function isIdentity(bytes: Uint8Array): boolean {
  return bytes[0] === 1 && bytes.every((byte, at) => at === 0 || byte === 0);
}

function littleEndian(exponent: bigint): Uint8Array {
  return bytesOf(exponent.toString(16).padStart(64, '0'));
}

/** Hexadecimal digits, the last first. */
function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex')).reverse();
}
