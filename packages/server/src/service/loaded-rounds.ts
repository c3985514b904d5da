// Rounds as folded from their records: checked from the first act on when they are first read, then only what is new.
import {
  CorruptRecord,
  chainProblems,
  type Envelope,
  emptyHead,
  err,
  evolve,
  type Head,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
  text,
  verifyChain,
} from '@tinnhiem/core';
import { StoreProblem } from '../store/problem.ts';
import type { RoundStore, StoredHead } from '../store/round-store.ts';
import * as refusals from './refusals.ts';

interface Loaded {
  readonly source: string;
  readonly round: Round;
}

interface Damage {
  readonly source: string;
  readonly head: string;
  readonly refusal: Refusal;
}

export interface LoadedRounds {
  /** The round as it stands; `null` where there is none. A damaged record is a refusal, for this round alone. */
  load(id: string): Promise<Result<Round | null, Refusal>>;
  /** Every act, read and checked anew. */
  acts(id: string): Promise<Result<readonly Envelope[], Refusal>>;
  /** Takes over what was just written. */
  advance(id: string, round: Round): Promise<void>;
  /** The number up to which a round has been read. */
  seen(id: string): number | undefined;
  /** Why a round could not be read when it was last tried. */
  damage(id: string): Refusal | null;
}

export function loadedRounds(store: RoundStore): LoadedRounds {
  const loaded = new Map<string, Loaded>();
  const damages = new Map<string, Damage>();

  async function load(id: string): Promise<Result<Round | null, Refusal>> {
    try {
      const head = await store.head(id);
      if (head === null) {
        forget(id);
        return ok(null);
      }
      const known = damages.get(id);
      if (known !== undefined && known.source === head.source && known.head === head.hash) return err(known.refusal);
      return await catchUp(id, head);
    } catch (error) {
      if (error instanceof StoreProblem && error.kind === 'damaged') {
        const refusal = refuse(refusals.recordCorrupt, id, 1, error.text);
        loaded.delete(id);
        damages.set(id, { source: '', head: '', refusal });
        return err(refusal);
      }
      throw error;
    }
  }

  async function catchUp(id: string, head: StoredHead): Promise<Result<Round | null, Refusal>> {
    const cached = loaded.get(id);
    const known = cached?.source === head.source && cached.round.head.number <= head.number ? cached.round : null;
    if (known?.head.number === head.number && known.head.hash === head.hash) return ok(known);
    let outcome = await readOn(id, known, head);
    // What does not continue what is known may be another record in the same file: then it is read from its beginning.
    if (outcome instanceof CorruptRecord && known !== null) outcome = await readOn(id, null, head);
    if (outcome instanceof CorruptRecord) {
      const refusal = refuse(refusals.recordCorrupt, id, outcome.number, outcome.problem);
      loaded.delete(id);
      damages.set(id, { source: head.source, head: head.hash, refusal });
      return err(refusal);
    }
    damages.delete(id);
    loaded.set(id, { source: head.source, round: outcome });
    return ok(outcome);
  }

  /** The round up to its stored end, from what is known of it. */
  async function readOn(id: string, known: Round | null, head: StoredHead): Promise<Round | CorruptRecord> {
    try {
      const acts = await store.acts(id, (known?.head.number ?? 0) + 1);
      verify(acts, known?.head ?? emptyHead);
      let round = known;
      for (const act of acts) round = evolve(round, act);
      // What was appended since the head was read is welcome; an end that is not the stored one is not.
      const end = round?.head ?? emptyHead;
      const ends = end.number > head.number || (end.number === head.number && end.hash === head.hash);
      if (round === null || !ends)
        throw new CorruptRecord(
          head.number,
          text('không kết thúc như khi được ghi', 'it does not end as it was stored'),
        );
      return round;
    } catch (error) {
      if (error instanceof CorruptRecord) return error;
      throw error;
    }
  }

  function forget(id: string): void {
    loaded.delete(id);
    damages.delete(id);
  }

  return {
    load,
    async acts(id) {
      const round = await load(id);
      if (!round.ok) return round;
      if (round.value === null) return err(refuse(refusals.notFound, id));
      try {
        const acts = await store.acts(id, 1);
        verify(acts, emptyHead);
        return ok(acts);
      } catch (error) {
        if (!(error instanceof CorruptRecord)) throw error;
        return err(refuse(refusals.recordCorrupt, id, error.number, error.problem));
      }
    },
    async advance(id, round) {
      const head = await store.head(id);
      // Where another process has appended already, the next reading goes on from what was known before.
      if (head?.hash === round.head.hash) loaded.set(id, { source: head.source, round });
    },
    seen: (id) => loaded.get(id)?.round.head.number,
    damage: (id) => damages.get(id)?.refusal ?? null,
  };
}

/** Checks the chain. Throws `CorruptRecord` at the first act that is not right. */
function verify(acts: readonly Envelope[], head: Head): void {
  const checked = verifyChain(acts, head);
  if (!checked.ok) throw new CorruptRecord(checked.error.number, chainProblems[checked.error.problem]);
}
