// The voter's code: a secret on a slip of paper, and the public key that it makes for one election.
import { bytesToHex } from '@noble/hashes/utils.js';
import { digest } from '../format/hash.ts';
import { printJson } from '../format/json.ts';
import { encodeOne, type Group } from '../group/group.ts';
import { modulo, type Random } from '../group/scalars.ts';

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const pattern = /^[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}$/;

/** A voter's code `XXXXX-XXXXXX-XXXXX-XXXXXX`: 22 characters of Base58, about 128 bits. */
export type Credential = string & { readonly __kind: 'credential' };

/** So many characters of Base58, each equally likely. */
export function randomBase58(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    // 232 = 4 · 58: bytes from there on would make some characters likelier, so they are thrown away.
    for (const byte of random(length)) if (byte < 232 && text.length < length) text += base58[byte % 58];
  }
  return text;
}

/** A new code. Whoever prints it keeps no copy. */
export function newCredential(random: Random): Credential {
  const text = randomBase58(random, 22);
  return [text.slice(0, 5), text.slice(5, 11), text.slice(11, 16), text.slice(16)].join('-') as Credential;
}

/** A code as a person typed it: spaces around and between are left out, the hyphens may be missing. `undefined` when it is none. */
export function readCredential(typed: string): Credential | undefined {
  const plain = typed.replace(/[\s\-‐‑–]/g, '');
  const text = [plain.slice(0, 5), plain.slice(5, 11), plain.slice(11, 16), plain.slice(16)].join('-');
  return pattern.test(text) ? (text as Credential) : undefined;
}

/** What a code makes in one election. */
export interface CredentialKey {
  /** Signs the ballot; never leaves the voter's machine. */
  readonly secret: bigint;
  /** Stands in the list of public credentials and on the ballot. */
  readonly public: string;
}

/** Secret and public key of a code in the election of this uuid. */
export function credentialKey(group: Group, uuid: string, credential: Credential): CredentialKey {
  const half = (part: number) => bytesToHex(digest(`derive_credential|${uuid}|${part}|${credential}`));
  const secret = modulo(BigInt(`0x${half(0)}${half(1)}`));
  return { secret, public: encodeOne(group, group.generator.power(secret)) };
}

/** The record of public credentials, sorted, so that their order says nothing about who got which. Throws on duplicates. */
export function publicCredentialsText(credentials: readonly string[]): string {
  if (new Set(credentials).size !== credentials.length) throw new Error('a public credential stands twice');
  return printJson([...credentials].sort());
}
