// Which of the dropped files is the plan, which are the roster, and what a corrected file replaces.
import type { Plan } from '@tinnhiem/core';

export interface ChosenFiles {
  readonly plan: File | null;
  readonly roster: readonly File[];
  /** Files that are neither. */
  readonly unknown: readonly string[];
}

export const noFiles: ChosenFiles = { plan: null, roster: [], unknown: [] };

export const acceptedFiles = '.yaml,.yml,.xlsx,.csv';

function hasEnding(file: File, ...endings: readonly string[]): boolean {
  return endings.some((ending) => file.name.toLowerCase().endsWith(ending));
}

/** Adds dropped files to those chosen before. A workbook is a whole roster; the two CSV files of a roster may come one after the other. */
export function addFiles(chosen: ChosenFiles, dropped: readonly File[]): ChosenFiles {
  let { plan, roster } = chosen;
  const unknown: string[] = [];
  for (const file of dropped) {
    if (hasEnding(file, '.yaml', '.yml')) plan = file;
    else if (hasEnding(file, '.xlsx')) roster = [file];
    else if (hasEnding(file, '.csv'))
      roster = [...roster.filter((other) => hasEnding(other, '.csv') && other.name !== file.name), file];
    else unknown.push(file.name);
  }
  return { plan, roster, unknown };
}

export interface CarriedFiles {
  readonly files: readonly File[];
  /** They are for practising. */
  readonly rehearsal: boolean;
}

const nothing: CarriedFiles = { files: [], rehearsal: false };
let carried = nothing;

/** Keeps files that were dropped on one screen for the screen that takes them. */
export function carryFiles(files: readonly File[], rehearsal = false): void {
  carried = { files, rehearsal };
}

let begun: Plan | null = null;

/** Keeps a plan that was begun on one screen for the screen that completes it. */
export function carryPlan(plan: Plan): void {
  begun = plan;
}

/** The plan that was carried here, once. */
export function takeCarriedPlan(): Plan | null {
  const taken = begun;
  begun = null;
  return taken;
}

/** The files that were carried here, once. */
export function takeCarriedFiles(): CarriedFiles {
  const taken = carried;
  carried = nothing;
  return taken;
}
