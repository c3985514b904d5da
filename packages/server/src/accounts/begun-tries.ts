// Tries to sign in that were begun and wait for their answer: a passkey's, or the one of the organisation's own service. Whoever asks, a
// stranger too, makes a row; so they are over soon, and limited for each address and in all.
import { type Refusal, refuse } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import * as refusals from './sign-in-refusals.ts';

/** So many may be begun from one address and not be answered: a whole hall may sit behind it. */
export const mostOfAddress = 100;
/** And so many in all; beyond it the oldest are put out, whose answer is the least likely to come. */
export const mostInAll = 5000;

interface Counted {
  readonly number: number;
  readonly until: number | null;
}

/**
 * Makes room for one more in `table`, in the transaction that adds it; each waits for `time` milliseconds. A refusal with the seconds to wait
 * where too many were begun from `address`.
 */
export async function roomForTry(
  inside: Tables,
  table: 'passkey_challenge' | 'outside_sign_in',
  address: string,
  at: number,
  time: number,
): Promise<Refusal | null> {
  // Much later than now: the clock was ahead then and has been set back since.
  await inside.run(`DELETE FROM ${table} WHERE until < ? OR until > ?`, at, at + time);
  const count = `SELECT count(*) AS number, min(until) AS until FROM ${table}`;
  const ofAddress = await inside.get<Counted>(`${count} WHERE address = ?`, address);
  if (Number(ofAddress?.number) >= mostOfAddress)
    return refuse(refusals.tooManyAsked, Math.ceil((Number(ofAddress?.until) - at) / 1000));
  const over = Number((await inside.get<Counted>(count))?.number) + 1 - mostInAll;
  if (over > 0)
    await inside.run(
      `DELETE FROM ${table} WHERE key_hash IN (SELECT key_hash FROM ${table} ORDER BY until, key_hash LIMIT ?)`,
      over,
    );
  return null;
}
