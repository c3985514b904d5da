// Asking for a re-opening, where the rules demand two people.
import { z } from 'zod';
import { type Refusal, refuse } from '../basics/findings.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { proseSchema, text } from '../basics/text.ts';
import type { Canvassed } from '../canvass/canvass.ts';
import type { Signed } from '../minutes/minutes.ts';
import { pollReopeningProblem } from '../polls/poll.ts';
import {
  askedReopening,
  askingProblem,
  declineWithoutReason,
  noReopeningAsked,
  type ReopeningEvent,
  reopenableStages,
} from '../polls/reopening.ts';
import type { Closed } from '../polls/state.ts';
import { command } from '../record/command.ts';
import { type Announced, countReopeningProblem, type Sealed } from './publication.ts';

type Reopenable = Closed | Canvassed | Signed | Announced | Sealed;

export const askReopening = command({
  name: 'ask-reopening',
  title: text('Đề nghị mở lại', 'Ask to re-open'),
  data: z.strictObject({ reason: proseSchema(2000) }),
  roles: ['chair', 'committee-head', 'committee-secretary'],
  stages: reopenableStages,
  decide: (rules, state: Reopenable, data): Result<ReopeningEvent[], Refusal> => {
    const refused =
      askingProblem(rules, state) ??
      (state.stage === 'closed' ? pollReopeningProblem(state) : countReopeningProblem(state));
    return refused === null ? ok([{ type: 'reopening-asked', data }]) : err(refused);
  },
});

export const dropReopening = command({
  name: 'drop-reopening',
  title: text('Rút hoặc từ chối đề nghị mở lại', 'Take back or decline a request to re-open'),
  data: z.strictObject({ reason: proseSchema(2000).optional() }),
  roles: ['chair', 'committee-head', 'committee-secretary'],
  stages: reopenableStages,
  decide: (_rules, state: Reopenable, { reason }, { by }): Result<ReopeningEvent[], Refusal> => {
    const asked = askedReopening(state);
    if (asked === null) return err(refuse(noReopeningAsked));
    const why = reason === undefined ? {} : { reason };
    if (asked.done.by.account === by.account)
      return ok([{ type: 'reopening-dropped', data: { how: 'taken-back', ...why } }]);
    // A substitute, or who is stood in for, is somebody else here: whoever asked reads why it is gone.
    if (reason === undefined) return err(refuse(declineWithoutReason, asked.done.by.name));
    return ok([{ type: 'reopening-dropped', data: { how: 'declined', reason } }]);
  },
});
