// Backups by themselves: where they go, how they fare, one now. They hold everything on the server, of every organisation.
import { err, ok, organisationIsTop, refuse, text, topOrganisation } from '@tinnhiem/core';
import { z } from 'zod';
import type { Account } from '../../accounts/accounts.ts';
import { backupSetElsewhere } from '../../backup/refusals.ts';
import { isFromHere } from '../address.ts';
import { problem } from '../problem.ts';
import { type Office, type Route, route } from '../route.ts';

const access = ['technician', 'organiser'] as const;
const words = z.object({ vi: z.string(), en: z.string() });
const longestPath = 1000;
const passphrase = { least: 10, most: 200 };

const stateShape = z.object({
  whole: z.boolean(),
  /** Whether whoever asks may say where backups go: on the server's own machine, where the command line has not. */
  mayBeSet: z.boolean(),
  setBy: z.enum(['command-line', 'screen']).nullable(),
  folder: z.string().nullable(),
  locked: z.boolean(),
  inside: z.boolean(),
  sameDisk: z.boolean(),
  away: words.nullable(),
  making: z.string().nullable(),
  waitsFor: z.array(z.string()),
  last: z
    .object({
      file: z.string(),
      at: z.string(),
      bytes: z.number(),
      /** Titles; empty where it was made because somebody asked, or of several rounds at once. */
      round: z.string(),
      conference: z.string(),
      stage: z.string(),
    })
    .nullable(),
  kept: z.number(),
  /** Rounds that are damaged in the last one, and the newest file in which each is not. */
  damaged: z.array(z.object({ round: z.string(), why: words, whole: z.string().nullable() })),
  problem: z.object({ at: z.string(), what: words, todo: words }).nullable(),
});

async function stateFor({ backups, everyRound }: Office, fromHere: boolean): Promise<z.output<typeof stateShape>> {
  const { last, waitsFor, damaged, mayBeSet, ...state } = await backups.state();
  const named = last === null || last.round === '' ? null : await everyRound.round(last.round);
  const plan = named?.ok === true ? named.value.state.plan : null;
  return {
    ...state,
    mayBeSet: mayBeSet && fromHere,
    waitsFor: [...waitsFor],
    damaged: [...damaged],
    last:
      last === null
        ? null
        : {
            ...last,
            round: plan?.title ?? last.round,
            conference: plan?.conferences.find(({ id }) => id === last.conference)?.title ?? '',
          },
  };
}

const isOfTop = ({ belongsTo }: Account) => belongsTo === topOrganisation;

export const backupRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/backups',
    access,
    summary: text('Tình trạng tự sao lưu', 'How backups fare'),
    answer: stateShape,
    async handle({ office, account, request }) {
      if (!isOfTop(account)) return err(problem(refuse(organisationIsTop)));
      return ok(await stateFor(office, isFromHere(request)));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/backups',
    access,
    summary: text('Đặt nơi sao lưu, trên chính máy chủ', "Say where backups go, on the server's own machine"),
    body: z.object({
      /** Empty: no backups. */
      folder: z.string().trim().max(longestPath),
      /** Left out: as it was. Empty: none. */
      passphrase: z.union([z.literal(''), z.string().min(passphrase.least).max(passphrase.most)]).optional(),
    }),
    answer: stateShape,
    async handle({ office, account, body, request, note }) {
      if (!isOfTop(account)) return err(problem(refuse(organisationIsTop)));
      if (!isFromHere(request)) return err(problem(refuse(backupSetElsewhere, false)));
      const set = await office.backups.set(body);
      if (!set.ok) return err(problem(set.error));
      await note({ kind: 'backups-set', detail: body.folder === '' ? '—' : body.folder });
      return ok(await stateFor(office, true));
    },
  }),
  route({
    method: 'POST',
    path: '/api/backups/now',
    access,
    summary: text('Sao lưu ngay', 'Back up now'),
    answer: stateShape,
    async handle({ office, account, request }) {
      if (!isOfTop(account)) return err(problem(refuse(organisationIsTop)));
      const begun = await office.backups.makeNow();
      return begun.ok ? ok(await stateFor(office, isFromHere(request))) : err(problem(begun.error));
    },
  }),
];
