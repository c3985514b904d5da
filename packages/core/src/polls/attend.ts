// S17: who is here. Check-in acts carry no more than the minute.
import { z } from 'zod';
import { refuse } from '../basics/findings.ts';
import { personIdSchema } from '../basics/ids.ts';
import { err, ok } from '../basics/result.ts';
import { proseSchema, text } from '../basics/text.ts';
import { command } from '../record/command.ts';
import type { PollEvent } from './events.ts';
import * as refusals from './refusals.ts';
import { convened, type Polling, type Preparing, type Ready } from './state.ts';

const attending = ['organiser', 'committee-head', 'committee-secretary', 'committee-member'] as const;

export const checkIn = command({
  name: 'check-in',
  title: text('Điểm danh', 'Check in'),
  data: z.strictObject({ people: z.array(personIdSchema).min(1).max(2000) }),
  roles: attending,
  stages: ['ready', 'polling'],
  precision: 'minute',
  decide: (_rules, state: Ready | Polling, data) => {
    const people = [...new Set(data.people)];
    const known = convened(state);
    const strangers = people.filter((person) => !known.has(person));
    if (strangers.length > 0) return err(refuse(refusals.notOnRoll, strangers));
    const here = people.filter((person) => state.present.has(person));
    if (here.length > 0)
      return err(
        refuse(
          refusals.alreadyPresent,
          here.map((person) => known.get(person)?.name ?? person),
        ),
      );
    return ok<PollEvent[]>([{ type: 'checked-in', data: { people } }]);
  },
});

export const undoCheckIn = command({
  name: 'undo-check-in',
  title: text('Hủy điểm danh nhầm', 'Undo a check-in'),
  data: z.strictObject({ person: personIdSchema, reason: proseSchema(500) }),
  roles: attending,
  stages: ['ready', 'polling'],
  precision: 'minute',
  decide: (_rules, state: Ready | Polling, data) => {
    const name = convened(state).get(data.person)?.name ?? data.person;
    if (!state.present.has(data.person)) return err(refuse(refusals.notPresent, [name]));
    if (Object.values(state.holders).some((holders) => holders.has(data.person)))
      return err(refuse(refusals.holdsBallot, [name]));
    return ok<PollEvent[]>([{ type: 'check-in-undone', data }]);
  },
});

export const recordAbsence = command({
  name: 'record-absence',
  title: text('Ghi vắng mặt có lý do', 'Record an absence'),
  data: z.strictObject({ person: personIdSchema, reason: proseSchema(500) }),
  roles: attending,
  stages: ['preparing', 'ready', 'polling'],
  decide: (_rules, state: Preparing | Ready | Polling, data) => {
    const known = convened(state).get(data.person);
    if (known === undefined) return err(refuse(refusals.notOnRoll, [data.person]));
    if (state.present.has(data.person)) return err(refuse(refusals.alreadyPresent, [known.name]));
    return ok<PollEvent[]>([{ type: 'absence-recorded', data }]);
  },
});
