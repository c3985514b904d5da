// An archive on the disk, read piece by piece.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Source } from '@tinnhiem/verifier';

/** Does `work` with a file that is read as `work` asks for it, and never as a whole. */
export function withFile<T>(path: string, work: (file: Source) => T): T {
  const file = openSync(path, 'r');
  try {
    const { size: length } = fstatSync(file);
    return work({
      length,
      read(from, to) {
        const bytes = new Uint8Array(Math.max(0, Math.min(to, length) - from));
        let done = 0;
        while (done < bytes.length) {
          const read = readSync(file, bytes, done, bytes.length - done, from + done);
          if (read === 0) throw new Error(`${path} became shorter while it was read`);
          done += read;
        }
        return bytes;
      },
    });
  } finally {
    closeSync(file);
  }
}
