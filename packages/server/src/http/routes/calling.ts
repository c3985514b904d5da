// S07: calling people to a conference by e-mail: what became of each letter, and asking for more. For the office alone.
import { err, ok, refuse, text } from '@tinnhiem/core';
import { z } from 'zod';
import { askCalling, calledPeople, callingOffice, callingProblem } from '../../mail/calling.ts';
import { recallCalling } from '../../mail/calling-recall.ts';
import { mailNotSet } from '../../mail/refusals.ts';
import { findConference, splitKey } from '../conference.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

/** Nobody has a conference of more. */
const mostPeople = 50_000;

export const callingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/conferences/:key/calling',
    access: callingOffice,
    summary: text('Người được triệu tập và thư đã gửi từng người', 'Who is called, and what became of each letter'),
    async handle({ office: { service, tables, mail, now }, params }) {
      const found = await findConference(service, params.key ?? '');
      if (!found.ok) return err(problem(found.error));
      const why = callingProblem(found.value) ?? (mail === null ? refuse(mailNotSet) : null);
      return ok({
        /** From which address letters go; `null`: no mail server is set. */
        sender: mail?.server.from ?? null,
        /** Why none can be sent now. */
        problem: why === null ? null : { code: why.code, message: why.message, todo: why.todo },
        people: await calledPeople(tables, found.value, now()),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/conferences/:key/calling',
    access: callingOffice,
    summary: text('Gửi thư triệu tập, mời cho những người này', 'Call these people by e-mail'),
    bodyLimit: 8 * 1024 * 1024,
    body: z.object({
      people: z
        .array(z.object({ person: z.string().min(1).max(60), address: z.string().max(200).optional() }))
        .min(1)
        .max(mostPeople),
      /** On purpose, to somebody who has a letter that still tells what is true. */
      again: z.boolean().default(false),
    }),
    answer: z.object({ asked: z.number() }),
    async handle({ office: { service, tables, mail, now }, params, account, body, note }) {
      const key = params.key ?? '';
      const found = await findConference(service, key);
      if (!found.ok) return err(problem(found.error));
      if (mail === null) return err(problem(refuse(mailNotSet)));
      const asked = await askCalling(tables, found.value, body, account.name, now());
      if (!asked.ok) return err(problem(asked.error));
      // How many, and to nobody by name: the technician reads it.
      if (asked.value.asked > 0)
        await note({ kind: 'people-called', ...splitKey(key), detail: String(asked.value.asked) });
      mail.soon();
      return ok(asked.value);
    },
  }),
  route({
    method: 'POST',
    path: '/api/conferences/:key/calling/recall',
    access: callingOffice,
    summary: text('Gọi lại thư triệu tập, mời chưa gửi', 'Call back letters that have not been sent yet'),
    bodyLimit: 8 * 1024 * 1024,
    body: z.object({ people: z.array(z.string().min(1).max(60)).min(1).max(mostPeople) }),
    /** `gone`: whose last letter went, is on its way, or may have gone. */
    answer: z.object({
      recalled: z.number(),
      gone: z.array(z.object({ person: z.string(), state: z.enum(['sent', 'sending', 'unclear']) })),
    }),
    // Also without a mail server: what waits would go once there is one again.
    async handle({ office: { service, tables, now }, params, account, body, note }) {
      const key = params.key ?? '';
      const found = await findConference(service, key);
      if (!found.ok) return err(problem(found.error));
      const place = { round: found.value.round.state.id, conference: found.value.conference.state.setup.id };
      const recall = await recallCalling(tables, place, body.people, account.name, now());
      if (recall.recalled > 0)
        await note({ kind: 'letters-recalled', ...splitKey(key), detail: String(recall.recalled) });
      return ok(recall);
    },
  }),
];
