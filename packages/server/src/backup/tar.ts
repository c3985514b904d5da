// Files one after the other, as every computer opens them: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Interchange Format".
import { type Text, text } from '@tinnhiem/core';
import { type ByteReader, byteReader, CutShort } from './byte-reader.ts';

export interface TarFile {
  readonly path: string;
  readonly size: number;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What is read is no such file, or is damaged. */
export class NotATar extends Error {
  readonly text: Text;
  constructor(words: Text) {
    super(words.en);
    this.text = words;
  }
}

const cutShort = text('tệp bị cắt cụt', 'it ends too early');
const altered = text('phần đầu của một tệp bên trong bị đổi', 'the head of a file inside was changed');

const block = 512;
const plain = /^[\x20-\x7e]{1,100}$/;

/** The bytes of a tar file with these files in it. */
export async function* writeTar(files: AsyncIterable<TarFile>): AsyncGenerator<Uint8Array> {
  for await (const { path, size, pieces } of files) {
    if (!plain.test(path)) {
      const record = paxRecord('path', path);
      yield head('pax', record.length, 'x');
      yield record;
      yield padding(record.length);
    }
    yield head(plain.test(path) ? path : 'named-before', size, '0');
    let written = 0;
    for await (const piece of pieces) {
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new Error(`${path}: ${written} bytes instead of ${size}`);
    yield padding(size);
  }
  yield new Uint8Array(2 * block);
}

function padding(size: number): Uint8Array {
  return new Uint8Array((block - (size % block)) % block);
}

/** `30 path=…\n`: the length counts itself. */
function paxRecord(key: string, value: string): Uint8Array {
  const rest = new TextEncoder().encode(` ${key}=${value}\n`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length += 1;
  return new Uint8Array([...new TextEncoder().encode(String(length)), ...rest]);
}

function head(name: string, size: number, type: '0' | 'x'): Uint8Array {
  const bytes = new Uint8Array(block);
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  put(0, name);
  put(100, octal(0o600, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(size, 11));
  put(136, octal(0, 11));
  put(148, ' '.repeat(8));
  put(156, type);
  put(257, 'ustar\0');
  put(263, '00');
  put(148, `${octal(sum(bytes), 6)} `);
  return bytes;
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0);
}

/** The files of a tar file, each to be read before the next one. Throws `NotATar`. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const reader = byteReader(source);
  let named: string | null = null;
  for (;;) {
    const bytes = await nextBlock(reader);
    if (bytes.every((byte) => byte === 0)) return await requireEnd(reader);
    const { name, size, type } = readHead(bytes);
    if (type === 'x') {
      if (size > 64 * 1024) throw new NotATar(altered);
      named = readPax(await need(reader, size));
      await skip(reader, size);
      continue;
    }
    const path = named ?? name;
    named = null;
    const left = { bytes: size };
    yield { path, size, pieces: pieces(reader, left) };
    if (left.bytes > 0) throw new Error(`${path} was not read`);
    await skip(reader, size);
  }
}

async function nextBlock(reader: ByteReader): Promise<Uint8Array> {
  return await need(reader, block);
}

async function need(reader: ByteReader, length: number): Promise<Uint8Array> {
  try {
    const bytes = await reader.exactly(length);
    if (bytes !== null) return bytes;
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
  }
  throw new NotATar(cutShort);
}

async function requireEnd(reader: ByteReader): Promise<void> {
  const last = await nextBlock(reader);
  if (last.some((byte) => byte !== 0) || (await reader.upTo(1)) !== null)
    throw new NotATar(text('có thêm dữ liệu ở cuối tệp', 'there is more behind its end'));
}

async function skip(reader: ByteReader, size: number): Promise<void> {
  const { length } = padding(size);
  if (length > 0 && (await need(reader, length)).some((byte) => byte !== 0))
    throw new NotATar(text('có dữ liệu lạ giữa các tệp bên trong', 'there are bytes between the files inside'));
}

async function* pieces(reader: ByteReader, left: { bytes: number }): AsyncGenerator<Uint8Array> {
  while (left.bytes > 0) {
    const piece = await reader.upTo(left.bytes);
    if (piece === null) throw new NotATar(cutShort);
    left.bytes -= piece.length;
    yield piece;
  }
}

function readHead(bytes: Uint8Array): { readonly name: string; readonly size: number; readonly type: '0' | 'x' } {
  const field = (from: number, to: number) => new TextDecoder('latin1').decode(bytes.subarray(from, to));
  const name = field(0, 100).replace(/\0+$/, '');
  const type = field(156, 157);
  const size = Number.parseInt(field(124, 135), 8);
  if (type !== '0' && type !== 'x') throw new NotATar(altered);
  // What would be written is what must be there, its checksum included.
  if (!Number.isSafeInteger(size) || !plain.test(name)) throw new NotATar(altered);
  const expected = head(name, size, type);
  if (expected.some((byte, index) => byte !== bytes[index])) throw new NotATar(altered);
  return { name, size, type };
}

function readPax(bytes: Uint8Array): string {
  const record = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
  const value = /^\d+ path=(.+)\n$/su.exec(record)?.[1];
  if (value === undefined || paxRecord('path', value).length !== bytes.length) throw new NotATar(altered);
  return value;
}
