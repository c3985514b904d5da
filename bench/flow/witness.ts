// What was answered, and whether it is there.
import { emptyHead, type Head, verifyChain } from '@tinnhiem/core';
import type { Answer } from '../../packages/server/src/store/round-store.ts';
import type { Stores } from '../../packages/server/src/store/stores.ts';

export interface Tally {
  acts: number;
  ballots: number;
  sheets: number;
  files: number;
  /** Answered, and not there or other than answered. */
  lost: number;
  /** Acts behind the last whole command; a chain that does not hold. */
  torn: number;
  /** There more than once. */
  twice: number;
  readonly problems: string[];
}

export const emptyTally = (): Tally => ({
  acts: 0,
  ballots: 0,
  sheets: 0,
  files: 0,
  lost: 0,
  torn: 0,
  twice: 0,
  problems: [],
});

export interface Witness {
  act(id: string, answer: Answer): void;
  ballot(election: string, tracker: string): void;
  file(sha256: string): void;
  note(kind: 'lost' | 'torn' | 'twice', problem: string): void;
  /** Compares what was answered so far with what is stored. */
  look(stores: Pick<Stores, 'rounds' | 'boxes'>): Promise<void>;
}

/** Of one round. */
export function witness(round: string, tally: Tally): Witness {
  const acts = new Map<string, Answer>();
  const ballots: { readonly election: string; readonly tracker: string }[] = [];
  const files: string[] = [];
  let head: Head = emptyHead;

  function note(kind: 'lost' | 'torn' | 'twice', problem: string): void {
    tally[kind] += 1;
    tally.problems.push(`${kind}: ${round}: ${problem}`);
  }

  return {
    note,
    act(id, answer) {
      const before = acts.get(id);
      if (before === undefined) tally.acts += 1;
      else if (JSON.stringify(before) !== JSON.stringify(answer)) note('twice', `command ${id} was answered otherwise`);
      acts.set(id, answer);
    },
    ballot(election, tracker) {
      tally.ballots += 1;
      ballots.push({ election, tracker });
    },
    file(sha256) {
      tally.files += 1;
      files.push(sha256);
    },
    async look({ rounds, boxes }) {
      // What is answered while this looks is looked at the next time.
      const [answered, cast, kept] = [[...acts], [...ballots], [...files]];
      const stored = await rounds.head(round);
      if (stored === null) {
        if (answered.length > 0) note('lost', 'the round is gone');
        return;
      }
      if (stored.number < head.number) note('lost', `${head.number} acts were there, now ${stored.number}`);
      // From the first act: what was there before must not have become another.
      const envelopes = await rounds.acts(round, 1);
      const chain = verifyChain(envelopes);
      if (!chain.ok) note('torn', JSON.stringify(chain.error));
      else {
        if (head.number > 0 && envelopes[head.number - 1]?.hash !== head.hash)
          note('lost', `act ${head.number} is another one`);
        head = chain.value;
      }
      const receipts = await rounds.receipts(round);
      if (chain.ok && (receipts.at(-1)?.answer.number ?? 0) !== chain.value.number)
        note('torn', `ends at ${chain.value.number}, its last command at ${receipts.at(-1)?.answer.number}`);
      const byId = new Map(receipts.map(({ id, answer }) => [id, answer]));
      if (byId.size !== receipts.length) note('twice', 'a command stands twice');
      for (const [id, answer] of answered)
        if (JSON.stringify(byId.get(id)) !== JSON.stringify(answer)) note('lost', `command ${id}`);
      for (const { election, tracker } of cast)
        if (!(await boxes.knows({ round, election }, tracker))) note('lost', `ballot ${tracker}`);
      const attached = new Set((await rounds.attachments(round)).map(({ sha256 }) => sha256));
      for (const sha256 of kept) if (!attached.has(sha256)) note('lost', `file ${sha256}`);
    },
  };
}
