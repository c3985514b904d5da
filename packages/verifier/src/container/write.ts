import {
  type ArchiveFile,
  centralHead,
  endLength,
  endRecord,
  entryOf,
  inOrder,
  isFit,
  localHead,
  mostBytes,
  mostFiles,
} from './layout.ts';

/** An archive cannot hold what it should: too many files, too many bytes, or a name that is no name. */
export class TooLarge extends Error {}

/** The bytes of an archive with these files, whatever their order: the same files give the same bytes. */
export function writeContainer(files: readonly ArchiveFile[]): Uint8Array {
  const sorted = [...files].sort(inOrder);
  for (const [index, { path }] of sorted.entries()) {
    if (!isFit(path)) throw new Error(`not a path for an archive: ${path}`);
    if (path === sorted[index + 1]?.path) throw new Error(`twice in an archive: ${path}`);
  }
  if (sorted.length > mostFiles) throw new TooLarge(`${sorted.length} files`);
  const parts: Uint8Array[] = [];
  const table: Uint8Array[] = [];
  let at = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    at += part.length;
  };
  for (const file of sorted) {
    const entry = entryOf(file, at);
    table.push(centralHead(entry));
    add(localHead(entry));
    add(file.bytes);
  }
  const tableAt = at;
  for (const head of table) add(head);
  if (at + endLength > mostBytes) throw new TooLarge(`${at} bytes`);
  add(endRecord(sorted.length, tableAt, at - tableAt));
  const whole = new Uint8Array(at);
  let to = 0;
  for (const part of parts) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}
