// Files that were handed in are opened one at a time (docs/decisions/086-files-that-are-opened.md): who stands in line, and which files cannot be marked.
import { err, ok, type Refusal, type Result, refuse, type Text, text } from '@tinnhiem/core';
import type { Opening, UnmarkedFile } from '@tinnhiem/documents';
import { openingBusy } from './problem.ts';

/** `marked: false`: the page that stands for a file on which nothing can be written. */
export interface OpenedFile {
  readonly marked: boolean;
  readonly pdf: Uint8Array;
}

export interface OpeningWork {
  /** Writes who opens a file on its pages, or says why the file does not let it. Rejects where the program fails, and once `signal` ends it. */
  mark(file: Uint8Array, opening: Opening, signal: AbortSignal): Promise<Result<Uint8Array, Text>>;
  /** The page in the place of a file. */
  cover(file: UnmarkedFile): Promise<Uint8Array>;
  /** Begins the time that one file may take. */
  limit(): AbortSignal;
}

/** Who stands behind so many would wait too long: a file takes some seconds, the worst ones minutes. */
const mostInLine = 10;
/** Files of which is known that they cannot be marked; of more the oldest is tried again. */
const mostKnown = 500;
const tooSlow = text('Ghi tên người mở lên tệp này mất quá lâu.', 'Marking this file takes too long.');

/**
 * Opens files one after the other. Rejects where the program fails: then there is neither a copy nor a page in its place, which would let the file
 * itself be taken. Refused where too many wait.
 */
export function openingLine({ mark, cover, limit }: OpeningWork) {
  const going = new Map<string, Promise<Result<OpenedFile, Refusal>>>();
  /** Why, by SHA-256. */
  const known = new Map<string, Text>();
  let inLine = 0;
  let before: Promise<unknown> = Promise.resolve();

  function remember(sha256: string, problem: Text): void {
    known.set(sha256, problem);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  }

  /** Why a file cannot be marked, or its copy. The time that one may take begins with its turn. */
  async function markedNow(file: Uint8Array, opening: Opening): Promise<Result<Uint8Array, Text>> {
    const problem = known.get(opening.sha256);
    if (problem !== undefined) return err(problem);
    const signal = limit();
    const made = await mark(file, opening, signal).catch((error: unknown) => {
      if (signal.aborted) return err(tooSlow);
      throw error;
    });
    if (!made.ok) remember(opening.sha256, made.error);
    return made;
  }

  function inTurn(file: Uint8Array, opening: Opening): Promise<Result<Uint8Array, Text>> {
    inLine += 1;
    const made = before
      .then(() => markedNow(file, opening))
      .finally(() => {
        inLine -= 1;
      });
    before = made.catch(() => {});
    return made;
  }

  async function opened(file: Uint8Array, opening: Opening, workers: Text): Promise<Result<OpenedFile, Refusal>> {
    const isKnown = known.has(opening.sha256);
    if (!isKnown && inLine >= mostInLine) return err(refuse(openingBusy));
    const made = await (isKnown ? markedNow(file, opening) : inTurn(file, opening));
    if (made.ok) return ok({ marked: true, pdf: made.value });
    return ok({ marked: false, pdf: await cover({ opening, bytes: file.byteLength, problem: made.error, workers }) });
  }

  /** Asked twice while it works, it works once. `workers`: who may have a file itself that cannot be marked. */
  return (file: Uint8Array, opening: Opening, workers: Text): Promise<Result<OpenedFile, Refusal>> => {
    const key = JSON.stringify(opening);
    const made = going.get(key) ?? opened(file, opening, workers).finally(() => going.delete(key));
    going.set(key, made);
    return made;
  };
}
