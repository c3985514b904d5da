// S20 and "Who uses it": who sees figures, and when. A table, so that it can be tested for every role.
import type { Role } from '../basics/roles.ts';

type Stage =
  | 'preparing'
  | 'ready'
  | 'polling'
  | 'closed'
  | 'counting'
  | 'canvassed'
  | 'signed'
  | 'announced'
  | 'sealed';

const order: readonly Stage[] = [
  'preparing',
  'ready',
  'polling',
  'closed',
  'counting',
  'canvassed',
  'signed',
  'announced',
  'sealed',
];

/** From which stage a role sees the figures of a conference; `null`: never here. */
export const figuresFrom: Readonly<Record<Role, Stage | null>> = {
  'committee-head': 'counting',
  'committee-secretary': 'counting',
  'committee-member': 'canvassed',
  chair: 'signed',
  organiser: 'announced',
  inspector: 'announced',
  observer: 'announced',
  technician: null,
  'higher-committee': null,
};

/** From which stage a role sees what a machine or a person read on a sheet, and the scans of sheets: the counting committee, and nobody else ever. */
export const sheetsFrom: Readonly<Record<Role, Stage | null>> = {
  'committee-head': 'counting',
  'committee-secretary': 'counting',
  'committee-member': 'counting',
  chair: null,
  organiser: null,
  inspector: null,
  observer: null,
  technician: null,
  'higher-committee': null,
};

/** Whether somebody in these roles sees figures of a conference in a stage. */
export function seesFigures(held: readonly Role[], stage: Stage): boolean {
  return sees(figuresFrom, held, stage);
}

/** Whether somebody in these roles may look at single sheets of a conference in a stage: readings, decisions, images. */
export function seesSheets(held: readonly Role[], stage: Stage): boolean {
  return sees(sheetsFrom, held, stage);
}

function sees(table: typeof figuresFrom, held: readonly Role[], stage: Stage): boolean {
  return held.some((role) => {
    const from = table[role];
    return from !== null && order.indexOf(stage) >= order.indexOf(from);
  });
}

/** Whether a conference is between the beginning of the count and the announcement, when figures exist that not everybody may see. */
export function isSecret(stage: Stage): boolean {
  return stage === 'counting' || stage === 'canvassed' || stage === 'signed';
}

/** The room's screen shows figures once they are announced, and not before. */
export function roomSeesFigures(stage: Stage): boolean {
  return stage === 'announced' || stage === 'sealed';
}

/** Somebody who looks: an account with its roles. */
export interface Viewer {
  readonly account: string;
  readonly roles: readonly Role[];
}
