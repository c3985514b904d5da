// Four eyes: what one person asks for and another confirms. A re-opening is asked for and done in the record; here it is listed with the others.
import {
  type Actor,
  commands,
  demandsTwo,
  err,
  isSigned,
  ok,
  oneReads,
  type Refusal,
  type Role,
  refuse,
  roleMissing,
  samePerson,
  seesFigures,
  text,
} from '@tinnhiem/core';
import { z } from 'zod';
import { type Account, doerOf } from '../../accounts/account.ts';
import type { Approval, ApprovalKind } from '../../accounts/approvals.ts';
import { forgetFactor } from '../../accounts/second-factor.ts';
import { anotherPerson, nothingAsked } from '../../accounts/two-people-refusals.ts';
import { actorIn } from '../../service/actor.ts';
import { notFound } from '../../service/refusals.ts';
import { findConference, pinnedRules, splitKey } from '../conference.ts';
import { problem } from '../problem.ts';
import { type Office, type Route, route } from '../route.ts';

const hour = 3_600_000;
/** Somebody whose phone is lost waits for a day at most. */
const resetTime = 24 * hour;
/** Minutes that are asked for wait so long, and are open so long once somebody agreed. */
const lookTime = 24 * hour;

/** Who asks for and who confirms what. The first of two is never the second. */
export const entitled: Readonly<Record<ApprovalKind, readonly Role[]>> = {
  'factor-reset': ['technician', 'organiser', 'chair'],
  'minutes-look': commands.get('open-minutes')?.roles ?? [],
};

const titles = {
  'factor-reset': text('Đặt lại lớp xác thực thứ hai', 'Reset a second factor'),
  'minutes-look': text('Xem biên bản mật', 'Read confidential minutes'),
} as const;

const anybody = [...new Set(Object.values(entitled).flat())];
const person = z.object({ name: z.string(), role: z.string(), onBehalfOf: z.string().nullable() });
const shape = z.object({
  id: z.string(),
  kind: z.enum(['factor-reset', 'minutes-look', 'reopening']),
  subject: z.string(),
  reason: z.string(),
  asker: person,
  asked: z.string(),
  /** `null`: as long as the conference is in that stage. */
  until: z.string().nullable(),
  /** Asked by whoever looks. */
  isOwn: z.boolean(),
  /** Waits for whoever looks. */
  mayConfirm: z.boolean(),
  /** Where a re-opening is decided. */
  place: z.object({ round: z.string(), conference: z.string(), command: z.string() }).nullable(),
});
type Shown = z.output<typeof shape>;

/** Whom or what an approval is about, in words. */
async function subjectOf({ accounts, service }: Office, { kind, subject }: Approval): Promise<string> {
  if (kind === 'minutes-look') {
    const found = await findConference(service, subject);
    return found.ok ? found.value.conference.state.setup.title : subject;
  }
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

/** In which role, or place, an account confirms something; `null` where it is not the second of two. */
function secondFor(account: Account, { kind, subject, asker }: Approval): Actor | null {
  const by = actorIn(doerOf(account), entitled[kind]);
  return by === null || samePerson(by, asker) || [by.account, by.onBehalfOf?.account].includes(subject) ? null : by;
}

const mayDecline = (account: Account, { kind }: Approval) =>
  account.roles.some((role) => entitled[kind].includes(role));

const shownAsker = ({ name, role, onBehalfOf }: Actor) => ({ name, role, onBehalfOf: onBehalfOf?.name ?? null });

/** The re-openings that wait for a second person, of those that an account has to do with. */
async function reopenings({ service }: Office, account: Account): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const { id: round, summary } of await service.list())
    for (const { id: conference, title, stage } of summary?.conferences.filter((one) => one.reopeningAsked) ?? []) {
      const found = await findConference(service, `${round}~${conference}`);
      const asked = found.ok ? found.value.conference.state.reopeningAsked : null;
      const command = stage === 'closed' ? 'reopen-poll' : 'reopen-count';
      const by = actorIn(doerOf(account), commands.get(command)?.roles ?? []);
      if (asked === null) continue;
      const isOwn = asked.done.by.account === account.id;
      const mayConfirm = by !== null && !samePerson(by, asked.done.by);
      if (isOwn || mayConfirm)
        shown.push({
          id: `${round}~${conference}`,
          kind: 'reopening',
          subject: title,
          reason: asked.reason,
          asker: shownAsker(asked.done.by),
          asked: asked.done.at,
          until: null,
          isOwn,
          mayConfirm,
          place: { round, conference, command },
        });
    }
  return shown;
}

