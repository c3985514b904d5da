// Everything that runs beside the page, by name.
import type { Random } from '@tinnhiem/ballot-box';
import { keyTasks } from './key-tasks.ts';
import { slipTasks } from './slip-tasks.ts';

/** Tells how much of a long piece of work is done. */
export type Tell = (done: number, all: number) => void;

export function createTasks(random: Random, cost?: number) {
  return { ...keyTasks(random, cost), ...slipTasks(random) };
}
export type Tasks = ReturnType<typeof createTasks>;
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends TaskName> = ReturnType<Tasks[Name]>;

/** What the page asks of the worker. */
export interface TaskCall {
  readonly id: number;
  readonly name: TaskName;
  readonly input: unknown;
}

/** What the worker says back. */
export type TaskAnswer =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
