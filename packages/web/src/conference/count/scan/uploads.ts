// Files on their way to the server: one after the other, kept while somebody looks at other screens, sent again when the network is back.
import { mayTryAgain } from '../../outbox.ts';

/** Where a file belongs. */
export interface Target {
  readonly list: string;
  /** `null`: cover sheets in the file decide. */
  readonly batch: number | null;
  /** Photographed here: what can't be read is taken again. */
  readonly camera?: boolean;
}

export interface Upload extends Target {
  readonly key: string;
  readonly file: File;
  /** Address of a small picture of it, for as long as it is in the list; only of photographs. */
  readonly preview: string | null;
  /** `stalled`: no answer, tried again by itself. `refused`: the server said no. */
  readonly state: 'waiting' | 'sending' | 'stalled' | 'sent' | 'refused';
  /** Whole per cents that have left. */
  readonly percent: number;
  /** The server's number for it, once it is there. */
  readonly job: string | null;
  readonly error: unknown;
}

export interface SendWatch {
  readonly onProgress: (percent: number) => void;
  readonly signal: AbortSignal;
}

export interface UploadsOptions {
  readonly send: (file: File, target: Target, watch: SendWatch) => Promise<{ readonly job: string }>;
  readonly onSent?: () => void;
  readonly newKey: () => string;
  readonly previews?: { readonly make: (picture: Blob) => string; readonly forget: (address: string) => void };
  readonly pause?: (tries: number) => number;
}

export interface Uploads {
  readonly state: () => readonly Upload[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes files in; one that is here already for the same place is not taken twice. `preview`: what they look like, where they were photographed. */
  readonly add: (files: readonly File[], target: Target, preview?: Blob) => void;
  /** Tries at once what stalled or was refused. */
  readonly retry: (key?: string) => void;
  /** Takes a file out; one that is being sent is broken off. */
  readonly drop: (key: string) => void;
}

const usualPause = (tries: number) => Math.min(10_000, 1000 * 2 ** Math.min(tries, 4));

export function createUploads({ send, onSent, newKey, previews, pause = usualPause }: UploadsOptions): Uploads {
  let uploads: readonly Upload[] = [];
  let running = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const breakers = new Map<string, AbortController>();
  const listeners = new Set<() => void>();

  const set = (next: readonly Upload[]) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const change = (key: string, part: Partial<Upload>) =>
    set(uploads.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const nextOf = () => uploads.find(({ state }) => state === 'waiting' || state === 'stalled');

  const run = async () => {
    if (running) return;
    running = true;
    clearTimeout(timer);
    for (let next = nextOf(); next !== undefined; next = nextOf()) {
      const { key, file, list, batch } = next;
      const breaker = new AbortController();
      breakers.set(key, breaker);
      change(key, { state: 'sending', percent: 0, error: null });
      try {
        const watch: SendWatch = { onProgress: (percent) => change(key, { percent }), signal: breaker.signal };
        const { job } = await send(file, { list, batch }, watch);
        tries = 0;
        change(key, { state: 'sent', percent: 100, job });
        onSent?.();
      } catch (error) {
        // Taken out while it was being sent: there is nothing left to tell.
        if (!breaker.signal.aborted) {
          if (mayTryAgain(error)) {
            tries += 1;
            change(key, { state: 'stalled', error });
            timer = setTimeout(() => void run(), pause(tries));
            break;
          }
          change(key, { state: 'refused', error });
        }
      } finally {
        breakers.delete(key);
      }
    }
    running = false;
  };

  return {
    state: () => uploads,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (files, target, preview) => {
      const fresh = files.filter((file) => !uploads.some((upload) => isSame(upload, file, target)));
      set([
        ...uploads,
        ...fresh.map(
          (file): Upload => ({
            ...target,
            key: newKey(),
            file,
            preview: preview === undefined ? null : (previews?.make(preview) ?? null),
            state: 'waiting',
            percent: 0,
            job: null,
            error: null,
          }),
        ),
      ]);
      void run();
    },
    retry: (key) => {
      tries = 0;
      if (key !== undefined) change(key, { state: 'waiting' });
      void run();
    },
    drop: (key) => {
      breakers.get(key)?.abort();
      const preview = uploads.find((upload) => upload.key === key)?.preview ?? null;
      if (preview !== null) previews?.forget(preview);
      set(uploads.filter((upload) => upload.key !== key));
    },
  };
}

// A file has no name of its own that lasts: what a person sees of it, and when it was made, tells it from others.
function isSame(upload: Upload, file: File, target: Target): boolean {
  const known = upload.file;
  return (
    upload.state !== 'refused' &&
    upload.list === target.list &&
    upload.batch === target.batch &&
    known.name === file.name &&
    known.size === file.size &&
    known.lastModified === file.lastModified
  );
}
