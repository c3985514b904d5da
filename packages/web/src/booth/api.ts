// What the booth asks its server. Codes are never among it: only the public credential that the worker makes of one.
import type { Text } from '@tinnhiem/core';
import type { OfficeWords } from './language.tsx';

export type BoxState = 'not-open' | 'open' | 'closed';

/** An election that somebody may have a slip for. */
export interface ListedElection {
  readonly election: string;
  readonly conference: OfficeWords;
  readonly list: OfficeWords;
  readonly organisation: OfficeWords;
  readonly day: string;
  readonly rehearsal: boolean;
  readonly state: BoxState;
}

/** Everything that a ballot needs. */
export interface BoothElection {
  readonly election: string;
  /** The election record, byte by byte: its hash stands in every ballot. */
  readonly record: string;
  readonly fingerprint: string;
  readonly state: BoxState;
  readonly organisation: OfficeWords;
  readonly conference: { readonly title: OfficeWords; readonly day: string };
  readonly list: { readonly title: OfficeWords };
  readonly rehearsal: boolean;
  /** In the order of the cells of a row. */
  readonly levels: readonly { readonly code: string; readonly label: OfficeWords }[];
  readonly criteria: readonly { readonly title: OfficeWords; readonly items: readonly OfficeWords[] }[];
  readonly people: readonly { readonly name: string; readonly position: OfficeWords }[];
  readonly everyRowMarked: boolean;
  readonly signature: 'allowed' | 'forbidden';
  readonly secure: { readonly https: boolean; readonly certificateFingerprint: string | null };
}

/** Why something was not done, as the server says it. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: OfficeWords | null;
}

export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** Not reached, or too busy: it may be asked again, after so many seconds where the server said so. */
  | { readonly kind: 'again'; readonly seconds: number | null };

/** Seconds after which a try counts as unanswered, after so many that failed. It grows, since what takes a weak signal longer to send would never arrive. */
export function patienceAfter(failed: number): number {
  return Math.min(20 * 2 ** failed, 300);
}

/** Asks once. `patience`: no answer within so many seconds counts as none. */
export async function ask<T>(path: string, body?: unknown, patience = patienceAfter(0)): Promise<Answer<T>> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patience * 1000);
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? {} : { 'content-type': 'application/json', 'x-tinnhiem': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      signal: giveUp.signal,
    });
    if (response.status === 429 || response.status >= 500) return { kind: 'again', seconds: secondsOf(response) };
    const answer: unknown = await response.json();
    if (response.ok) return { kind: 'done', value: answer as T };
    const { code, message } = answer as { code?: string; message?: Text };
    return { kind: 'refused', refused: { status: response.status, code: code ?? '', message: message ?? null } };
  } catch {
    return { kind: 'again', seconds: null };
  } finally {
    clearTimeout(timer);
  }
}

function secondsOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 60) : null;
}

/** Pauses between tries, in seconds: short at first, so that a hall with a weak signal is not kept waiting. */
const pauses = [1, 2, 4, 8, 15, 30] as const;

/** Seconds until the next try after so many that failed. `chance` in [0, 1) keeps a hall from trying all at once. */
export function pauseAfter(failed: number, asked: number | null, chance: number): number {
  const usual = pauses[Math.min(failed, pauses.length) - 1] ?? 1;
  return Math.max(asked ?? 0, usual) * (1 + chance / 2);
}
