// Somebody absent is stood in for.
import { err, ok, refuse, roleSchema, text } from '@tinnhiem/core';
import { z } from 'zod';
import type { Delegation } from '../../accounts/delegations.ts';
import { notFound } from '../../service/refusals.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const id = z.string().min(1).max(60);

const shape = z.object({
  id: z.string(),
  absent: z.string(),
  absentName: z.string(),
  substitute: z.string(),
  substituteName: z.string(),
  roles: z.array(roleSchema),
  reason: z.string(),
  starts: z.string(),
  until: z.string(),
  madeBy: z.string(),
  ended: z.string().nullable(),
  state: z.enum(['planned', 'running', 'over']),
});

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

function shown(delegation: Delegation, now: number): z.output<typeof shape> {
  const { starts, until, ended, roles, ...rest } = delegation;
  const state = ended !== null || until <= now ? 'over' : starts > now ? 'planned' : 'running';
  return {
    ...rest,
    roles: [...roles],
    starts: instant(starts),
    until: instant(until),
    ended: ended === null ? null : instant(ended),
    state,
  };
}

const inWords = ({ absentName, substituteName }: Pick<Delegation, 'absentName' | 'substituteName'>) =>
  `${substituteName} ← ${absentName}`;

export const delegationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/delegations',
    access: 'signed-in',
    summary: text(
      'Ai thay mặt ai: của mình; kỹ thuật và kiểm tra thì thấy tất cả',
      'Who stands in for whom: the own; technician and inspector see all',
    ),
    answer: z.array(shape),
    async handle({ office, account }) {
      const all = account.roles.some((role) => role === 'technician' || role === 'inspector');
      const now = Date.parse(office.now());
      const delegations = (await office.accounts.delegations.list(account.belongsTo)).filter(
        ({ absent, substitute }) => all || [absent, substitute].includes(account.id),
      );
      return ok(delegations.map((delegation) => shown(delegation, now)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/delegations',
    access: 'signed-in',
    summary: text(
      'Giao người thay mặt mình; kỹ thuật giao hộ người đã vắng',
      'Name a substitute for oneself; a technician for somebody who is away already',
    ),
    body: z.object({
      absent: id.optional(),
      substitute: id,
      roles: z.array(roleSchema).min(1).max(9),
      reason: z.string().trim().min(1).max(500),
      starts: z.iso.datetime({ offset: true }),
      until: z.iso.datetime({ offset: true }),
    }),
    answer: shape,
    async handle({ office, account, body, note }) {
      const { absent = account.id, substitute, reason } = body;
      // In another's place only a technician in the own right, so that no borrowed role lends on, and of the same organisation.
      const isTechnician =
        account.roles.includes('technician') && !account.represents.some(({ roles }) => roles.includes('technician'));
      const own = (await office.accounts.list()).some(
        ({ id: other, belongsTo }) => other === absent && belongsTo === account.belongsTo,
      );
      if (absent !== account.id && !(isTechnician && own)) return err(problem(refuse(notFound, absent)));
      const [starts, until] = [Date.parse(body.starts), Date.parse(body.until)];
      const roles = [...new Set(body.roles)];
      const granted = await office.accounts.delegations.grant(
        { absent, substitute, roles, reason, starts, until },
        account,
      );
      if (!granted.ok) return err(problem(granted.error));
      const made = (await office.accounts.delegations.list(account.belongsTo)).find(
        (other) => other.id === granted.value,
      );
      if (made === undefined) return err(problem(refuse(notFound, granted.value)));
      await note({ kind: 'delegation-made', detail: inWords(made) });
      return ok(shown(made, Date.parse(office.now())));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/delegations/:id',
    access: 'signed-in',
    summary: text('Thôi việc thay mặt ngay', 'End a substitution now'),
    async handle({ office: { accounts }, account, params, note }) {
      const wanted = params.id ?? '';
      const known = (await accounts.delegations.list(account.belongsTo)).find((other) => other.id === wanted);
      const mine = known !== undefined && [known.absent, known.substitute].includes(account.id);
      const may = mine || (known !== undefined && account.roles.includes('technician'));
      const ended = may ? await accounts.delegations.end(wanted) : null;
      if (ended === null) return err(problem(refuse(notFound, wanted)));
      await note({ kind: 'delegation-ended', detail: inWords(ended) });
      return ok({});
    },
  }),
];
