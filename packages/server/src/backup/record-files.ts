// Which records on the disk were written to, by whatever program: the command line beside a server says nothing to it.
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { roundOf } from './damage.ts';

/** What is written within so many milliseconds is told once. */
const together = 500;
const ofRecord = /^[^.].*\.tinnhiem(?:-wal)?$/;

/**
 * Calls `listener` with each round whose record in `folder` (`data/rounds`) was written to, soon after; returns what ends it. Where the system
 * tells nothing, as of some folders of a network, nothing is heard.
 */
export function watchRecords(folder: string, listener: (round: string) => void): () => void {
  const touched = new Set<string>();
  const told = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;

  function tell(): void {
    timer = null;
    for (const round of touched) {
      const written = lastWritten(join(folder, `${round}.tinnhiem`));
      // Opening and closing a record touches its files too.
      if (told.get(round) !== written) listener(round);
      told.set(round, written);
    }
    touched.clear();
  }

  let watcher: FSWatcher;
  try {
    for (const name of readdirSync(folder).filter((each) => ofRecord.test(each)))
      told.set(roundOf(name), lastWritten(join(folder, `${roundOf(name)}.tinnhiem`)));
    watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || !ofRecord.test(name)) return;
      touched.add(roundOf(name));
      timer ??= setTimeout(tell, together).unref();
    });
  } catch {
    return () => {};
  }
  // A folder that is gone, or too many that are watched: then it is as if nothing were heard.
  watcher.on('error', () => watcher.close());
  return () => {
    watcher.close();
    if (timer !== null) clearTimeout(timer);
  };
}

/** Another one whenever an act was added: it stands in the log first, and later in the file. */
function lastWritten(record: string): string {
  const [file, log] = [record, `${record}-wal`].map((path) => statSync(path, { throwIfNoEntry: false }));
  const inLog = log === undefined || log.size === 0 ? '' : `${log.size} ${log.mtimeMs}`;
  return `${file?.mtimeMs} ${inLog}`;
}
