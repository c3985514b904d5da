// A backup under a passphrase: scrypt makes the key, XChaCha20-Poly1305 locks a megabyte at a time. The nonce of each piece holds its number
// and whether it is the last, so that none can be left out, moved or cut off (Hoang, Reyhanitabar, Rogaway, Vizár 2015: STREAM).
import { randomBytes, scrypt as scryptOfSystem } from 'node:crypto';
import { open } from 'node:fs/promises';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Text, text } from '@tinnhiem/core';
import { z } from 'zod';
import { byteReader, CutShort } from './byte-reader.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));
const headSchema = z.strictObject({
  format: z.literal('tinnhiem-backup'),
  version: z.literal(1),
  kdf: z.literal('scrypt'),
  cost: z.int().min(10).max(20),
  salt: hex(16),
  cipher: z.literal('xchacha20-poly1305'),
  nonce: hex(19),
});
type Head = z.infer<typeof headSchema>;

/** 128 MiB and about a second, as OWASP's password storage cheat sheet advises (N = 2^17, r = 8, p = 1). */
const usualCost = 17;
const piece = 1024 * 1024;
const tag = 16;
const headLength = 512;

export class WrongPassphrase extends Error {}
/** A locked backup was changed, or is cut short. */
export class DamagedLock extends Error {
  readonly text: Text;
  constructor(words: Text) {
    super(words.en);
    this.text = words;
  }
}

const beginning = '{"cipher":"xchach';

/** Whether a file begins like a locked backup. */
export async function isLocked(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(beginning.length), 0, beginning.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === beginning;
  } finally {
    await handle.close();
  }
}

/** What a passphrase comes to under one salt: locks and opens many backups without the passphrase being kept anywhere. */
export interface LockKey {
  readonly cost: number;
  /** 16 bytes and 32 bytes, in hexadecimal digits. */
  readonly salt: string;
  readonly key: string;
}

export const lockKeySchema: z.ZodType<LockKey> = z.strictObject({
  cost: headSchema.shape.cost,
  salt: headSchema.shape.salt,
  key: hex(32),
});

/** The key of a passphrase under a new salt; works for a second, beside everything else. */
export async function lockKeyOf(passphrase: string): Promise<LockKey> {
  const salt = randomBytes(16);
  const key = await new Promise<Buffer>((resolve, reject) => {
    // Twice what it needs: at exactly that much the system's refuses.
    const cost = { N: 2 ** usualCost, r: 8, p: 1, maxmem: 2 * 128 * 8 * 2 ** usualCost };
    scryptOfSystem(passphrase.normalize('NFKC'), salt, 32, cost, (error, made) =>
      error === null ? resolve(made) : reject(error),
    );
  });
  return { cost: usualCost, salt: salt.toString('hex'), key: key.toString('hex') };
}

/** The bytes of `source`, locked. */
export async function* lock(source: AsyncIterable<Uint8Array>, secret: string | LockKey): AsyncGenerator<Uint8Array> {
  const known = typeof secret === 'string' ? { cost: usualCost, salt: bytesToHex(randomBytes(16)) } : secret;
  const head: Head = {
    format: 'tinnhiem-backup',
    version: 1,
    kdf: 'scrypt',
    cost: known.cost,
    salt: known.salt,
    cipher: 'xchacha20-poly1305',
    // 152 bits at random: two backups under one key do not share one.
    nonce: bytesToHex(randomBytes(19)),
  };
  yield headBytes(head);
  const cipher = cipherOf(head, secret);
  const reader = byteReader(source);
  let number = 0;
  let current = await full(reader);
  for (;;) {
    const next = await full(reader);
    yield cipher(number, next === null).encrypt(current ?? new Uint8Array());
    if (next === null) return;
    current = next;
    number += 1;
  }
}

/** A megabyte, or what is left; `null` where nothing is. */
async function full(reader: ReturnType<typeof byteReader>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < piece) {
    const part = await reader.upTo(piece - length);
    if (part === null) break;
    parts.push(part);
    length += part.length;
  }
  return length === 0 ? null : concatBytes(...parts);
}

/** What was locked. Throws `WrongPassphrase`, or `DamagedLock`. */
export async function* unlock(source: AsyncIterable<Uint8Array>, secret: string | LockKey): AsyncGenerator<Uint8Array> {
  const reader = byteReader(source);
  const take = async (length: number) => {
    const parts: Uint8Array[] = [];
    let have = 0;
    while (have < length) {
      const part = await reader.upTo(length - have);
      if (part === null) break;
      parts.push(part);
      have += part.length;
    }
    return concatBytes(...parts);
  };
  const head = readHead(await take(headLength));
  const cipher = cipherOf(head, secret);
  let current = await take(piece + tag);
  for (let number = 0; ; number += 1) {
    const next = await take(piece + tag);
    try {
      yield cipher(number, next.length === 0).decrypt(current);
    } catch (error) {
      if (error instanceof CutShort) throw error;
      throw number === 0
        ? new WrongPassphrase()
        : new DamagedLock(text(`đoạn mã hóa ${number + 1} đã bị đổi`, `locked piece ${number + 1} was changed`));
    }
    if (next.length === 0) return;
    current = next;
  }
}

/** The head is filled up with spaces, so that its length tells nothing. */
function headBytes(head: Head): Uint8Array {
  return utf8ToBytes(`${canonicalJson(head).padEnd(headLength - 1)}\n`);
}

function readHead(bytes: Uint8Array): Head {
  try {
    const written = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const head = headSchema.parse(JSON.parse(written));
    if (written === new TextDecoder().decode(headBytes(head))) return head;
  } catch {
    // Said below.
  }
  throw new DamagedLock(text('phần đầu đã bị đổi', 'its head was changed'));
}

/** Throws `WrongPassphrase` where a key is of another salt. */
function keyOf({ cost, salt }: Head, secret: string | LockKey): Uint8Array {
  if (typeof secret === 'string')
    return scrypt(utf8ToBytes(secret.normalize('NFKC')), hexToBytes(salt), { N: 2 ** cost, r: 8, p: 1, dkLen: 32 });
  if (secret.salt !== salt || secret.cost !== cost) throw new WrongPassphrase();
  return hexToBytes(secret.key);
}

function cipherOf(head: Head, secret: string | LockKey) {
  const key = keyOf(head, secret);
  return (number: number, last: boolean) => {
    const nonce = new Uint8Array(24);
    nonce.set(hexToBytes(head.nonce));
    new DataView(nonce.buffer).setUint32(19, number);
    nonce[23] = last ? 1 : 0;
    return xchacha20poly1305(key, nonce, headBytes(head));
  };
}
