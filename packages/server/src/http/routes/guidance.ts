// S14: guidance of lower levels: issued above as template and overlay, taken below as the beginning of a plan.
import { err, filledBy, keyFingerprint, ok, organisationOf, planFromGuidance, refuse, text } from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { z } from 'zod';
import { guidanceWithin, issueGuidance } from '../../guidance/issue-guidance.ts';
import {
  guidanceFor,
  guidanceText,
  keepGuidance,
  keptGuidance,
  listedGuidance,
  readGuidance,
  withdrawGuidance,
} from '../../guidance/kept-guidance.ts';
import { unknownGuidance } from '../../guidance/refusals.ts';
import { notFound } from '../../service/refusals.ts';
import { problem } from '../problem.ts';
import { type FileAnswer, type Office, type Route, route } from '../route.ts';

const readers = ['organiser', 'chair', 'inspector'] as const;
const words = z.string().trim().min(1).max(300);
const mostBytes = 4 * 1024 * 1024;

/** Guidance of an id, for somebody of an organisation. */
async function found({ tables, organisations }: Office, own: string, id: string) {
  return await guidanceWithin(tables, await organisations.tree(), own, id);
}

export const guidanceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/guidance',
    access: readers,
    summary: text('Hướng dẫn đã ban hành và hướng dẫn của cấp trên', 'Guidance issued here, and guidance from above'),
    async handle({ office, account }) {
      const tree = await office.organisations.tree();
      return ok({
        issued: (await keptGuidance(office.tables, 'issued', account.belongsTo)).map(listedGuidance),
        above: (await guidanceFor(office.tables, tree, account.belongsTo)).map(listedGuidance),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/guidance',
    access: ['organiser'],
    summary: text('Ban hành hướng dẫn từ kế hoạch của một đợt', 'Issue guidance from the plan of a round'),
    body: z.strictObject({
      round: z.string(),
      number: words,
      day: z.string(),
      title: words,
      /** The plan's own values that go along. */
      values: z.array(z.string()).max(40),
    }),
    async handle({ office, account, body, note }) {
      const round = await office.service.round(body.round);
      if (!round.ok) return err(problem(round.error));
      const tree = await office.organisations.tree();
      const { plan } = round.value.state;
      const issued = await issueGuidance(office.tables, tree, account.belongsTo, plan, body, office.now());
      if (!issued.ok) return err(problem(issued.error));
      const { guidance } = issued.value.signed;
      await note({ kind: 'guidance-issued', detail: `${guidance.number}: ${guidance.title}` });
      return ok(listedGuidance(issued.value));
    },
  }),
  route({
    method: 'POST',
    path: '/api/guidance/file',
    access: ['organiser'],
    summary: text('Nhận hướng dẫn của cấp trên từ tệp', 'Take guidance from above out of a file'),
    multipart: true,
    bodyLimit: mostBytes,
    async handle({ office, account, request, note }) {
      const part = await request.file({ limits: { fileSize: mostBytes, files: 1 } });
      const bytes = (await part?.toBuffer()) ?? new Uint8Array();
      const read = await readGuidance(office.tables, account.belongsTo, bytes);
      if (!read.ok) {
        const { refusal, unknown } = read.error;
        if (unknown === null) return err(problem(refusal));
        const { key } = unknown;
        const { organisation } = unknown.guidance;
        return err({ ...problem(refusal), key: { organisation, key, fingerprint: keyFingerprint(key) } });
      }
      const kept = await keepGuidance(office.tables, 'taken', account.belongsTo, read.value, office.now());
      await note({
        kind: 'guidance-taken',
        detail: `${read.value.guidance.organisation}: ${read.value.guidance.number}`,
      });
      return ok(listedGuidance(kept));
    },
  }),
  route({
    method: 'GET',
    path: '/api/guidance/:id',
    access: readers,
    summary: text('Một hướng dẫn, và kế hoạch bắt đầu từ nó', 'Guidance, and the plan that begins from it'),
    async handle({ office, account, params }) {
      const kept = await found(office, account.belongsTo, params.id ?? '');
      if (kept === undefined) return err(problem(refuse(unknownGuidance, params.id ?? '')));
      const { guidance } = kept.signed;
      const own = organisationOf(await office.organisations.tree(), account.belongsTo);
      const rules = ruleSet(guidance.template.rules.id);
      if (!rules.ok) return err(problem(rules.error));
      return ok({
        ...listedGuidance(kept),
        guidance,
        plan: planFromGuidance(guidance, own?.name ?? ''),
        filled: filledBy(guidance, rules.value),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/guidance/:id/file',
    access: readers,
    summary: text('Hướng dẫn thành tệp có chữ ký', 'Guidance as a signed file'),
    answers: 'application/octet-stream',
    async handle({ office, account, params }) {
      const kept = await found(office, account.belongsTo, params.id ?? '');
      if (kept === undefined) return err(problem(refuse(unknownGuidance, params.id ?? '')));
      const answer: FileAnswer = {
        file: guidanceText(kept.signed),
        type: 'application/octet-stream',
        name: `huong-dan_${kept.id}.tinnhiem`,
        inline: false,
      };
      return ok(answer);
    },
  }),
  route({
    method: 'POST',
    path: '/api/guidance/:id/withdraw',
    access: ['organiser'],
    summary: text('Thu hồi hướng dẫn đã ban hành', 'Withdraw guidance that was issued'),
    body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
    async handle({ office, account, params, body, note }) {
      const kept = await withdrawGuidance(office.tables, account.belongsTo, params.id ?? '', office.now(), body.reason);
      if (kept === null) return err(problem(refuse(notFound, params.id ?? '')));
      await note({ kind: 'guidance-withdrawn', detail: `${kept.signed.guidance.number}: ${body.reason}` });
      return ok(listedGuidance(kept));
    },
  }),
];
