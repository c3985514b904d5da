import { expect, test } from 'vitest';
import { fitting } from './kept-form.ts';

const begun = { place: '', rows: [] as string[], who: null as string | null };

test('what another version of a form kept in another shape is left out, the rest is there again', () => {
  expect(fitting({ place: 'Hội trường A', rows: 'x', who: 'hiep', gone: 3 }, begun)).toEqual({
    place: 'Hội trường A',
    who: 'hiep',
  });
});

test('fields that stand there only for one choice are kept too, as far as they are text', () => {
  expect(fitting({ kind: 'asked', letter: '12-CV/BTC' }, {})).toEqual({ kind: 'asked', letter: '12-CV/BTC' });
});

test('what is no form at all is nothing', () => {
  for (const kept of [null, 'text', 3]) expect(fitting(kept, begun)).toEqual({});
});
