// Runs in a worker thread of `box-workers.ts`.
import { fastestGroup, verifyingGroup } from '@tinnhiem/ballot-box/server';
import { type BoxWork, boxWork } from './box-work.ts';

const work = boxWork(verifyingGroup(), fastestGroup());

/** One piece of work by name. */
export interface Task<Name extends keyof BoxWork = keyof BoxWork> {
  readonly name: Name;
  readonly input: Parameters<BoxWork[Name]>[0];
}

// biome-ignore lint/style/noDefaultExport: Piscina calls the default export.
export default function perform({ name, input }: Task): ReturnType<BoxWork[keyof BoxWork]> {
  return (work[name] as (given: typeof input) => ReturnType<BoxWork[keyof BoxWork]>)(input);
}
