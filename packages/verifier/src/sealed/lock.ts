// What only the counting committee may open: scrypt makes a key of its passphrase, XChaCha20-Poly1305 locks each file under its own name.
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, err, hashOf, ok, type RandomBytes, type Result } from '@tinnhiem/core';
import { z } from 'zod';
import type { ArchiveFile } from '../container/layout.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));
const headSchema = z.strictObject({
  format: z.literal('tinnhiem-sealed'),
  version: z.literal(1),
  about: z.string(),
  kdf: z.literal('scrypt'),
  // 2^cost blocks of 1 KiB; the bound keeps a forged file from freezing the machine that looks at it.
  cost: z.int().min(10).max(20),
  salt: hex(16),
  cipher: z.literal('xchacha20-poly1305'),
  nonce: hex(24),
  /** Nothing, locked: tells a wrong passphrase from a damaged file. */
  check: hex(16),
});
type Head = z.infer<typeof headSchema>;

/** 128 MiB and about a second, as OWASP's password storage cheat sheet advises (N = 2^17, r = 8, p = 1). */
const usualCost = 17;
const nonceLength = 24;

export interface LockInput {
  readonly passphrase: string;
  /** For people: of which round. Readable without the passphrase, and protected from changes. */
  readonly about: string;
  readonly random: RandomBytes;
  /** The logarithm of scrypt's N. */
  readonly cost?: number;
}

export interface Lock {
  /** What stands beside the locked files. */
  readonly head: Uint8Array;
  /** Locks the content of a file under its path. */
  lock(path: string, content: Uint8Array): Uint8Array;
  /** A file that is locked whenever its bytes are asked for, always to the same: what is large need not be held. */
  file(path: string, content: () => Uint8Array): ArchiveFile;
}

/** A lock with the committee's passphrase. */
export function makeLock({ passphrase, about, random, cost = usualCost }: LockInput): Lock {
  const fixed = {
    format: 'tinnhiem-sealed',
    version: 1,
    about,
    kdf: 'scrypt',
    cost,
    salt: bytesToHex(random(16)),
    cipher: 'xchacha20-poly1305',
    nonce: bytesToHex(random(nonceLength)),
  } as const;
  const key = keyOf(fixed, passphrase);
  const check = bytesToHex(cipher(key, fixed.nonce, canonicalJson(fixed)).encrypt(new Uint8Array()));
  const locked = (path: string, nonce: Uint8Array, content: Uint8Array) =>
    concatBytes(nonce, cipher(key, bytesToHex(nonce), path).encrypt(content));
  return {
    head: utf8ToBytes(canonicalJson(headSchema.parse({ ...fixed, check }))),
    lock: (path, content) => locked(path, random(nonceLength), content),
    file(path, content) {
      const nonce = random(nonceLength);
      let first: string | null = null;
      return {
        path,
        get bytes() {
          const plain = content();
          // One nonce for two contents would open both.
          const hash = hashOf(plain);
          first ??= hash;
          if (first !== hash) throw new Error(`${path}: another content than before`);
          return locked(path, nonce, plain);
        },
      };
    },
  };
}

/** Opens a locked file by its path; `null` where its bytes are not those that were locked under this path. */
export type Open = (path: string, content: Uint8Array) => Uint8Array | null;

/** What opens the files of a lock, or why nothing does. */
export function openLock(head: Uint8Array, passphrase: string): Result<Open, 'malformed' | 'wrong-passphrase'> {
  const read = readHead(head);
  if (read === null) return err('malformed');
  const { check, ...fixed } = read;
  const key = keyOf(fixed, passphrase);
  if (decrypt(key, fixed.nonce, canonicalJson(fixed), hexToBytes(check)) === null) return err('wrong-passphrase');
  return ok((path, content) => {
    if (content.length < nonceLength) return null;
    return decrypt(key, bytesToHex(content.subarray(0, nonceLength)), path, content.subarray(nonceLength));
  });
}

function readHead(bytes: Uint8Array): Head | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const head = headSchema.parse(JSON.parse(text));
    return canonicalJson(head) === text ? head : null;
  } catch {
    return null;
  }
}

function keyOf({ cost, salt }: Pick<Head, 'cost' | 'salt'>, passphrase: string): Uint8Array {
  // A passphrase with Vietnamese letters has several writings, which depend on the keyboard.
  return scrypt(utf8ToBytes(passphrase.normalize('NFKC')), hexToBytes(salt), { N: 2 ** cost, r: 8, p: 1, dkLen: 32 });
}

function cipher(key: Uint8Array, nonce: string, about: string) {
  return xchacha20poly1305(key, hexToBytes(nonce), utf8ToBytes(about));
}

function decrypt(key: Uint8Array, nonce: string, about: string, content: Uint8Array): Uint8Array | null {
  try {
    return cipher(key, nonce, about).decrypt(content);
  } catch {
    return null;
  }
}
