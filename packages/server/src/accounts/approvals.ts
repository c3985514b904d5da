// Four eyes: what one person asks for happens when another one confirms it, and not later than it was asked for.
import { type Actor, err, ok, type Refusal, type Result, refuse, samePerson } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import type { Sources } from './account.ts';
import * as refusals from './two-people-refusals.ts';

export type ApprovalKind = 'factor-reset' | 'minutes-look';

export interface Approval {
  readonly id: string;
  readonly kind: ApprovalKind;
  /** The account whose phone is lost; the minutes that are to be read. */
  readonly subject: string;
  readonly reason: string;
  readonly asker: Actor;
  /** Milliseconds. */
  readonly asked: number;
  /** Until then it may be confirmed. */
  readonly until: number;
  readonly confirmer: Actor | null;
}

export interface Approvals {
  ask(
    approval: Pick<Approval, 'kind' | 'subject' | 'reason' | 'asker'>,
    milliseconds: number,
  ): Promise<Result<Approval, Refusal>>;
  /** Does `effect` and confirms with it, or neither. Refused to whoever asked, in whatever role or place, and where the effect is. */
  confirm(
    id: string,
    by: Actor,
    effect: (tables: Tables, approval: Approval) => Promise<Refusal | null>,
  ): Promise<Result<Approval, Refusal>>;
  find(id: string): Promise<Approval | null>;
  /** What waits for somebody, the oldest first. */
  waiting(): Promise<readonly Approval[]>;
  /** Takes back or declines what still waits. `null` where nothing does. */
  drop(id: string): Promise<Approval | null>;
}

type Row = Omit<Approval, 'asker' | 'confirmer'> & { readonly asker: string; readonly confirmer: string | null };

export function approvalsOn(tables: Tables, { now, random }: Sources): Approvals {
  const find = async (inside: Tables, id: string) => {
    const row = await inside.get<Row>('SELECT * FROM approval WHERE id = ?', id);
    return row === undefined ? null : toApproval(row);
  };
  const waits = (approval: Approval | null): approval is Approval =>
    approval !== null && approval.confirmer === null && approval.until > now();

  return {
    ask: ({ kind, subject, reason, asker }, milliseconds) =>
      tables.transaction(async (inside) => {
        const rows = await inside.all<Row>(
          'SELECT * FROM approval WHERE kind = ? AND subject = ? AND confirmed IS NULL AND until > ?',
          kind,
          subject,
          now(),
        );
        const same = rows.map(toApproval).find((other) => samePerson(other.asker, asker));
        if (same !== undefined) return err(refuse(refusals.alreadyAsked));
        const id = random(12);
        await inside.run(
          'INSERT INTO approval (id, kind, subject, reason, asked, until, asker) VALUES (?, ?, ?, ?, ?, ?, ?)',
          id,
          kind,
          subject,
          reason,
          now(),
          now() + milliseconds,
          JSON.stringify(asker),
        );
        return ok((await find(inside, id)) as Approval);
      }),
    confirm: (id, by, effect) =>
      tables.transaction(async (inside) => {
        const approval = await find(inside, id);
        if (!waits(approval)) return err(refuse(refusals.nothingAsked));
        if (samePerson(approval.asker, by)) return err(refuse(refusals.anotherPerson, approval.asker.name));
        const refused = await effect(inside, approval);
        if (refused !== null) return err(refused);
        await inside.run(
          'UPDATE approval SET confirmed = ?, confirmer = ? WHERE id = ?',
          now(),
          JSON.stringify(by),
          id,
        );
        return ok({ ...approval, confirmer: by });
      }),
    find: (id) => find(tables, id),
    async waiting() {
      const sql = 'SELECT * FROM approval WHERE confirmed IS NULL AND until > ? ORDER BY asked, id';
      return (await tables.all<Row>(sql, now())).map(toApproval);
    },
    drop: (id) =>
      tables.transaction(async (inside) => {
        const approval = await find(inside, id);
        if (!waits(approval)) return null;
        await inside.run('DELETE FROM approval WHERE id = ?', id);
        return approval;
      }),
  };
}

function toApproval(row: Row): Approval {
  const { id, kind, subject, reason, asked, until } = row;
  return {
    id,
    kind,
    subject,
    reason,
    asked,
    until,
    asker: JSON.parse(row.asker) as Actor,
    confirmer: row.confirmer === null ? null : (JSON.parse(row.confirmer) as Actor),
  };
}
