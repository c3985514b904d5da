import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '@tinnhiem/core';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { maxParts, maxUnpackedBytes } from './limits.ts';

export type ZipProblem = 'damaged' | 'encrypted' | 'too-large';

/**
 * The parts of a zip archive that are wanted, by name. Memory is bounded whatever the archive says about itself: declared
 * sizes are added up first, the real ones are counted while unpacking, and each checksum has to be right.
 */
export async function unpack(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Result<Map<string, Uint8Array>, ZipProblem>> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return err('encrypted');
      if (isWanted(entry.fileName)) entries.push(entry);
      if (entries.length > maxParts) return err('too-large');
    }
    if (entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > maxUnpackedBytes) return err('too-large');
    const parts = new Map<string, Uint8Array>();
    let left = maxUnpackedBytes;
    for (const entry of entries) {
      const part = await unpackEntry(zip, entry, left);
      if (part === undefined || parts.has(entry.fileName)) return err(part === undefined ? 'too-large' : 'damaged');
      if (crc32(part) !== entry.crc32) return err('damaged');
      left -= part.byteLength;
      parts.set(entry.fileName, part);
    }
    return ok(parts);
  } catch {
    // Whatever yauzl or zlib has against the archive, it is not one that a spreadsheet program wrote whole.
    return err('damaged');
  }
}

async function unpackEntry(zip: ZipFile, entry: Entry, left: number): Promise<Uint8Array | undefined> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > left) {
      stream.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
