// Whole numbers modulo the order of the group.
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { groupOrder } from './group.ts';

/** Where all chance comes from: so many bytes that nobody can foretell. */
export type Random = (bytes: number) => Uint8Array;

/** The remainder in [0, order), of a negative number too. */
export function modulo(value: bigint): bigint {
  const remainder = value % groupOrder;
  return remainder < 0n ? remainder + groupOrder : remainder;
}

/** The number whose product with `value` is 1 modulo the order. Throws for multiples of the order. */
export function inverse(value: bigint): bigint {
  return ed25519.Point.Fn.inv(modulo(value));
}

/** A number in [0, order), each equally likely: too large ones are drawn again. */
export function randomScalar(random: Random): bigint {
  for (;;) {
    const bytes = Uint8Array.from(random(32));
    if (bytes.length !== 32) throw new Error('the source of randomness gave another number of bytes');
    // 253 bits, so that about every second draw is below the order.
    bytes[0] = (bytes[0] ?? 0) & 0x1f;
    const value = bigEndian(bytes);
    if (value < groupOrder) return value;
  }
}

/** Bytes read as one number, the first byte counting most. */
export function bigEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes)}`);
}

/** A number in base ten without sign or leading zeros, below the order; `undefined` for every other text. */
export function readScalar(text: string): bigint | undefined {
  if (!/^(0|[1-9][0-9]{0,75})$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < groupOrder ? value : undefined;
}
