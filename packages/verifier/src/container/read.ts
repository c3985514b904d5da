// Reads an archive from its first byte to its last and takes nothing else than what would be written. Nothing is unpacked, so that
// no small file can become a large one.
import {
  type ArchiveFile,
  centralHead,
  type Entry,
  endRecord,
  entryOf,
  inOrder,
  isFit,
  localHead,
  localHeadLength,
  mostFiles,
} from './layout.ts';
import { type Source, sourceOf } from './source.ts';

/** Where the file is not as it would be written: the first byte, from 0, and the file in the archive to which it belongs. */
export interface ContainerProblem {
  readonly problem: 'not-an-archive' | 'byte' | 'checksum' | 'path' | 'order' | 'cut-short' | 'more';
  readonly offset: number;
  readonly file?: string;
}

export interface Container {
  /** What could be read, in its order; a file whose checksum does not fit is among them. */
  readonly files: readonly ArchiveFile[];
  readonly problems: readonly ContainerProblem[];
}

const localSignature = [0x50, 0x4b, 0x03, 0x04];

/** The files of an archive, and every place where its bytes are not those of an archive. Of a source on the disk one file at a time is held. */
export function readContainer(given: Uint8Array | Source): Container {
  const bytes = sourceOf(given);
  const files: ArchiveFile[] = [];
  const entries: Entry[] = [];
  const problems: ContainerProblem[] = [];
  if (!startsWith(bytes, 0, localSignature)) return { files, problems: [{ problem: 'not-an-archive', offset: 0 }] };
  let at = 0;
  while (startsWith(bytes, at, localSignature) && entries.length <= mostFiles) {
    const read = readFile(bytes, at);
    if ('problem' in read) return { files, problems: [...problems, read] };
    const { file, entry, next, found } = read;
    problems.push(...found);
    const before = files.at(-1);
    if (before !== undefined && inOrder(before, file) >= 0)
      problems.push({ problem: 'order', offset: at, file: file.path });
    files.push(file);
    entries.push(entry);
    at = next;
  }
  const tableAt = at;
  for (const [index, entry] of entries.entries()) {
    const head = centralHead(entry);
    const differs = firstDifference(bytes, at, head);
    if (differs !== null) {
      problems.push({
        problem: differs < bytes.length ? 'byte' : 'cut-short',
        offset: differs,
        ...named(files[index]),
      });
      // Where the table has another length nothing behind it can be found.
      if (differs >= bytes.length) return { files, problems };
    }
    at += head.length;
  }
  const end = endRecord(entries.length, tableAt, at - tableAt);
  const differs = firstDifference(bytes, at, end);
  if (differs !== null) problems.push({ problem: differs < bytes.length ? 'byte' : 'cut-short', offset: differs });
  else if (bytes.length > at + end.length) problems.push({ problem: 'more', offset: at + end.length });
  return { files, problems };
}

interface ReadFile {
  readonly file: ArchiveFile;
  readonly entry: Entry;
  readonly next: number;
  readonly found: readonly ContainerProblem[];
}

function readFile(bytes: Source, at: number): ReadFile | ContainerProblem {
  if (at + localHeadLength > bytes.length) return { problem: 'cut-short', offset: bytes.length };
  const head = bytes.read(at, at + localHeadLength);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const size = view.getUint32(18, true);
  const nameLength = view.getUint16(26, true);
  const from = at + localHeadLength + nameLength;
  const next = from + size;
  const path = textOf(bytes.read(at + localHeadLength, Math.min(from, bytes.length)));
  if (path === undefined || !isFit(path)) return { problem: 'path', offset: at + localHeadLength };
  if (next > bytes.length) return { problem: 'cut-short', offset: bytes.length, file: path };
  const file: ArchiveFile = {
    path,
    get bytes() {
      return bytes.read(from, next);
    },
  };
  const entry = entryOf(file, at);
  const differs = firstDifference(bytes, at, localHead(entry));
  if (differs === null) return { file, entry, next, found: [] };
  const inChecksum = differs >= at + 14 && differs < at + 18;
  return {
    file,
    // The table at the end has the checksum a second time: where both agree, the content changed and is named once.
    entry: { ...entry, crc: view.getUint32(14, true) },
    next,
    found: [{ problem: inChecksum ? 'checksum' : 'byte', offset: differs, file: path }],
  };
}

function named(file: ArchiveFile | undefined): { readonly file?: string } {
  return file === undefined ? {} : { file: file.path };
}

function startsWith(bytes: Source, at: number, start: readonly number[]): boolean {
  const there = bytes.read(at, at + start.length);
  return start.every((byte, index) => there[index] === byte);
}

/** Where bytes from `at` on first differ from what is expected there. */
function firstDifference(bytes: Source, at: number, expected: Uint8Array): number | null {
  const there = bytes.read(at, at + expected.length);
  const index = expected.findIndex((byte, place) => there[place] !== byte);
  return index < 0 ? null : Math.min(at + index, bytes.length);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
