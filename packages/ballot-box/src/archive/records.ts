// The file of a ballot box: records of 512-byte blocks, a reproducible subset of old tar.
import { bytesOf } from '../format/json.ts';

const blockSize = 512;
const checksumAt = 148;
const encoder = new TextEncoder();

/** One record of the file. The bytes are a view of the file, not a copy. */
export interface FileRecord {
  readonly name: string;
  readonly body: Uint8Array;
}

export type RecordProblem = 'record-truncated' | 'record-header-invalid' | 'record-padding-invalid' | 'trailing-bytes';

/** The greatest moment and size that a header can write: eleven octal digits. */
export const greatestOctal = 8 ** 11 - 1;

/** A record as it stands in the file: header, body, zeros to the next block. `timestamp` in Unix seconds. */
export function recordBytes(name: string, body: Uint8Array | string, timestamp: number): Uint8Array {
  const content = typeof body === 'string' ? bytesOf(body) : body;
  const bytes = new Uint8Array(blockSize + paddedSize(content.length));
  bytes.set(header(name, content.length, timestamp));
  bytes.set(content, blockSize);
  return bytes;
}

/**
 * The record at `offset`, read as strictly as it is written: its header must be the very bytes that writing it again
 * gives, except that the moment of the first record is not known before it is read (`timestamp` undefined).
 */
export function recordAt(
  file: Uint8Array,
  offset: number,
  timestamp: number | undefined,
): { readonly record: FileRecord; readonly end: number } | RecordProblem {
  const given = file.subarray(offset, offset + blockSize);
  if (given.every((byte) => byte === 0)) return 'trailing-bytes';
  if (given.length < blockSize) return 'record-truncated';
  const name = String.fromCharCode(...given.subarray(0, Math.max(0, given.indexOf(0))));
  const size = octal(given, 124);
  const moment = timestamp ?? octal(given, 136);
  if (size === undefined || moment === undefined || name === '') return 'record-header-invalid';
  if (!sameBytes(header(name, size, moment), given)) return 'record-header-invalid';
  const end = offset + blockSize + paddedSize(size);
  if (end > file.length) return 'record-truncated';
  const body = file.subarray(offset + blockSize, offset + blockSize + size);
  const padding = file.subarray(offset + blockSize + size, end);
  if (!padding.every((byte) => byte === 0)) return 'record-padding-invalid';
  return { record: { name, body }, end };
}

/** Whether two stretches of bytes are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function header(name: string, size: number, timestamp: number): Uint8Array {
  const bytes = new Uint8Array(blockSize);
  const put = (at: number, text: string) => bytes.set(encoder.encode(text), at);
  put(0, name.slice(0, 100));
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  put(124, octalText(size));
  put(136, octalText(timestamp));
  put(156, '0');
  // The checksum is the sum of all bytes with spaces in its own place.
  put(checksumAt, ' '.repeat(8));
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  put(checksumAt, `${sum.toString(8).padStart(6, '0')}\0 `);
  return bytes;
}

function octalText(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value > greatestOctal) throw new Error(`not for a header: ${value}`);
  return value.toString(8).padStart(11, '0');
}

function octal(bytes: Uint8Array, at: number): number | undefined {
  const digits = String.fromCharCode(...bytes.subarray(at, at + 11));
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function paddedSize(size: number): number {
  return Math.ceil(size / blockSize) * blockSize;
}
