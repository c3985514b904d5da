import { err, isBelow, ok, organisationIdSchema, refuse, roleSchema, type Tree, text } from '@tinnhiem/core';
import { z } from 'zod';
import type { Account } from '../../accounts/accounts.ts';
import { emailSchema } from '../../mail/mail-server.ts';
import { notFound } from '../../service/refusals.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const name = z.string().trim().min(1).max(200);
const username = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}._-]+$/u);
const heldRoles = z.array(roleSchema).max(9);
const password = z.string().min(1).max(1000);

const shape = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  roles: heldRoles,
  person: z.string().nullable(),
  mustChangePassword: z.boolean(),
  disabled: z.boolean(),
  belongsTo: z.string(),
  created: z.string(),
  secondFactor: z.boolean(),
  passkeys: z.number(),
  identity: z.string().nullable(),
  email: z.string().nullable(),
});
/** Any value of a claim; empty: bound to nobody. */
const identity = z.string().trim().max(300);

function shown({ represents: _represents, mustEnrol: _mustEnrol, reminders: _reminders, ...account }: Account) {
  return account;
}

/**
 * Whether a technician has an account in hand: of the own organisation every one; of those below its technicians, who then make the others there.
 * So nobody above lets himself into a round below without a trace in two places.
 */
export function isInHand(tree: Tree, own: string, { belongsTo, roles }: Pick<Account, 'belongsTo' | 'roles'>): boolean {
  return belongsTo === own || (isBelow(tree, belongsTo, own) && roles.includes('technician'));
}

export const accountRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/accounts/names',
    access: 'signed-in',
    summary: text('Tên những người có tài khoản', 'Names of those who have an account'),
    answer: z.array(shape.pick({ id: true, username: true, name: true, roles: true })),
    handle: async ({ office, account }) =>
      ok(
        (await office.accounts.list())
          .filter(({ disabled, belongsTo }) => !disabled && belongsTo === account.belongsTo)
          .map(({ id, username, name, roles }: Account) => ({ id, username, name, roles })),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/accounts',
    access: ['technician'],
    summary: text('Tài khoản', 'Accounts'),
    answer: z.array(shape),
    async handle({ office, account }) {
      const tree = await office.organisations.tree();
      return ok((await office.accounts.list()).filter((other) => isInHand(tree, account.belongsTo, other)).map(shown));
    },
  }),
  route({
    method: 'POST',
    path: '/api/accounts',
    access: ['technician'],
    summary: text('Lập tài khoản', 'Make an account'),
    /** Without a password its owner chooses one by invitation, or signs in elsewhere. */
    body: z.object({
      username,
      name,
      roles: heldRoles,
      password: password.optional(),
      person: z.string().trim().min(1).max(60).optional(),
      identity: identity.optional(),
      email: emailSchema.optional(),
      /** The own organisation where not said. */
      belongsTo: organisationIdSchema.optional(),
    }),
    answer: shape,
    async handle({ office, account, body, note }) {
      const belongsTo = body.belongsTo ?? account.belongsTo;
      const tree = await office.organisations.tree();
      if (!isInHand(tree, account.belongsTo, { ...body, belongsTo })) return err(problem(refuse(notFound, belongsTo)));
      const made = await office.accounts.create({ ...body, belongsTo, roles: [...new Set(body.roles)] });
      if (!made.ok) return err(problem(made.error));
      await note({ kind: 'account-created', detail: made.value.username });
      return ok(shown(made.value));
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/accounts/:id',
    access: ['technician'],
    summary: text('Sửa tài khoản', 'Change an account'),
    body: z.object({
      name: name.optional(),
      roles: heldRoles.optional(),
      disabled: z.boolean().optional(),
      password: password.optional(),
      identity: identity.optional(),
      email: emailSchema.optional(),
    }),
    answer: shape,
    async handle({ office, account, params, body, note }) {
      const tree = await office.organisations.tree();
      const before = (await office.accounts.list()).find(({ id }) => id === params.id);
      const after = { belongsTo: before?.belongsTo ?? '', roles: body.roles ?? before?.roles ?? [] };
      if (
        before === undefined ||
        !isInHand(tree, account.belongsTo, before) ||
        !isInHand(tree, account.belongsTo, after)
      )
        return err(problem(refuse(notFound, params.id ?? '')));
      const changed = await office.accounts.change(params.id ?? '', body);
      if (!changed.ok) return err(problem(changed.error));
      if (changed.value === null) return err(problem(refuse(notFound, params.id ?? '')));
      await note({ kind: 'account-changed', detail: changed.value.username });
      return ok(shown(changed.value));
    },
  }),
];
