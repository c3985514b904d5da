// Somebody absent is stood in for: by whom, in which roles, for how long, why.
import {
  conflictingRoles,
  delegableRoles,
  err,
  ok,
  type Refusal,
  type Result,
  type Role,
  refuse,
} from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import { type AccountRow, accountAt, rowWith, type Sources } from './account.ts';
import { conflictingRolesHeld } from './refusals.ts';
import * as refusals from './two-people-refusals.ts';

export interface NewDelegation {
  readonly absent: string;
  readonly substitute: string;
  readonly roles: readonly Role[];
  readonly reason: string;
  /** Milliseconds. */
  readonly starts: number;
  readonly until: number;
}

export interface Delegation extends NewDelegation {
  readonly id: string;
  readonly absentName: string;
  readonly substituteName: string;
  /** Name of who wrote it down: the absent, or a technician for them. */
  readonly madeBy: string;
  /** When somebody ended it before its time. */
  readonly ended: number | null;
}

export interface Delegations {
  /** Everybody's in an organisation; the latest first. */
  list(organisation: string): Promise<readonly Delegation[]>;
  grant(
    delegation: NewDelegation,
    by: { readonly id: string; readonly name: string },
  ): Promise<Result<string, Refusal>>;
  /** Ends it now. `null` where there is none that could be ended. */
  end(id: string): Promise<Delegation | null>;
}

interface Row extends Omit<Delegation, 'roles' | 'absentName' | 'substituteName' | 'madeBy'> {
  readonly roles: string;
  readonly absent_name: string;
  readonly substitute_name: string;
  readonly made_by: string;
}

const select = `SELECT delegation.id, absent, substitute, delegation.roles, reason, starts, until, made_by, ended,
    one.name AS absent_name, other.name AS substitute_name
  FROM delegation JOIN account AS one ON one.id = absent JOIN account AS other ON other.id = substitute`;

export function delegationsOn(tables: Tables, { now, random }: Sources): Delegations {
  return {
    async list(organisation) {
      const rows = await tables.all<Row>(
        `${select} WHERE one.belongs_to = ? ORDER BY starts DESC, delegation.id`,
        organisation,
      );
      return rows.map(toDelegation);
    },
    grant: (delegation, by) =>
      tables.transaction(async (inside) => {
        const refused = await problemOf(inside, delegation, by.id, now());
        if (refused !== null) return err(refused);
        const id = random(12);
        const { absent, substitute, roles, reason, starts, until } = delegation;
        await inside.run(
          `INSERT INTO delegation (id, absent, substitute, roles, reason, starts, until, made_by, ended)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
          id,
          absent,
          substitute,
          JSON.stringify(roles),
          reason,
          starts,
          until,
          by.name,
        );
        return ok(id);
      }),
    end: (id) =>
      tables.transaction(async (inside) => {
        const row = await inside.get<Row>(`${select} WHERE delegation.id = ?`, id);
        if (row === undefined || row.ended !== null || row.until <= now()) return null;
        await inside.run('UPDATE delegation SET ended = ? WHERE id = ?', now(), id);
        return { ...toDelegation(row), ended: now() };
      }),
  };
}

async function problemOf(
  tables: Tables,
  { absent, substitute, roles, starts, until }: NewDelegation,
  by: string,
  now: number,
): Promise<Refusal | null> {
  // Nobody gives themselves somebody else's place.
  if (absent === substitute || (by !== absent && by === substitute)) return refuse(refusals.delegationToOneself);
  if (until <= starts || until <= now) return refuse(refusals.delegationOver);
  const [from, to] = [await rowWith(tables, absent), await rowWith(tables, substitute)];
  if (
    from === undefined ||
    to === undefined ||
    from.disabled === 1 ||
    to.disabled === 1 ||
    from.belongs_to !== to.belongs_to
  )
    return refuse(refusals.delegationDisabled);
  const personal = roles.find((role) => !delegableRoles.includes(role));
  if (personal !== undefined) return refuse(refusals.roleNotDelegable, personal);
  const held = rolesOf(from);
  const missing = roles.find((role) => !held.includes(role));
  if (missing !== undefined) return refuse(refusals.roleNotHeld, from.name, missing);
  // Together with what else the substitute will hold while it lasts.
  const then = (await accountAt(tables, to, Math.max(starts, now))).roles;
  const conflict = conflictingRoles([...then, ...roles]);
  return conflict === null ? null : refuse(conflictingRolesHeld, ...conflict);
}

function rolesOf(row: AccountRow): readonly Role[] {
  return JSON.parse(row.roles) as Role[];
}

function toDelegation({ absent_name, substitute_name, made_by, roles, ...row }: Row): Delegation {
  return {
    ...row,
    roles: JSON.parse(roles) as Role[],
    absentName: absent_name,
    substituteName: substitute_name,
    madeBy: made_by,
  };
}
