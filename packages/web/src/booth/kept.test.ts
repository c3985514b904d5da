import { expect, test } from 'vitest';
import { type Draft, keeper, marked, newDraft, type Receipt, unmarked } from './kept.ts';

const found = { code: 'abcde-fghijk-mnopq-rstuvw', election: 'x', credential: 'y', voted: false };
const receipt: Receipt = {
  kind: 'receipt',
  election: 'x',
  organisation: 'Trường',
  conference: 'Hội nghị',
  list: 'Danh sách 1',
  day: '2019-03-01',
  rehearsal: false,
  signature: true,
  tracker: 'T',
  again: false,
};

function tab() {
  const kept = new Map<string, string>();
  return {
    kept,
    store: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  };
}

test('what is kept is read again, and a receipt takes the place of code, marks and ballot', () => {
  const { kept, store } = tab();
  const own = keeper(() => store);
  const draft: Draft = { ...marked(newDraft(found, 3), 1, 2), seed: 'seed', ballot: { text: 'text', tracker: 'T' } };
  own.keep(draft);
  expect(own.read()).toEqual(draft);
  own.keep(receipt);
  expect(own.read()).toEqual(receipt);
  expect([...kept.values()].join()).not.toMatch(/abcde|marks|seed|text/u);
  own.forget();
  expect([...kept]).toEqual([]);
});

test('a browser that keeps nothing does not stop anybody from voting', () => {
  const own = keeper(() => {
    throw new Error('storage is off');
  });
  own.keep(receipt);
  own.forget();
  expect(own.read()).toBeNull();
});

test('another mark throws away the envelope that was sealed before it', () => {
  const sealed: Draft = { ...newDraft(found, 2), seed: 'seed' };
  expect(marked(sealed, 0, 1)).toMatchObject({ seed: null, marks: [1, null] });
});

test('rows without a mark are counted, the first level too', () => {
  expect(unmarked([0, null, 2, null])).toEqual([1, 3]);
});
