// S14: the tree of organisations as far as somebody reaches, and how the rounds below stand.
import {
  branchesOf,
  dayOf,
  err,
  isBelow,
  ok,
  organisationIsTop,
  organisationOf,
  organisationWordsSchema,
  type Refusal,
  type Result,
  refuse,
  roundBelow,
  roundsBelowSeenBy,
  roundView,
  text,
  treeTendedBy,
  unknownOrganisation,
  wayDown,
} from '@tinnhiem/core';
import { z } from 'zod';
import { reaches } from '../../organisations/organisations.ts';
import type { ActivityKind } from '../../store/activity.ts';
import { problem } from '../problem.ts';
import { type Office, type Route, route, type SignedInVisit } from '../route.ts';
import { withRules } from './documents.ts';

const reason = z.string().trim().min(1).max(2000);

/** Everything that changes the tree: only below the own organisation, but for its own name; each change is written down. */
async function changed<T extends { readonly name: string }>(
  visit: Pick<SignedInVisit<unknown, unknown>, 'note'>,
  kind: ActivityKind,
  work: Promise<Result<T, Refusal>>,
  why = '',
) {
  const done = await work;
  if (!done.ok) return err(problem(done.error));
  await visit.note({ kind, detail: why === '' ? done.value.name : `${done.value.name}: ${why}` });
  return ok(done.value);
}

/** Why an organisation is out of somebody's hands; `null` where it is not. `strictly`: the own one is, too. */
async function outOfHands(
  { organisations }: Office,
  own: string,
  id: string,
  strictly: boolean,
): Promise<Refusal | null> {
  const tree = await organisations.tree();
  if (!reaches(tree, own, id) || organisationOf(tree, id) === undefined) return refuse(unknownOrganisation, id);
  return strictly && !isBelow(tree, id, own) ? refuse(organisationIsTop) : null;
}

export const organisationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/organisations',
    access: 'signed-in',
    summary: text(
      'Tổ chức của mình, cấp trên và các tổ chức bên dưới',
      'The own organisation, those above, those below',
    ),
    async handle({ office, account }) {
      const tree = await office.organisations.tree();
      const way = wayDown(tree, account.belongsTo);
      const reachesBelow = account.roles.some(
        (role) => treeTendedBy.includes(role) || roundsBelowSeenBy.includes(role),
      );
      const branches = branchesOf(tree, account.belongsTo);
      return ok({
        own: account.belongsTo,
        above: way.slice(0, -1).map(({ id, name, kind }) => ({ id, name, kind })),
        branches: reachesBelow ? branches : branches.slice(0, 1),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/organisations/rounds',
    access: roundsBelowSeenBy,
    summary: text(
      'Các đợt của tổ chức bên dưới: đến bước nào, thiếu gì, quá hạn gì; không có nội dung',
      'Rounds of the organisations below: stage, what is missing, what is overdue; nothing of what is in them',
    ),
    async handle({ office, account }) {
      const tree = await office.organisations.tree();
      // Of what is read here nothing but the state goes out.
      const service = office.everyRound;
      const today = dayOf(office.now());
      const found = [];
      for (const { id, summary } of await service.list()) {
        const owner = summary?.belongsTo;
        if (owner === undefined || !isBelow(tree, owner, account.belongsTo)) continue;
        const round = await withRules(service, id);
        found.push({
          organisation: owner,
          ...(round.ok
            ? { state: roundBelow(roundView(round.value.rules, round.value.round, today), today) }
            : { state: null, id }),
        });
      }
      return ok({ today, rounds: found });
    },
  }),
  route({
    method: 'POST',
    path: '/api/organisations',
    access: treeTendedBy,
    summary: text('Thêm tổ chức bên dưới', 'Add an organisation below'),
    body: organisationWordsSchema.extend({ parent: z.string() }),
    async handle(visit) {
      const { office, account, body } = visit;
      const refused = await outOfHands(office, account.belongsTo, body.parent, false);
      if (refused !== null) return err(problem(refused));
      return await changed(visit, 'organisation-added', office.organisations.add(body));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/organisations/:id',
    access: treeTendedBy,
    summary: text('Sửa tên, loại, tên gọi khác của tổ chức', 'Change name, kind, other names of an organisation'),
    body: organisationWordsSchema,
    async handle(visit) {
      const { office, account, params, body } = visit;
      const id = params.id ?? '';
      const refused = await outOfHands(office, account.belongsTo, id, false);
      if (refused !== null) return err(problem(refused));
      return await changed(visit, 'organisation-changed', office.organisations.rename(id, body));
    },
  }),
  route({
    method: 'POST',
    path: '/api/organisations/:id/move',
    access: treeTendedBy,
    summary: text('Chuyển tổ chức sang cấp trên khác', 'Move an organisation under another one'),
    body: z.strictObject({ parent: z.string(), reason }),
    async handle(visit) {
      const { office, account, params, body } = visit;
      const id = params.id ?? '';
      const refused =
        (await outOfHands(office, account.belongsTo, id, true)) ??
        (await outOfHands(office, account.belongsTo, body.parent, false));
      if (refused !== null) return err(problem(refused));
      return await changed(visit, 'organisation-moved', office.organisations.move(id, body.parent), body.reason);
    },
  }),
  route({
    method: 'POST',
    path: '/api/organisations/:id/retire',
    access: treeTendedBy,
    summary: text('Cho tổ chức thôi hoạt động', 'Retire an organisation'),
    body: z.strictObject({ reason }),
    async handle(visit) {
      const { office, account, params, body } = visit;
      const id = params.id ?? '';
      const refused = await outOfHands(office, account.belongsTo, id, true);
      if (refused !== null) return err(problem(refused));
      const unfinished = (await office.everyRound.list())
        .filter(({ summary }) => summary?.belongsTo === id && summary.stage !== 'archived')
        .map((round) => round.id);
      const work = office.organisations.retire(id, body.reason, dayOf(office.now()), unfinished);
      return await changed(visit, 'organisation-retired', work, body.reason);
    },
  }),
  route({
    method: 'POST',
    path: '/api/organisations/:id/restore',
    access: treeTendedBy,
    summary: text('Khôi phục tổ chức đã thôi hoạt động', 'Restore a retired organisation'),
    body: z.strictObject({ reason }),
    async handle(visit) {
      const { office, account, params, body } = visit;
      const id = params.id ?? '';
      const refused = await outOfHands(office, account.belongsTo, id, true);
      if (refused !== null) return err(problem(refused));
      return await changed(visit, 'organisation-restored', office.organisations.restore(id), body.reason);
    },
  }),
];
