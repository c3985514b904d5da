// Runs beside the page: keys and codes live in its memory, and the screen stays alive meanwhile.
import './no-code-from-text.ts';
import { createTasks, type TaskAnswer, type TaskCall, type Tell } from './tasks.ts';

// Not `crypto.subtle`, which a page without a certificate does not have.
const tasks = createTasks((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
const millisecondsBetweenWords = 100;

const post = (answer: TaskAnswer) => self.postMessage(answer);

self.onmessage = ({ data: { id, name, input } }: MessageEvent<TaskCall>) => {
  let said = 0;
  const tell: Tell = (done, all) => {
    const now = performance.now();
    if (done < all && now - said < millisecondsBetweenWords) return;
    said = now;
    post({ id, kind: 'progress', done, all });
  };
  try {
    const run = tasks[name] as (input: unknown, tell: Tell) => unknown;
    post({ id, kind: 'done', output: run(input, tell) });
  } catch (error) {
    post({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
