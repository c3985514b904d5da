import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.ts';

/** SHA-256 of text (UTF-8) or bytes, 64 hexadecimal digits. */
export function hashOf(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** SHA-256 over the canonical JSON of a value: the content hash of plans, rules, rosters. */
export function contentHash(value: unknown): string {
  return hashOf(canonicalJson(value));
}

// Crockford's base 32: no I, L, O or U, so that people can compare it by eye on paper.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first 80 bits of a hash as 4 × 4 characters, as it stands at the foot of every document: `7KQ2-M0XD-…`. */
export function fingerprint(hash: string): string {
  let bits = BigInt(`0x${hash.slice(0, 20)}`);
  let characters = '';
  for (let i = 0; i < 16; i += 1) {
    characters = alphabet[Number(bits & 31n)] + characters;
    bits >>= 5n;
  }
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}
