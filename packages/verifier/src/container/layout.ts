// How an archive lies in its file: a ZIP as every computer opens it, of which each byte follows from the names and the contents
// (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). Nothing is packed, no time, no comment, no extra field: no byte is left over.
import { crc32 } from './crc32.ts';

/** A file in an archive. */
export interface ArchiveFile {
  /** Folders are divided by `/`. */
  readonly path: string;
  /** May be read anew each time that they are asked for. */
  readonly bytes: Uint8Array;
}

export const localHeadLength = 30;
export const centralHeadLength = 46;
export const endLength = 22;
/** Four bytes hold the place of every file, two their number. */
export const mostBytes = 0xffffffff;
export const mostFiles = 0xfffe;

export interface Entry {
  readonly name: Uint8Array;
  readonly size: number;
  readonly crc: number;
  /** Where its head begins in the file. */
  readonly offset: number;
}

/** A path that every system can write down, with nothing in it that leads elsewhere. */
export function isFit(path: string): boolean {
  return (
    path.isWellFormed() &&
    path === path.normalize('NFC') &&
    /^[\p{L}\p{N}_][\p{L}\p{N}._~-]*(\/[\p{L}\p{N}_][\p{L}\p{N}._~-]*)*$/u.test(path) &&
    new TextEncoder().encode(path).length <= 400
  );
}

/** In the order of their UTF-16 units; the page to read first has capitals, so that it stands first. */
export function inOrder(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

export function entryOf({ path, bytes }: ArchiveFile, offset: number): Entry {
  return { name: new TextEncoder().encode(path), size: bytes.length, crc: crc32(bytes), offset };
}

// Version 2.0, names in UTF-8, stored; 1980-01-01 00:00 is the zero of its clock.
const common = (view: DataView, at: number, { crc, size, name }: Entry) => {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true);
  view.setUint16(at + 4, 0, true);
  view.setUint16(at + 6, 0, true);
  view.setUint16(at + 8, 0x0021, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
};

/** What stands before the bytes of a file. */
export function localHead(entry: Entry): Uint8Array {
  const head = new Uint8Array(localHeadLength + entry.name.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x04034b50, true);
  common(view, 4, entry);
  head.set(entry.name, localHeadLength);
  return head;
}

/** What stands in the table at the end. */
export function centralHead(entry: Entry): Uint8Array {
  const head = new Uint8Array(centralHeadLength + entry.name.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, 20, true);
  common(view, 6, entry);
  view.setUint32(42, entry.offset, true);
  head.set(entry.name, centralHeadLength);
  return head;
}

/** The last bytes of the file. */
export function endRecord(files: number, tableAt: number, tableLength: number): Uint8Array {
  const end = new Uint8Array(endLength);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, files, true);
  view.setUint16(10, files, true);
  view.setUint32(12, tableLength, true);
  view.setUint32(16, tableAt, true);
  return end;
}
