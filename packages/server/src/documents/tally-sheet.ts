// The sheet on which strokes are made at the counting table.
import { positionOf, reasonsOfLayer } from '@tinnhiem/core';
import type { TallySheetInput } from '@tinnhiem/documents';
import { issuerOf, plannedConference } from './letterhead.ts';
import type { PaperConference, PaperList, Papers } from './papers.ts';
import { currentRoll } from './voter-roll.ts';

export function tallySheet({ plan, rules }: Papers, conference: PaperConference, list: PaperList): TallySheetInput {
  const reasons = (layer: 'ballot' | 'row') => reasonsOfLayer(rules, layer).map(({ label }) => label.vi);
  return {
    issuer: issuerOf(plan),
    subject: list.title,
    conference: plannedConference(conference),
    ballots: Math.max(currentRoll(conference, list).length, 1),
    people: list.votedOn.map(({ name, posts }) => ({ name, post: positionOf(posts) })),
    rowReasons: reasons('row'),
    ballotReasons: reasons('ballot'),
  };
}
