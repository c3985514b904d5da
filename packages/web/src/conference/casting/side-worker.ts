// The page's end of the worker. One worker holds one account's open key; it is ended, and the key forgotten, with the session.
import type { TaskAnswer, TaskCall, TaskInput, TaskName, TaskOutput, Tell } from './tasks.ts';

interface Waiting {
  readonly done: (output: never) => void;
  readonly failed: (error: Error) => void;
  readonly tell: Tell | undefined;
}

export interface SideWorker {
  readonly ask: <Name extends TaskName>(name: Name, input: TaskInput<Name>, tell?: Tell) => Promise<TaskOutput<Name>>;
  /** Ends it and everything it holds. */
  readonly end: () => void;
}

export function startSideWorker(): SideWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const failAll = (message: string) => {
    for (const { failed } of waiting.values()) failed(new Error(message));
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<TaskAnswer>) => {
    const asked = waiting.get(data.id);
    if (asked === undefined) return;
    if (data.kind === 'progress') return asked.tell?.(data.done, data.all);
    waiting.delete(data.id);
    if (data.kind === 'done') asked.done(data.output as never);
    else asked.failed(new Error(data.message));
  };
  worker.onerror = (event) => failAll(event.message);
  return {
    ask: (name, input, tell) =>
      new Promise((done, failed) => {
        last += 1;
        waiting.set(last, { done, failed, tell });
        worker.postMessage({ id: last, name, input } satisfies TaskCall);
      }),
    end: () => {
      worker.terminate();
      failAll('ended');
    },
  };
}
