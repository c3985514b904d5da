import {
  type ArchiveFile,
  centralHead,
  centralHeadLength,
  endLength,
  endRecord,
  entryOf,
  inOrder,
  isFit,
  localHead,
  localHeadLength,
  mostBytes,
  mostFiles,
} from './layout.ts';

/** An archive cannot hold what it should: too many files, or too many bytes. */
export class TooLarge extends Error {}

/** Throws `TooLarge` where files of these sizes are too much for one archive. */
export function requireRoom(files: readonly { readonly path: string; readonly bytes: number }[]): void {
  if (files.length > mostFiles) throw new TooLarge(`${files.length} files`);
  const heads = localHeadLength + centralHeadLength;
  const nameLength = (path: string) => new TextEncoder().encode(path).length;
  const total = files.reduce((sum, { path, bytes }) => sum + bytes + heads + 2 * nameLength(path), endLength);
  if (total > mostBytes) throw new TooLarge(`${total} bytes`);
}

/** An archive with these files, whatever their order, piece by piece: the same files give the same bytes. Each file is read once, when it is due. */
export function* containerPieces(files: readonly ArchiveFile[]): Generator<Uint8Array> {
  const sorted = [...files].sort(inOrder);
  for (const [index, { path }] of sorted.entries()) {
    if (!isFit(path)) throw new Error(`not a path for an archive: ${path}`);
    if (path === sorted[index + 1]?.path) throw new Error(`twice in an archive: ${path}`);
  }
  const table: Uint8Array[] = [];
  let at = 0;
  for (const { path, bytes } of sorted) {
    const entry = entryOf({ path, bytes }, at);
    const head = localHead(entry);
    table.push(centralHead(entry));
    at += head.length + bytes.length;
    yield head;
    yield bytes;
  }
  yield* table;
  yield endRecord(
    sorted.length,
    at,
    table.reduce((sum, head) => sum + head.length, 0),
  );
}

/** The bytes of a small archive. */
export function writeContainer(files: readonly ArchiveFile[]): Uint8Array {
  return joined([...containerPieces(files)]);
}

/** Pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let to = 0;
  for (const piece of pieces) {
    whole.set(piece, to);
    to += piece.length;
  }
  return whole;
}
