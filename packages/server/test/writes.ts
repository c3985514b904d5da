import { randomUUID } from 'node:crypto';
import { type Actor, chain, emptyHead, type Head, type Instant, type Unsealed } from '@tinnhiem/core';
import type { RoundSummary, Write } from '../src/store/round-store.ts';

// The store does not know what acts mean, so any will do here.
export function write(
  head: Head,
  texts: readonly string[],
  id: string = randomUUID(),
  by: Actor = { account: 'a1', name: 'Nguyễn Thị Ế', role: 'organiser' },
): Write {
  const acts = texts.map(
    (words): Unsealed => ({
      stream: 'round',
      at: '2019-02-20T01:02:03.456Z' as Instant,
      by,
      type: 'tested',
      version: 1,
      data: { words, count: words.length },
    }),
  );
  const envelopes = chain(head, acts);
  const last = envelopes.at(-1);
  if (last === undefined) throw new Error('no acts');
  return {
    envelopes,
    receipt: { id, content: `content of ${id}`, answer: { number: last.number, fingerprint: last.hash.slice(0, 19) } },
    summary: summary(last.number),
  };
}

function summary(acts: number): RoundSummary {
  return {
    id: 'dot',
    title: `Đợt có ${acts} việc`,
    organisation: 'Trường Thử nghiệm',
    stage: 'drafting',
    rehearsal: false,
    created: '2019-02-20T01:02:03.456Z',
    day: '2019-03-01',
    conferences: [{ id: 'hoi-nghi', title: 'Hội nghị', day: '2019-03-01', stage: 'planned' }],
  };
}

export function headOf({ envelopes }: Write): Head {
  return envelopes.at(-1) ?? emptyHead;
}
