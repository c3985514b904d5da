// The sheets that lie on the batches of a list when they are scanned.
import type { ScanCounting } from '@tinnhiem/core';
import type { BatchCoverInput } from '@tinnhiem/documents';
import type { PaperConference, PaperList, Papers } from './papers.ts';

/** `null` while no batch of the list has been formed, or where it is not counted by scanner. */
export function batchesToCover(conference: PaperConference, list: PaperList): ScanCounting['batches'] | null {
  const { state } = conference;
  const counting = state !== null && 'counts' in state ? state.counts[list.id as keyof typeof state.counts] : undefined;
  return counting?.method === 'scan' && counting.batches.length > 0 ? counting.batches : null;
}

export function batchCover(
  { plan, round }: Papers,
  { id, planned }: PaperConference,
  list: PaperList,
  batches: ScanCounting['batches'],
): BatchCoverInput {
  return {
    body: plan.organisation.issuer,
    round: { id: round, title: plan.title },
    conference: { id, title: planned.title, date: planned.day },
    list: { id: list.id, title: list.title },
    batches: batches.map(({ number, size }) => ({ number, size })),
  };
}
