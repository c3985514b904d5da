// Somebody who is signed in at a server that has its tables elsewhere.
import type { Role } from '@tinnhiem/core';
import { createAccounts } from '../src/accounts/accounts.ts';
import type { Tables } from '../src/store/tables.ts';
import { password } from './http.ts';

/** Makes an account in this role; the cookie of its session. */
export async function signedIn(tables: Tables, role: Role): Promise<string> {
  let drawn = 0;
  const random = (bytes: number) => `${'r'.repeat(bytes)}${drawn++}`;
  const accounts = createAccounts(tables, { now: () => Date.now(), random });
  const made = await accounts.create({ username: role, name: `Người ${role}`, roles: [role], password });
  const session = made.ok ? await accounts.signIn(role, password, '127.0.0.1') : made;
  if (!session.ok) throw new Error(session.error.message.en);
  const { account, token } = session.value;
  await accounts.changePassword(account.id, password, `${password} mới`, token);
  return `tinnhiem=${token}`;
}