/** Opens minutes in the record, in the name of who agrees. */
async function openMinutes({ service, now }: Office, account: Account, approval: Approval): Promise<Refusal | null> {
  const { id, subject, reason, asker } = approval;
  const { account: reader, name, onBehalfOf } = asker;
  const until = new Date(Date.parse(now()) + lookTime).toISOString();
  const who = { account: reader, name, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  const data = { reader: who, reason, until };
  const done = await service.perform({ ...splitKey(subject), command: 'open-minutes', id, data, by: doerOf(account) });
  return done.ok ? null : done.error;
}

export const approvalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/approvals',
    access: 'signed-in',
    summary: text('Việc đang chờ người thứ hai', 'What waits for a second person'),
    answer: z.array(shape),
    async handle({ office, account }) {
      const waiting = await office.accounts.approvals.waiting();
      const shown = await reopenings(office, account);
      for (const one of waiting)
        if ((one.asker.account === account.id || mayDecline(account, one)) && (await isOfOwn(office, account, one)))
          shown.push({
            id: one.id,
            kind: one.kind,
            subject: await subjectOf(office, one),
            reason: one.reason,
            asker: shownAsker(one.asker),
            asked: new Date(one.asked).toISOString(),
            until: new Date(one.until).toISOString(),
            isOwn: one.asker.account === account.id,
            mayConfirm: secondFor(account, one) !== null,
            place: null,
          });
      return ok(shown);
    },
  }),
  route({
    method: 'POST',
    path: '/api/accounts/:id/factor-reset',
    access: entitled['factor-reset'],
    summary: text(
      'Đề nghị đặt lại lớp xác thực thứ hai và khóa truy cập của người mất điện thoại; người thứ hai xác nhận',
      'Ask to reset second factor and passkeys of somebody whose phone is lost; a second person confirms',
    ),
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    async handle({ office: { accounts }, account, params, body, note }) {
      const subject = (await accounts.list()).find((other) => other.id === params.id);
      const has = subject !== undefined && (subject.secondFactor || subject.passkeys > 0);
      if (!has || subject.belongsTo !== account.belongsTo) return err(problem(refuse(notFound, params.id ?? '')));
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
    path: '/api/conferences/:key/minutes-look',
    access: entitled['minutes-look'],
    summary: text(
      'Đề nghị xem biên bản mật đã ký, nơi quy định đòi hai người; người thứ hai xác nhận',
      'Ask to read signed confidential minutes where the rules demand two people; a second person confirms',
    ),
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    async handle({ office, account, params, body, note }) {
      const key = params.key ?? '';
      const found = await findConference(office.service, key);
      if (!found.ok) return err(problem(found.error));
      const { round, conference } = found.value;
      const asker = actorIn(doerOf(account), entitled['minutes-look']);
      // Whoever sees no figures yet asks for none.
      if (asker === null || !isSigned(conference.state) || !seesFigures(account.roles, conference.state.stage))
        return err(problem(refuse(notFound, key)));
      if (!demandsTwo(pinnedRules(round), 'minutes')) return err(problem(refuse(oneReads)));
      const asked = await office.accounts.approvals.ask(
        { kind: 'minutes-look', subject: key, reason: body.reason, asker },
        lookTime,
      );
      if (!asked.ok) return err(problem(asked.error));
      await note({ kind: 'approval-asked', detail: `${titles['minutes-look'].vi} ${conference.state.setup.title}` });
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
      if (secondFor(account, approval) === null) return err(problem(refuse(anotherPerson, approval.asker.name)));
      const words = `${titles[kind].vi} ${await subjectOf(office, approval)}`;
      const confirmed = await accounts.approvals.confirm(approval.id, by, async (inside) => {
        if (kind === 'minutes-look') return await openMinutes(office, account, approval);
        await forgetFactor(inside, subject);
        return null;
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
      const may = approval !== null && (approval.asker.account === account.id || mayDecline(account, approval));
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
