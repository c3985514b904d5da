import { dayOf, err, insiders, ok, refuse, roundView, searchKey, text } from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { z } from 'zod';
import { doerOf } from '../../accounts/account.ts';
import { notFound } from '../../service/refusals.ts';
import type { Service } from '../../service/service.ts';
import type { RoundSummary } from '../../store/round-store.ts';
import { previewIncomplete, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const create = z.union([
  z.strictObject({
    id: z.string().optional(),
    preview: z.string(),
    rehearsal: z.boolean().default(false),
    command: z.uuid().optional(),
  }),
  z.strictObject({
    id: z.string().optional(),
    plan: z.unknown(),
    roster: z.unknown(),
    rehearsal: z.boolean().default(false),
    command: z.uuid().optional(),
  }),
]);

export const roundRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds',
    access: 'signed-in',
    summary: text(
      'Các đợt lấy phiếu, mới nhất trước; `first`: chỉ bấy nhiêu đợt đầu',
      'Rounds, newest first; `first`: only so many of them',
    ),
    query: z.object({ q: z.string().max(200).default(''), first: z.coerce.number().int().min(1).optional() }),
    async handle({ office, query }) {
      const key = searchKey(query.q);
      const found = (await office.service.list())
        .map(({ id, summary, damage }) => ({ summary: summary ?? unreadable(id), damage }))
        .filter(({ summary }) => key === '' || keyOf(summary).includes(key))
        .sort((a, b) => newestFirst(a.summary, b.summary))
        .slice(0, query.first)
        .map(({ summary, damage }) => ({
          ...summary,
          damaged: damage === null ? null : { message: damage.message, todo: damage.todo },
        }));
      return ok(found);
    },
  }),
  route({
    method: 'POST',
    path: '/api/rounds',
    access: ['organiser'],
    summary: text('Lập đợt lấy phiếu', 'Create a round'),
    body: create,
    bodyLimit: 16 * 1024 * 1024,
    answer: z.object({ round: z.string() }),
    async handle({ office, account, body, note }) {
      const { service, previews } = office;
      const preview = 'preview' in body ? await previews.find(body.preview, account.id) : null;
      if ('preview' in body && preview === null) return err(problem(refuse(notFound, body.preview)));
      if (preview?.plan === null || preview?.roster === null) return err(problem(refuse(previewIncomplete)));
      const { plan, roster, sources } =
        'preview' in body
          ? { plan: preview?.plan, roster: preview?.roster, sources: preview?.sources ?? [] }
          : { plan: body.plan, roster: body.roster, sources: [] };
      const by = doerOf(account);
      // A preview becomes one round, however often it is sent.
      const id = body.command ?? ('preview' in body ? body.preview : crypto.randomUUID());
      const round = body.id ?? (await freeId(service, (plan as { id?: unknown } | null | undefined)?.id, id));
      const follows = preview?.follows;
      const data = {
        round,
        rehearsal: body.rehearsal,
        ...(follows === undefined ? {} : { follows }),
        plan,
        roster,
        ...(preview?.rosterWarnings === undefined ? {} : { rosterWarnings: preview.rosterWarnings }),
        sources,
      };
      const done = await service.perform({ round, command: 'create-round', id, data, by });
      if (done.ok) return ok({ round });
      await note({ kind: 'refused', round, detail: `create-round (${done.error.code})` });
      return err(problem(done.error));
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round',
    access: insiders,
    summary: text('Một đợt: kế hoạch, danh sách, vấn đề, hội nghị', 'A round: plan, lists, findings, conferences'),
    async handle({ office, params }) {
      const round = await office.service.round(params.round ?? '');
      if (!round.ok) return err(problem(round.error));
      const rules = ruleSet(round.value.state.plan.rules.id);
      if (!rules.ok && round.value.state.stage !== 'approved') return err(problem(rules.error));
      const known = rules.ok ? rules.value : pinned(round.value.state);
      return ok(roundView(known, round.value, dayOf(office.now())));
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/people',
    access: ['organiser', 'chair', 'inspector'],
    summary: text('Danh sách nhân sự của đợt', "The round's roster"),
    async handle({ office, params }) {
      const round = await office.service.round(params.round ?? '');
      return round.ok ? ok(round.value.state.roster) : err(problem(round.error));
    },
  }),
];

function pinned(state: Parameters<typeof roundView>[1]['state']) {
  if (state.stage !== 'approved') throw new Error('a round without rules');
  return state.rules;
}

const keys = new WeakMap<RoundSummary, string>();

/** What a round is found by. A store that has many gives the same summary again as long as nothing changes. */
function keyOf(summary: RoundSummary): string {
  const { id, title, organisation, conferences } = summary;
  const known = keys.get(summary) ?? searchKey([id, title, organisation, ...conferences.map((c) => c.title)].join(' '));
  keys.set(summary, known);
  return known;
}

function newestFirst(a: RoundSummary, b: RoundSummary): number {
  return a.created === b.created ? (a.id < b.id ? -1 : 1) : a.created < b.created ? 1 : -1;
}

/** A row for a round whose file cannot be read, so that it is seen rather than missed. */
function unreadable(id: string): RoundSummary {
  return { id, title: id, organisation: '', stage: 'damaged', rehearsal: false, created: '', day: '', conferences: [] };
}

/** The plan's id, with a number behind it where there is such a round already that another command has made. */
async function freeId(service: Service, wanted: unknown, command: string): Promise<string> {
  const base = typeof wanted === 'string' ? wanted : '';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if ((await service.store.head(id)) === null || (await service.store.receipt(id, command)) !== null) return id;
  }
}
