// A secret leaves its member's browser only locked with a passphrase. Pure JavaScript: the browser's own cryptography is
// missing on a page that a hall's network serves without a certificate.
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '@tinnhiem/core';
import * as z from 'zod/mini';
import { bytesOf, printJson, readJson, textOf } from '../format/json.ts';
import type { Random } from '../group/scalars.ts';
import { type Problem, problem } from '../problems.ts';

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)));
const headFields = {
  format: z.literal('tinnhiem-key'),
  version: z.literal(1),
  about: z.string(),
  kdf: z.literal('scrypt'),
  // 2^cost blocks of 1 KiB; the bound keeps a forged file from freezing a phone.
  cost: z.int().check(z.minimum(10), z.maximum(20)),
  salt: hex(16),
  cipher: z.literal('xchacha20-poly1305'),
  nonce: hex(24),
};
const headSchema = z.strictObject(headFields);
const keyFileSchema = z.strictObject({ ...headFields, data: z.string().check(z.regex(/^([0-9a-f]{2})+$/)) });

/** 128 MiB and about a second in a browser, as OWASP's password storage cheat sheet advises (N = 2^17, r = 8, p = 1). */
const usualCost = 17;

export interface KeyToLock {
  readonly secret: string;
  readonly passphrase: string;
  /** For people: whose key, for which election. Readable without the passphrase, and protected from changes. */
  readonly about: string;
  readonly random: Random;
  /** The logarithm of scrypt's N. */
  readonly cost?: number;
}

/** A file that holds a secret, readable only with the passphrase. */
export function lockKey({ secret, passphrase, about, random, cost = usualCost }: KeyToLock): string {
  const head = headSchema.parse({
    format: 'tinnhiem-key',
    version: 1,
    about,
    kdf: 'scrypt',
    cost,
    salt: bytesToHex(random(16)),
    cipher: 'xchacha20-poly1305',
    nonce: bytesToHex(random(24)),
  });
  return printJson({ ...head, data: bytesToHex(cipherOf(head, passphrase).encrypt(bytesOf(secret))) });
}

/** What a key file says it is for, without opening it; `undefined` where it is no key file. */
export function aboutKey(file: string): string | undefined {
  const read = readJson(file.trim(), keyFileSchema);
  return read.kind === 'read' ? read.value.about : undefined;
}

/** The secret in a key file. */
export function unlockKey(file: string, passphrase: string): Result<string, Problem> {
  const read = readJson(file.trim(), keyFileSchema);
  if (read.kind !== 'read') return err(problem('key-file-malformed'));
  const { data, ...head } = read.value;
  try {
    const secret = textOf(cipherOf(head, passphrase).decrypt(hexToBytes(data)));
    return secret === undefined ? err(problem('key-file-malformed')) : ok(secret);
  } catch {
    return err(problem('key-passphrase-wrong'));
  }
}

function cipherOf(head: z.infer<typeof headSchema>, passphrase: string) {
  // A passphrase with Vietnamese letters has several writings, which depend on the keyboard.
  const key = scrypt(bytesOf(passphrase.normalize('NFKC')), hexToBytes(head.salt), {
    N: 2 ** head.cost,
    r: 8,
    p: 1,
    dkLen: 32,
  });
  return xchacha20poly1305(key, hexToBytes(head.nonce), bytesOf(printJson(head)));
}
