import { type Actor, type Role, roleFor } from '@tinnhiem/core';
import type { Doer } from './service.ts';

/** Who does what these roles may: in the first own role that fits, otherwise in the place of somebody absent who holds one. `null`: nobody. */
export function actorIn(doer: Doer, roles: readonly Role[]): Actor | null {
  const role = roleFor({ roles }, doer.roles);
  if (role === null) return null;
  const absent = doer.represents?.find((other) => other.roles.includes(role));
  const { account, name } = doer;
  return absent === undefined
    ? { account, name, role }
    : { account, name, role, onBehalfOf: { account: absent.account, name: absent.name } };
}
