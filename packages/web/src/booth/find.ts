// Which election a code belongs to: only the list of public credentials knows, and it is asked with what the worker makes
// of the code for each election.
import type { BoothElection, ListedElection } from './api.ts';
import type { Machine } from './machine.ts';
import { askPatiently, type Trying } from './patient.ts';
import { levelsOfRecord, showsItsRecord } from './record.ts';
import type { TroubleKind } from './troubles.ts';

export type Found =
  | {
      readonly kind: 'found';
      readonly election: BoothElection;
      readonly credential: string;
      /** A ballot of this code is in the box already. */
      readonly voted: boolean;
    }
  | { readonly kind: 'trouble'; readonly trouble: TroubleKind };

/** Open polls first: that is where a voter with a slip stands. */
const order: readonly ListedElection['state'][] = ['open', 'not-open', 'closed'];

export async function findElection(machine: Machine, code: string, onTrying: (trying: Trying) => void): Promise<Found> {
  const listed = await askPatiently<{ elections: readonly ListedElection[] }>('/api/booth', undefined, onTrying);
  if (listed.kind === 'refused') return { kind: 'trouble', trouble: 'server' };
  const { elections } = listed.value;
  if (elections.length === 0) return { kind: 'trouble', trouble: 'no-election' };
  let trouble: TroubleKind = 'code-unknown';
  const sorted = [...elections].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  for (const { election } of sorted) {
    const credential = await machine.credential(election, code);
    const path = `/api/booth/${encodeURIComponent(election)}`;
    const answer = await askPatiently<{ status: 'ready' | 'voted' }>(`${path}/code`, { credential }, onTrying);
    if (answer.kind === 'done') {
      const full = await loadElection(election, onTrying);
      if (typeof full === 'string') return { kind: 'trouble', trouble: full };
      return { kind: 'found', election: full, credential, voted: answer.value.status === 'voted' };
    }
    const refusal = answer.refused.code;
    if (refusal === 'R-code-burnt') return { kind: 'trouble', trouble: 'code-burnt' };
    // The list knows the code: the poll that it is for is not open now.
    if (refusal === 'R-poll-not-open') trouble = 'not-open';
    if (refusal === 'R-poll-closed' && trouble === 'code-unknown') trouble = 'closed';
  }
  return { kind: 'trouble', trouble };
}

/** An election with everything that a ballot needs, compared with its own record; or what is wrong. */
export async function loadElection(
  election: string,
  onTrying: (trying: Trying) => void,
): Promise<BoothElection | TroubleKind> {
  const path = `/api/booth/${encodeURIComponent(election)}`;
  const answer = await askPatiently<BoothElection>(path, undefined, onTrying);
  if (answer.kind === 'refused') return 'server';
  const { value } = answer;
  return showsItsRecord(value) ? { ...value, levels: levelsOfRecord(value) } : 'list-mismatch';
}
