// At which stages a round stands, and which of them is new.
import type { RoundSummary } from '../store/round-store.ts';

/** Of a round, or of one of its conferences. */
export interface StageBegun {
  readonly round: string;
  /** Empty where it is the round's own. */
  readonly conference: string;
  readonly stage: string;
}

type Standing = readonly [id: string, stage: string, reopened: number];

/** Equal as long as neither the round nor one of its conferences has gone on to another stage, or back and on again. */
export function stagesOf({ stage, conferences }: RoundSummary): string {
  return JSON.stringify([stage, ...conferences.map(standingOf)]);
}

function standingOf({ id, stage, reopened = 0 }: RoundSummary['conferences'][number]): Standing {
  return [id, stage, reopened];
}

// Conferences come to these with their round's own stages.
const ofRound: readonly string[] = ['planned', 'preparing'];

/** The stage that began since a round stood at others, the last of them where several did; at the first look the furthest one. */
export function stageBegun({ id, stage, conferences }: RoundSummary, before: string | undefined): StageBegun {
  const [stageBefore, ...earlier] = before === undefined ? [''] : (JSON.parse(before) as [string, ...Standing[]]);
  const known = new Set(earlier.map((each) => JSON.stringify(each)));
  const changed = conferences.filter((each) => !known.has(JSON.stringify(standingOf(each))));
  const begun = changed.findLast((each) => !ofRound.includes(each.stage)) ?? changed.at(-1);
  const wereUnderWay = earlier.some(([, each]) => !ofRound.includes(each));
  // A round is approved before its conferences begin, and reported after they have ended.
  const roundIsLast = stage !== stageBefore && (begun === undefined || ofRound.includes(begun.stage) || wereUnderWay);
  return begun === undefined || roundIsLast
    ? { round: id, conference: '', stage }
    : { round: id, conference: begun.id, stage: begun.stage };
}

/** Such as `tinnhiem-tuaf-2019-counting-20190301T083000Z`: names of rounds and conferences are letters, digits and hyphens. */
export function fileNameOf(begun: StageBegun | null, conferences: number, at: string): string {
  const moment = at.replace(/\.\d+Z$/, 'Z').replaceAll(/[-:]/g, '');
  if (begun === null) return `tinnhiem-toan-bo-${moment}`;
  const conference = begun.conference === '' || conferences < 2 ? [] : [begun.conference];
  return ['tinnhiem', begun.round, ...conference, begun.stage, moment].join('-');
}
