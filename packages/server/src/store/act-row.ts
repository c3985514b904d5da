// Acts and receipts as rows of tables, the same in every store.
import { CorruptRecord, type Envelope, text } from '@tinnhiem/core';
import type { Receipt } from './round-store.ts';

export interface ActRow {
  readonly number: number;
  readonly stream: string;
  readonly at: string;
  readonly account: string;
  readonly name: string;
  readonly role: string;
  /** In whose place; missing in files of before. */
  readonly absent_account?: string | null;
  readonly absent_name?: string | null;
  readonly type: string;
  readonly version: number;
  readonly data: string;
  readonly previous: string;
  readonly hash: string;
}

/** The envelope that a row holds. Throws `CorruptRecord`. */
export function toEnvelope(row: ActRow): Envelope {
  const { number, stream, at, account, name, role, absent_account: absent } = row;
  const { type, version, data, previous, hash } = row;
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    throw new CorruptRecord(number, text('không đọc được nội dung', 'its data cannot be read'));
  }
  return {
    stream,
    number,
    at: at as Envelope['at'],
    by: {
      account,
      name,
      role,
      ...(absent == null ? {} : { onBehalfOf: { account: absent, name: row.absent_name ?? '' } }),
    },
    type,
    version,
    data: parsed,
    previous,
    hash,
  };
}

export interface ReceiptRow {
  readonly id: string;
  readonly content: string;
  readonly number: number;
  readonly fingerprint: string;
}

/** The receipt that a row holds. */
export function toReceipt({ id, content, number, fingerprint }: ReceiptRow): Receipt {
  return { id, content, answer: { number, fingerprint } };
}
