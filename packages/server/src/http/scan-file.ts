// A scan of a paper that is sent to be kept beside a record.
import { createHash } from 'node:crypto';
import { err, malformed, ok, type Refusal, type Result, refuse, text } from '@tinnhiem/core';
import type { FastifyRequest } from 'fastify';
import type { StoredAttachment } from '../store/round-store.ts';
import { wrongFileType } from './problem.ts';

/** Most bytes of a scan that is kept beside a record. */
export const mostScanBytes = 25 * 1024 * 1024;

/** Kinds of scan, by the first bytes; what a browser is told is never what the sender said. */
const signatures: readonly (readonly [type: string, ...starts: readonly (readonly number[])[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a]],
];

/** The kind of scan that a file is; `undefined` where it is none. */
export function typeOfScan(bytes: Uint8Array): string | undefined {
  const begins = (start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
  return signatures.find(([, ...starts]) => starts.some(begins))?.[0];
}

/** The one file of a request, under the hash of its content; only scans are taken. */
export async function takeScan(request: FastifyRequest): Promise<Result<StoredAttachment, Refusal>> {
  const part = await request.file({ limits: { fileSize: mostScanBytes, files: 1 } });
  if (part === undefined) return err(refuse(malformed, 'file', text('không có tệp', 'there is no file')));
  const bytes = await part.toBuffer();
  const name = part.filename.normalize('NFC').slice(0, 300) || 'file';
  const type = typeOfScan(bytes);
  if (type === undefined) return err(refuse(wrongFileType, name));
  return ok({ sha256: createHash('sha256').update(bytes).digest('hex'), name, type, bytes });
}
