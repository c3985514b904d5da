// The page's side of the worker. A worker that the system stopped is started anew; what it had sealed is sealed again from
// its seed, with the same outcome.
import type { Choice, EncryptedBallot } from '@tinnhiem/ballot-box';

export interface SealOrder {
  /** The election record, byte by byte. */
  readonly record: string;
  readonly fingerprint: string;
  readonly code: string;
  readonly choices: readonly Choice[];
  /** 64 hexadecimal digits. */
  readonly seed: string;
}

export type Wish =
  | { readonly kind: 'credential'; readonly election: string; readonly code: string }
  | { readonly kind: 'prepare'; readonly record: string; readonly code: string }
  | ({ readonly kind: 'seal' } & SealOrder)
  | { readonly kind: 'sign'; readonly seal: string }
  | { readonly kind: 'open'; readonly seal: string };

export interface Order {
  readonly id: number;
  readonly wish: Wish;
}

export type FromWorker =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };

export type Progress = (done: number, of: number) => void;

export interface Machine {
  /** The public credential of a code in an election. */
  credential(election: string, code: string): Promise<string>;
  /** Gets ready to seal ballots of an election. */
  prepare(record: string, code: string): Promise<null>;
  /** Seals a ballot; its envelope code. */
  seal(order: SealOrder, progress: Progress): Promise<string>;
  /** Signs the ballot that was sealed last: now it can be cast. */
  sign(seal: string): Promise<EncryptedBallot>;
  /** Opens it instead: now it can never be cast. One line that anybody can check. */
  open(seal: string): Promise<string>;
}

interface Waiting {
  readonly progress: Progress | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A machine on a worker of its own, which `start` makes, once or again. */
export function startMachine(start: () => Worker): Machine {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let worker: Worker | undefined;
  const failAll = (reason: string) => {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  const running = (): Worker => {
    if (worker !== undefined) return worker;
    worker = start();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      const asked = waiting.get(data.id);
      if (data.kind === 'progress') {
        asked?.progress?.(data.done, data.of);
        return;
      }
      waiting.delete(data.id);
      if (data.kind === 'done') asked?.resolve(data.value);
      else asked?.reject(new Error(data.reason));
    };
    worker.onerror = () => failAll('the worker cannot run here');
    return worker;
  };
  const tell = <T>(wish: Wish, progress?: Progress): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      waiting.set(last, { progress, resolve: resolve as Waiting['resolve'], reject });
      running().postMessage({ id: last, wish } satisfies Order);
    });
  return {
    credential: (election, code) => tell({ kind: 'credential', election, code }),
    prepare: (record, code) => tell({ kind: 'prepare', record, code }),
    seal: (order, progress) => tell({ kind: 'seal', ...order }, progress),
    sign: (seal) => tell({ kind: 'sign', seal }),
    open: (seal) => tell({ kind: 'open', seal }),
  };
}

/** A seed for one ballot. */
export function newSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
