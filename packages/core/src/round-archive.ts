// S18, S19: archiving ends a round once the ballots of all its conferences are handed over.
import { archivedSchema, archiveProblem } from './archive/archive.ts';
import type { Refusal } from './basics/findings.ts';
import { err, ok, type Result } from './basics/result.ts';
import { text } from './basics/text.ts';
import { command } from './record/command.ts';
import type { Approved } from './round.ts';
import type { RoundAct } from './round-events.ts';
import type { Rules } from './rules/rules.ts';

/** Given by the server alone, which has made the archive that it speaks of. It may be made again. */
export const archiveRound = command({
  name: 'archive-round',
  title: text('Lập hồ sơ lưu trữ', 'Archive the round'),
  data: archivedSchema,
  internal: true,
  roles: ['organiser', 'committee-head', 'committee-secretary'],
  stages: ['approved'],
  decide: (_rules: Rules, state: Approved, data): Result<RoundAct[], Refusal> => {
    const open = state.plan.conferences.filter(({ id }) => !state.handedOver.has(id)).map(({ title }) => title);
    const problem = archiveProblem(open);
    return problem === null ? ok([{ type: 'round-archived', data }]) : err(problem);
  },
});
