import { expect, test } from 'vitest';
import { pendingIds } from './pending.ts';
import { newId } from './uuid.ts';

function counting() {
  let next = 0;
  return pendingIds(() => {
    next += 1;
    return `id-${next}`;
  });
}

test('asking again for the same thing without an answer keeps the id, so that the server does it once', () => {
  const ids = counting();
  const first = ids.idFor('/api/rounds/a/approve-plan', {});
  expect(ids.idFor('/api/rounds/a/approve-plan', {})).toBe(first);
});

test('another thing, and the same thing after an answer, get ids of their own', () => {
  const ids = counting();
  const first = ids.idFor('/api/rounds/a/settle-finding', { finding: 'x' });
  expect(ids.idFor('/api/rounds/a/settle-finding', { finding: 'y' })).not.toBe(first);
  expect(ids.idFor('/api/rounds/b/settle-finding', { finding: 'x' })).not.toBe(first);
  ids.settled('/api/rounds/a/settle-finding', { finding: 'x' });
  expect(ids.idFor('/api/rounds/a/settle-finding', { finding: 'x' })).not.toBe(first);
});

test('ids are random UUIDs also where the browser does not make them itself, as on plain http', () => {
  const own = crypto.randomUUID;
  try {
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    const made = Array.from({ length: 100 }, () => newId());
    expect(new Set(made).size).toBe(100);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  } finally {
    Object.defineProperty(crypto, 'randomUUID', { value: own, configurable: true });
  }
});
