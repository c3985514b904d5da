// Hashes as Belenios writes them: SHA-256 as hexadecimal digits, as Base64 without padding, and as an exponent.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { bigEndian, modulo } from '../group/scalars.ts';

/** SHA-256 as 64 lower-case hexadecimal digits. */
export function hashHex(content: Uint8Array | string): string {
  return bytesToHex(digest(content));
}

/** SHA-256 as 43 characters of Base64: fingerprints of elections, trackers of ballots. */
export function hashBase64(content: Uint8Array | string): string {
  return base64(digest(content));
}

/** The same hash in Base64 that is known in hexadecimal digits. */
export function base64OfHex(hex: string): string {
  return base64(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}

/** SHA-256 of a text as an exponent: read as a big-endian number, modulo the order of the group. */
export function hashToScalar(content: string): bigint {
  return modulo(bigEndian(digest(content)));
}

/** The challenge of a proof: its prefix and its commitments, hashed to an exponent. */
export function challengeOf(prefix: string, commitments: readonly string[]): bigint {
  return hashToScalar(prefix + commitments.join(','));
}

/** The 32 bytes of SHA-256. */
export function digest(content: Uint8Array | string): Uint8Array {
  return sha256(typeof content === 'string' ? utf8ToBytes(content) : content);
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
}
