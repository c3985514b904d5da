// Four eyes beside the record: what one person asks for and another confirms.
import { err, ok, type Role, refuse, roleMissing, text } from '@tinnhiem/core';
import { z } from 'zod';
import { type Account, doerOf } from '../../accounts/account.ts';
import type { Approval, ApprovalKind } from '../../accounts/approvals.ts';
import { forgetFactor } from '../../accounts/second-factor.ts';
import { anotherPerson, nothingAsked } from '../../accounts/two-people-refusals.ts';
import { actorIn } from '../../service/actor.ts';
import { notFound } from '../../service/refusals.ts';
import { splitKey } from '../conference.ts';
import { problem } from '../problem.ts';
import { type Office, type Route, route } from '../route.ts';

const hour = 3_600_000;
/** Somebody whose phone is lost waits for a day at most. */
const resetTime = 24 * hour;

/** Who asks for and who confirms what. The first of two is never the second. */
export const entitled: Readonly<Record<ApprovalKind, readonly Role[]>> = {
  'factor-reset': ['technician', 'organiser', 'chair'],
  'minutes-look': ['chair', 'committee-head', 'committee-secretary', 'inspector'],
};

const titles = {
  'factor-reset': text('Đặt lại lớp xác thực thứ hai', 'Reset a second factor'),
  'minutes-look': text('Xem biên bản mật', 'Read confidential minutes'),
} as const;

const anybody = [...new Set(Object.values(entitled).flat())];
const person = z.object({ name: z.string(), role: z.string(), onBehalfOf: z.string().nullable() });
const shape = z.object({
  id: z.string(),
  kind: z.enum(['factor-reset', 'minutes-look']),
  subject: z.string(),
  reason: z.string(),
  asker: person,
  asked: z.string(),
  until: z.string(),
  /** Asked by whoever looks. */
  isOwn: z.boolean(),
});

/** Whom or what an approval is about, in words. */
async function subjectOf({ accounts }: Office, { kind, subject }: Approval): Promise<string> {
  if (kind === 'minutes-look') return subject;
  const account = (await accounts.list()).find((other) => other.id === subject);
  return account === undefined ? subject : `${account.name} (${account.username})`;
}

/** Whether an approval is about somebody, or some round, of the own organisation. */
async function isOfOwn({ accounts, service }: Office, account: Account, { kind, subject }: Approval): Promise<boolean> {
  if (kind === 'minutes-look') return (await service.round(splitKey(subject).round)).ok;
  return (await accounts.list()).some(({ id, belongsTo }) => id === subject && belongsTo === account.belongsTo);
}

/** An approval by its id; `null` where there is none for this account to see. */
async function findFor(office: Office, account: Account, id: string): Promise<Approval | null> {
  const approval = await office.accounts.approvals.find(id);
  return approval !== null && (await isOfOwn(office, account, approval)) ? approval : null;
}

const mayConfirm = (account: Account, { kind }: Approval) =>
  account.roles.some((role) => entitled[kind].includes(role));

export const approvalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/approvals',
    access: 'signed-in',
    summary: text('Việc đang chờ người thứ hai', 'What waits for a second person'),
    answer: z.array(shape),
    async handle({ office, account }) {
      const waiting = await office.accounts.approvals.waiting();
      const shown: z.output<typeof shape>[] = [];
      for (const one of waiting)
        if ((one.asker.account === account.id || mayConfirm(account, one)) && (await isOfOwn(office, account, one)))
          shown.push({
            id: one.id,
            kind: one.kind,
            subject: await subjectOf(office, one),
            reason: one.reason,
            asker: { name: one.asker.name, role: one.asker.role, onBehalfOf: one.asker.onBehalfOf?.name ?? null },
            asked: new Date(one.asked).toISOString(),
            until: new Date(one.until).toISOString(),
            isOwn: one.asker.account === account.id,
          });
      return ok(shown);
    },
  }),
  route({
    method: 'POST',
    path: '/api/accounts/:id/factor-reset',
    access: entitled['factor-reset'],
    summary: text(
      'Đề nghị đặt lại lớp xác thực thứ hai của người mất điện thoại; người thứ hai xác nhận',
      'Ask to reset the second factor of somebody whose phone is lost; a second person confirms',
    ),
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    async handle({ office: { accounts }, account, params, body, note }) {
      const subject = (await accounts.list()).find((other) => other.id === params.id);
      if (subject?.secondFactor !== true || subject.belongsTo !== account.belongsTo)
        return err(problem(refuse(notFound, params.id ?? '')));
      const asker = actorIn(doerOf(account), entitled['factor-reset']);
      if (asker === null) return err(problem(refuse(roleMissing, titles['factor-reset'], entitled['factor-reset'])));
      // Neither does the owner, who may remove it with a code, nor whoever stands in for the owner.
      if ([asker.account, asker.onBehalfOf?.account].includes(subject.id))
        return err(problem(refuse(anotherPerson, account.name)));
      const asked = await accounts.approvals.ask(
        { kind: 'factor-reset', subject: subject.id, reason: body.reason, asker },
        resetTime,
      );
      if (!asked.ok) return err(problem(asked.error));
      await note({ kind: 'approval-asked', detail: `${titles['factor-reset'].vi} ${subject.username}` });
      return ok({ id: asked.value.id });
    },
  }),
  route({
    method: 'POST',
    path: '/api/approvals/:id/confirm',
    access: anybody,
    summary: text('Xác nhận với tư cách người thứ hai', 'Confirm as the second person'),
    async handle({ office, account, params, note }) {
      const { accounts } = office;
      const approval = await findFor(office, account, params.id ?? '');
      if (approval === null) return err(problem(refuse(nothingAsked)));
      const { kind, subject } = approval;
      const by = actorIn(doerOf(account), entitled[kind]);
      if (by === null) return err(problem(refuse(roleMissing, titles[kind], entitled[kind])));
      if ([by.account, by.onBehalfOf?.account].includes(subject))
        return err(problem(refuse(anotherPerson, approval.asker.name)));
      const words = `${titles[kind].vi} ${await subjectOf(office, approval)}`;
      const confirmed = await accounts.approvals.confirm(approval.id, by, async (inside) => {
        if (kind === 'factor-reset') await forgetFactor(inside, subject);
      });
      if (!confirmed.ok) return err(problem(confirmed.error));
      await note({ kind: 'approval-confirmed', detail: words });
      return ok({});
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/approvals/:id',
    access: 'signed-in',
    summary: text('Rút đề nghị của mình, hoặc từ chối của người khác', 'Take back the own, or decline another’s'),
    async handle({ office, account, params, note }) {
      const { approvals } = office.accounts;
      const approval = await findFor(office, account, params.id ?? '');
      const may = approval !== null && (approval.asker.account === account.id || mayConfirm(account, approval));
      const dropped = may ? await approvals.drop(approval.id) : null;
      if (dropped === null) return err(problem(refuse(nothingAsked)));
      await note({
        kind: 'approval-dropped',
        detail: `${titles[dropped.kind].vi} ${await subjectOf(office, dropped)}`,
      });
      return ok({});
    },
  }),
];
