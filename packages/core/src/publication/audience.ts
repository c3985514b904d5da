// S20 and "Who uses it": who sees figures, and when. A table, so that it can be tested for every role.
import type { Role } from '../basics/roles.ts';
import { type Text, text } from '../basics/text.ts';
import type { Actor } from '../record/envelope.ts';
import type { Audience, Rules } from '../rules/rules.ts';

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

/** How a result is made known to one of the audiences that rules name (S20). */
export interface Publication {
  readonly name: Text;
  /** Whose figures: everybody's of that conference or round, those whom the audience manages, the person's own. */
  readonly whose: 'all' | 'managed' | 'own';
  /** The paper with which it is told; `null`: the announcement and the room's screen; for the public there is none here. */
  readonly form: 'leadership-report' | 'authority-report' | 'personal-result-letter' | null;
  /** From this stage on, and never before. */
  readonly from: Stage;
  /** Who prepares it: nobody else may carry figures out of the house. */
  readonly preparedBy: readonly Role[];
}

const reporters: readonly Role[] = ['organiser', 'chair'];

/** THE table of audiences. Whether a result is made known to one of them at all is a value of the rules. */
export const audiences: Readonly<Record<Audience, Publication>> = {
  conference: {
    name: text('Hội nghị', 'The conference'),
    whose: 'all',
    form: null,
    from: 'announced',
    preparedBy: ['chair'],
  },
  sameLevelLeadership: {
    name: text('Tập thể lãnh đạo cùng cấp', 'The leadership of the same level'),
    whose: 'all',
    form: 'leadership-report',
    from: 'announced',
    preparedBy: reporters,
  },
  higherLeadership: {
    name: text('Lãnh đạo cấp trên, cấp quản lý', 'The higher leadership, the managing authority'),
    whose: 'managed',
    form: 'authority-report',
    from: 'announced',
    preparedBy: reporters,
  },
  person: {
    name: text('Cá nhân được lấy phiếu', 'The person voted on'),
    whose: 'own',
    form: 'personal-result-letter',
    from: 'announced',
    preparedBy: reporters,
  },
  public: {
    name: text('Công khai rộng rãi', 'The public'),
    whose: 'all',
    form: null,
    from: 'announced',
    preparedBy: [],
  },
};

/** Whether the rules make results known to an audience. What is public is known to every one of them. */
export function isPublishedTo({ publication }: Pick<Rules, 'publication'>, audience: Audience): boolean {
  return publication.value.includes(audience) || publication.value.includes('public');
}

/** Somebody who looks: an account with its roles. */
export interface Viewer {
  readonly account: string;
  readonly roles: readonly Role[];
  /** As whom the viewer would answer a request to re-open: in the own place or in somebody's; absent where the role does not. */
  readonly reopensAs?: Actor | null;
}
