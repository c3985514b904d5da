// Whoever knocks again and again cannot fill the disk with the notes of it.
import type { Instant } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { officeTables } from '../../test/office-tables.ts';
import { createActivity, type NewActivity } from './activity.ts';

test.each(officeTables)(
  'In %s what strangers repeat is written down once a minute, everything else each time',
  async (_kind, open) => {
    const [tables] = await open();
    let now = '2026-01-05T01:00:00.000Z' as Instant;
    const activity = createActivity(tables, () => now);
    const address = '192.0.2.7';
    const blocked: NewActivity = { kind: 'sign-in-blocked', account: null, name: '', address };
    const failed: NewActivity = { ...blocked, kind: 'sign-in-failed' };
    for (let time = 0; time < 50; time += 1) await activity.note(blocked);
    await activity.note({ ...blocked, address: '192.0.2.8' });
    await activity.note({ ...blocked, kind: 'passkey-failed', detail: 'R-passkey-over' });
    await activity.note({ ...blocked, kind: 'passkey-failed', detail: 'R-passkey-invalid' });
    for (let time = 0; time < 3; time += 1) await activity.note(failed);
    const kinds = async () => (await activity.list(100)).map(({ kind }) => kind).toSorted();
    const first = [
      ...Array(2).fill('passkey-failed'),
      ...Array(2).fill('sign-in-blocked'),
      ...Array(3).fill('sign-in-failed'),
    ];
    expect(await kinds()).toEqual(first);
    now = '2026-01-05T01:01:00.000Z' as Instant;
    await activity.note(blocked);
    await activity.note(blocked);
    expect(await kinds()).toHaveLength(first.length + 1);
  },
);
