// Reminders by e-mail: what everybody decides about the own ones, and what the technician sees of the mail server.
import { err, ok, organisationIsTop, refuse, text, topOrganisation } from '@tinnhiem/core';
import { z } from 'zod';
import type { Account } from '../../accounts/accounts.ts';
import { emailSchema } from '../../mail/mail-server.ts';
import { mailNotSet } from '../../mail/refusals.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const ownShape = z.object({
  /** Whether a mail server is set: without one no letter goes, whatever is wished. */
  set: z.boolean(),
  email: z.string(),
  reminders: z.boolean(),
});
const words = z.object({ vi: z.string(), en: z.string() });

const ownMail = (set: boolean, { email, reminders }: Account) => ({ set, email: email ?? '', reminders });

export const mailRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/session/mail',
    access: 'signed-in',
    summary: text('Địa chỉ thư của mình và việc nhận lời nhắc', 'The own e-mail address, and whether reminders come'),
    answer: ownShape,
    handle: ({ office, account }) => ok(ownMail(office.mail !== null, account)),
  }),
  route({
    method: 'PUT',
    path: '/api/session/mail',
    access: 'signed-in',
    summary: text('Đổi địa chỉ thư, bật hoặc tắt lời nhắc', 'Change the e-mail address, turn reminders on or off'),
    /** Empty: no address. */
    body: z.object({ email: emailSchema, reminders: z.boolean() }),
    answer: ownShape,
    async handle({ office, account, body, note }) {
      const changed = await office.accounts.change(account.id, body);
      if (!changed.ok) return err(problem(changed.error));
      await note({ kind: 'reminders-set' });
      return ok(ownMail(office.mail !== null, changed.value ?? account));
    },
  }),
  route({
    method: 'GET',
    path: '/api/mail',
    access: ['technician'],
    summary: text('Tình trạng gửi thư', 'How the mail server fares'),
    answer: z.object({
      server: z.object({ host: z.string(), port: z.number(), from: z.string(), hour: z.number() }).nullable(),
      /** Of today, by what became of them. */
      letters: z.record(z.enum(['waiting', 'sending', 'sent', 'refused', 'nothing']), z.number()).nullable(),
      lastSent: z.string().nullable(),
      problem: z.object({ at: z.string(), what: words, todo: words }).nullable(),
      /** Until when the mail server is left alone after a failure. */
      pausedUntil: z.string().nullable(),
    }),
    async handle({ office, account }) {
      // It is the server's, for every organisation on it.
      if (account.belongsTo !== topOrganisation) return err(problem(refuse(organisationIsTop)));
      if (office.mail === null)
        return ok({ server: null, letters: null, lastSent: null, problem: null, pausedUntil: null });
      const { host, port, from, hour } = office.mail.server;
      const { letters, lastSent, problem: last, pausedUntil } = await office.mail.state();
      return ok({
        server: { host, port, from, hour },
        letters,
        lastSent,
        problem: last,
        pausedUntil: pausedUntil > Date.parse(office.now()) ? new Date(pausedUntil).toISOString() : null,
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/mail/trial',
    access: ['technician'],
    summary: text('Gửi thư thử đến địa chỉ của chính mình', 'Send a letter to the own address, to try'),
    async handle({ office, account, note }) {
      if (account.belongsTo !== topOrganisation) return err(problem(refuse(organisationIsTop)));
      if (office.mail === null) return err(problem(refuse(mailNotSet)));
      const tried = await office.mail.trial(account);
      await note({ kind: 'mail-tried', detail: tried.ok ? '' : tried.error.code });
      return tried.ok ? ok({}) : err(problem(tried.error));
    },
  }),
];
