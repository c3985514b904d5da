import type { Envelope } from '@tinnhiem/core';
import type { Receipt, RoundStore, RoundSummary, StoredAttachment, Write } from './round-store.ts';

interface Kept {
  readonly acts: Envelope[];
  readonly receipts: Map<string, Receipt>;
  readonly attachments: Map<string, StoredAttachment>;
  summary: RoundSummary;
}

/** A store that forgets everything when the process ends: for tests and rehearsals. */
export function memoryStore(): RoundStore {
  const rounds = new Map<string, Kept>();

  function keep(kept: Kept, writes: readonly Write[]): void {
    for (const { envelopes, receipt, summary } of writes) {
      kept.acts.push(...structuredClone(envelopes));
      kept.receipts.set(receipt.id, receipt);
      kept.summary = summary;
    }
  }

  return {
    create(round, writes) {
      const [first] = writes;
      if (first === undefined) return Promise.reject(new Error('a round without acts'));
      if (rounds.has(round)) return Promise.resolve('exists');
      const kept: Kept = { acts: [], receipts: new Map(), attachments: new Map(), summary: first.summary };
      keep(kept, writes);
      rounds.set(round, kept);
      return Promise.resolve('created');
    },
    append(round, expected, writes) {
      const kept = rounds.get(round);
      if (kept === undefined) return Promise.reject(new Error(`no round ${round}`));
      if (writes.some(({ receipt }) => kept.receipts.has(receipt.id))) return Promise.resolve('repeated');
      if (kept.acts.length !== expected) return Promise.resolve('conflict');
      keep(kept, writes);
      return Promise.resolve('appended');
    },
    head(round) {
      const last = rounds.get(round)?.acts.at(-1);
      return Promise.resolve(last === undefined ? null : { number: last.number, hash: last.hash, source: round });
    },
    acts: (round, from) => Promise.resolve(structuredClone(rounds.get(round)?.acts.slice(from - 1) ?? [])),
    receipt: (round, command) => Promise.resolve(rounds.get(round)?.receipts.get(command) ?? null),
    receipts: (round) => Promise.resolve([...(rounds.get(round)?.receipts.values() ?? [])]),
    addAttachment(round, attachment) {
      const kept = rounds.get(round);
      if (kept === undefined) return Promise.reject(new Error(`no round ${round}`));
      if (!kept.attachments.has(attachment.sha256)) kept.attachments.set(attachment.sha256, attachment);
      return Promise.resolve();
    },
    attachment: (round, sha256) => Promise.resolve(rounds.get(round)?.attachments.get(sha256) ?? null),
    attachments: (round) =>
      Promise.resolve(
        [...(rounds.get(round)?.attachments.values() ?? [])]
          .map(({ sha256, name, type }) => ({ sha256, name, type }))
          .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
      ),
    list: () =>
      Promise.resolve([...rounds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { summary }]) => ({ id, summary }))),
    close: () => Promise.resolve(),
  };
}
