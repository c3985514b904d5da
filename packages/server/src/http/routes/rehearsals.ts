// A whole invented round at a click, with progress, on one server of a centre; what it shows is invented, so that whoever prepares a round may see all of it.
import { createReadStream } from 'node:fs';
import { dayOf, err, ok, type Role, text } from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { z } from 'zod';
import { rehearsalModes } from '../../rehearsal/participants.ts';
import { type RehearsalFile, rehearsalFiles } from '../../rehearsal/rehearsals.ts';
import { sampleInputs } from '../../rehearsal/sample.ts';
import { mostVoters } from '../../rehearsal/whole.ts';
import { problem } from '../problem.ts';
import { type FileAnswer, type Route, route } from '../route.ts';

/** Those who prepare and run a round. */
export const rehearsers: readonly Role[] = [
  'organiser',
  'chair',
  'committee-head',
  'committee-secretary',
  'technician',
];

export const rehearsalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rehearsals',
    access: rehearsers,
    ofDesk: true,
    summary: text('Các cuộc tập dượt cả đợt, mới nhất trước', 'Rehearsals of whole rounds, newest first'),
    async handle({ office, account }) {
      return ok(await office.rehearsals.list(account.belongsTo));
    },
  }),
  route({
    method: 'POST',
    path: '/api/rehearsals',
    access: rehearsers,
    ofDesk: true,
    summary: text(
      'Tập dượt cả một đợt giả định theo kế hoạch của một đợt, hoặc theo đợt mẫu',
      'Rehearse a whole invented round by the plan of a round, or of the sample',
    ),
    body: z.strictObject({
      /** Whose plan and people are rehearsed; absent: the sample's. */
      round: z.string().max(100).optional(),
      mode: z.enum(rehearsalModes),
      voters: z.int().min(1).max(mostVoters),
    }),
    async handle({ office, account, body: { round: id, ...choice } }) {
      if (id === undefined) {
        const begun = await office.rehearsals.begin(await sampleInputs(dayOf(office.now())), choice, account);
        return begun.ok ? ok(begun.value) : err(problem(begun.error));
      }
      const round = await office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      const { plan, roster } = round.value.state;
      const rules = ruleSet(plan.rules.id);
      if (!rules.ok) return err(problem(rules.error));
      const begun = await office.rehearsals.begin({ plan, roster, rules: rules.value }, choice, account);
      return begun.ok ? ok(begun.value) : err(problem(begun.error));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/rehearsals/:rehearsal',
    access: rehearsers,
    ofDesk: true,
    summary: text('Dừng và xóa một cuộc tập dượt', 'Stop and delete a rehearsal'),
    async handle({ office, account, params }) {
      const removed = await office.rehearsals.remove(params.rehearsal ?? '', account.belongsTo);
      return removed.ok ? ok({}) : err(problem(removed.error));
    },
  }),
  ...(Object.entries(rehearsalFiles) as [RehearsalFile, (typeof rehearsalFiles)[RehearsalFile]][]).map(
    ([what, { type, name }]) =>
      route({
        method: 'GET',
        path: `/api/rehearsals/:rehearsal/${what}`,
        access: rehearsers,
        ofDesk: true,
        summary: text(`Tải tệp ${name} của một cuộc tập dượt`, `The file ${name} of a rehearsal`),
        answers: type,
        async handle({ office, account, params }) {
          const file = await office.rehearsals.file(params.rehearsal ?? '', what, account.belongsTo);
          if (!file.ok) return err(problem(file.error));
          const answer: FileAnswer = { file: createReadStream(file.value), type, name, inline: false };
          return ok(answer);
        },
      }),
  ),
];
