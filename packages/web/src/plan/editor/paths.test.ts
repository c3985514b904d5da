import { expect, test } from 'vitest';
import { addIn, getIn, moveUpIn, removeIn, setIn } from './paths.ts';

const plan = {
  title: 'a',
  term: { from: '2015-08-01' },
  lists: [
    { id: 'x', posts: ['p', 'q'] },
    { id: 'y', posts: [] },
  ],
};

test('one place is replaced and everything beside it is the same object as before', () => {
  const changed = setIn(plan, ['lists', 0, 'posts', 1], 'r');
  expect(getIn(changed, ['lists', 0, 'posts'])).toEqual(['p', 'r']);
  expect(changed.lists[1]).toBe(plan.lists[1]);
  expect(changed.term).toBe(plan.term);
  expect(plan.lists[0]?.posts).toEqual(['p', 'q']);
});

test('setting nothing removes the key, and a missing object is made on the way', () => {
  expect(setIn(plan, ['term', 'from'], undefined)).not.toHaveProperty('term.from');
  expect(getIn(setIn({ title: 'a' }, ['term', 'until'], '2020-01-01'), ['term', 'until'])).toBe('2020-01-01');
});

test('items are added, removed and moved up', () => {
  expect(addIn(plan, ['lists', 1, 'posts'], 's').lists[1]?.posts).toEqual(['s']);
  expect(removeIn(plan, ['lists'], 0).lists.map((list) => list.id)).toEqual(['y']);
  expect(moveUpIn(plan, ['lists', 0, 'posts'], 1).lists[0]?.posts).toEqual(['q', 'p']);
  expect(moveUpIn(plan, ['lists', 0, 'posts'], 0).lists[0]?.posts).toEqual(['p', 'q']);
});
