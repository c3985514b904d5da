import { err, ok, refuse, roleSchema, text } from '@tinnhiem/core';
import { z } from 'zod';
import type { Account } from '../../accounts/accounts.ts';
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
  created: z.string(),
});

export const accountRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/accounts/names',
    access: 'signed-in',
    summary: text('Tên những người có tài khoản', 'Names of those who have an account'),
    answer: z.array(shape.pick({ id: true, username: true, name: true, roles: true })),
    handle: async ({ office }) =>
      ok(
        (await office.accounts.list())
          .filter(({ disabled }) => !disabled)
          .map(({ id, username, name, roles }: Account) => ({ id, username, name, roles })),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/accounts',
    access: ['technician'],
    summary: text('Tài khoản', 'Accounts'),
    answer: z.array(shape),
    handle: async ({ office }) => ok(await office.accounts.list()),
  }),
  route({
    method: 'POST',
    path: '/api/accounts',
    access: ['technician'],
    summary: text('Lập tài khoản', 'Make an account'),
    body: z.object({ username, name, roles: heldRoles, password, person: z.string().trim().min(1).max(60).optional() }),
    answer: shape,
    async handle({ office, body, note }) {
      const made = await office.accounts.create({ ...body, roles: [...new Set(body.roles)] });
      if (!made.ok) return err(problem(made.error));
      await note({ kind: 'account-created', detail: made.value.username });
      return ok(made.value);
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
    }),
    answer: shape,
    async handle({ office, params, body, note }) {
      const changed = await office.accounts.change(params.id ?? '', body);
      if (!changed.ok) return err(problem(changed.error));
      if (changed.value === null) return err(problem(refuse(notFound, params.id ?? '')));
      await note({ kind: 'account-changed', detail: changed.value.username });
      return ok(changed.value);
    },
  }),
];
