// Runs in a thread of `rehearsals.ts`: the same rehearsal as at the command line.
import { parentPort, workerData } from 'node:worker_threads';
import type { RehearsalTask, RehearsalTold } from './rehearsals.ts';
import { RehearsalStopped } from './run.ts';
import { rehearseWhole } from './whole.ts';

const tell = (told: RehearsalTold) => parentPort?.postMessage(told);
const { out, ...wish } = workerData as RehearsalTask;
try {
  const say = (progress: Extract<RehearsalTold, { told: 'progress' }>['progress']) =>
    tell({ told: 'progress', progress });
  const fail = (error: unknown) => {
    throw error;
  };
  tell({ told: 'done', rehearsed: await rehearseWhole(wish, out, say, fail) });
} catch (error) {
  if (!(error instanceof RehearsalStopped)) throw error;
  tell({ told: 'stopped', message: error.refusal.message, todo: error.refusal.todo });
}
