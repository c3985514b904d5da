import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused, Unreachable } from '../api/problem.ts';
import { createOutbox, type Shelf } from './outbox.ts';

function shelf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

/** A server that answers as told, and remembers ids as the real one does. */
function server(answers: readonly ('ok' | 'lost-before' | 'lost-after' | 'refused' | 'trouble')[]) {
  const acts = new Map<string, string>();
  const order: string[] = [];
  let call = 0;
  return {
    acts,
    order,
    send: (id: string, data: string) => {
      const answer = answers[call] ?? 'ok';
      call += 1;
      if (answer === 'lost-before') return Promise.reject(new Unreachable());
      if (answer === 'trouble') return Promise.reject(new Refused(503, {}));
      if (answer === 'refused') return Promise.reject(new Refused(422, { code: 'R-batch-taken' }));
      if (!acts.has(id)) order.push(data);
      acts.set(id, data);
      return answer === 'lost-after' ? Promise.reject(new Unreachable()) : Promise.resolve();
    },
  };
}

const soon = () => 0;
const until = async (done: () => boolean) => {
  for (let turn = 0; turn < 500 && !done(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
};

describe('acts on their way', () => {
  it('arrive once and in order, however often the network is lost before or after the server acted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('ok', 'lost-before', 'lost-after', 'trouble'), { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        async (answers, count) => {
          const store = shelf();
          const far = server(answers);
          const outbox = createOutbox<string>({ shelf: store, prefix: 'p:', send: far.send, pause: soon });
          outbox.start();
          for (let index = 0; index < count; index += 1) outbox.put(`id-${index}`, `act-${index}`);
          await until(() => outbox.state().delivery === 'idle' && outbox.state().parcels.length === 0);
          expect(far.order).toEqual(Array.from({ length: count }, (_, index) => `act-${index}`));
          expect(store.kept.size).toBe(0);
          outbox.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('survive a closed window and go out from the next one with the same id', async () => {
    const store = shelf();
    const far = server(['lost-after']);
    const first = createOutbox<string>({ shelf: store, prefix: 'p:', send: far.send, pause: () => 60_000 });
    first.start();
    first.put('id-1', 'act-1');
    first.put('id-2', 'act-2');
    await until(() => first.state().delivery === 'waiting');
    first.close();
    const second = createOutbox<string>({ shelf: store, prefix: 'p:', send: far.send, pause: soon });
    second.start();
    await until(() => second.state().parcels.length === 0);
    expect(far.order).toEqual(['act-1', 'act-2']);
    second.close();
  });

  it('stop at a refusal, keep what follows, and go on when the refused one is taken out', async () => {
    const store = shelf();
    const far = server(['refused']);
    const outbox = createOutbox<string>({ shelf: store, prefix: 'p:', send: far.send, pause: soon });
    outbox.start();
    outbox.put('id-1', 'act-1');
    outbox.put('id-2', 'act-2');
    await until(() => outbox.state().delivery === 'stopped');
    expect(outbox.state().parcels).toHaveLength(2);
    expect(store.kept.size).toBe(2);
    outbox.dropFirst();
    await until(() => outbox.state().parcels.length === 0);
    expect(far.order).toEqual(['act-2']);
    outbox.close();
  });

  it('of another sender are left alone', () => {
    const store = shelf();
    store.setItem('other:id-9', JSON.stringify({ id: 'id-9', order: 1, data: 'act-9' }));
    const outbox = createOutbox<string>({ shelf: store, prefix: 'p:', send: () => Promise.resolve() });
    outbox.start();
    expect(outbox.state().parcels).toEqual([]);
    expect(store.kept.size).toBe(1);
    outbox.close();
  });

  it('are sent even where the browser keeps nothing', async () => {
    const far = server([]);
    const outbox = createOutbox<string>({ shelf: null, prefix: 'p:', send: far.send });
    outbox.start();
    outbox.put('id-1', 'act-1');
    await until(() => outbox.state().parcels.length === 0);
    expect(far.order).toEqual(['act-1']);
    outbox.close();
  });
});
