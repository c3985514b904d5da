// What the booth shows.
import type { BoothElection } from './api.ts';
import type { Draft, Receipt } from './kept.ts';
import type { Trying } from './patient.ts';
import type { TroubleKind } from './troubles.ts';

export type View =
  | { readonly kind: 'entrance'; readonly typed: string }
  | { readonly kind: 'finding'; readonly trying: Trying | null }
  | {
      readonly kind: 'draft';
      readonly election: BoothElection;
      readonly draft: Draft;
      /** The person to go to first. */
      readonly start: number | null;
      readonly sealing: { readonly done: number; readonly of: number };
      readonly seal: string | null;
      readonly opened: { readonly seal: string; readonly line: string } | null;
      readonly trying: Trying | null;
      readonly trouble: TroubleKind | null;
    }
  | {
      readonly kind: 'receipt';
      readonly receipt: Receipt;
      /** Known until the page is left, so that one may vote again. */
      readonly code: string | null;
      readonly credential: string | null;
      readonly replaced: boolean;
    }
  | { readonly kind: 'trouble'; readonly trouble: TroubleKind; readonly code: string | null }
  | { readonly kind: 'two-codes'; readonly code: string }
  | { readonly kind: 'cleared' };

export type DraftView = Extract<View, { readonly kind: 'draft' }>;

/** A draft on its screen, with nothing under way. */
export function draftView(election: BoothElection, draft: Draft): DraftView {
  return {
    kind: 'draft',
    election,
    draft,
    start: null,
    sealing: { done: 0, of: election.people.length },
    seal: null,
    opened: null,
    trying: null,
    trouble: null,
  };
}
