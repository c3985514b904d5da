import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { emptyHead, verifyChain } from '@tinnhiem/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation, openedCentral } from '../../test/postgres.ts';
import { headOf, write } from '../../test/writes.ts';
import { embeddedStore } from './embedded.ts';
import { memoryStore } from './memory.ts';
import { centralRounds } from './postgres-rounds.ts';
import type { RoundStore, Write } from './round-store.ts';

interface Kind {
  readonly name: string;
  readonly open: (folder: string) => RoundStore | Promise<RoundStore>;
}

const kinds: readonly Kind[] = [
  { name: 'in files', open: (folder) => embeddedStore(join(folder, 'rounds')) },
  { name: 'in memory', open: () => memoryStore() },
  { name: 'in the central store', open: async () => centralRounds(await openedCentral()) },
  {
    name: 'in the central store, opened by its superuser',
    open: async () => centralRounds(await openedCentral(await emptyOrganisation('mighty'))),
  },
];

describe.each(kinds)('A store $name', ({ open }) => {
  async function opened(folder = emptyFolder()): Promise<RoundStore> {
    const store = await open(folder);
    onTestFinished(() => store.close());
    return store;
  }

  async function withRound(words: readonly string[] = ['một']): Promise<{ store: RoundStore; first: Write }> {
    const store = await opened();
    const first = write(emptyHead, words);
    expect(await store.create('dot', [first])).toBe('created');
    return { store, first };
  }

  test('gives acts back in order and unchanged, from any number on', async () => {
    const { store, first } = await withRound(['một', 'hai', 'ba “Ế” \u0000 \u{1F5F3}']);
    const more = write(headOf(first), ['bốn']);
    expect(await store.append('dot', 3, [more])).toBe('appended');
    expect(await store.acts('dot', 1)).toEqual([...first.envelopes, ...more.envelopes]);
    expect(await store.acts('dot', 3)).toEqual([first.envelopes[2], more.envelopes[0]]);
    expect(await store.acts('dot', 5)).toEqual([]);
    expect(await store.head('dot')).toMatchObject({ number: 4, hash: headOf(more).hash });
  });

  test('keeps in whose place an act was done, beside acts that were done in the own', async () => {
    const { store, first } = await withRound();
    const onBehalfOf = { account: 'a2', name: 'Trần Văn Ấm' };
    const by = { account: 'a1', name: 'Nguyễn Thị Ế', role: 'organiser', onBehalfOf };
    const lent = write(headOf(first), ['hai'], undefined, by);
    const own = write(headOf(lent), ['ba']);
    expect(await store.append('dot', 1, [lent, own])).toBe('appended');
    const acts = await store.acts('dot', 1);
    expect(acts).toEqual([...first.envelopes, ...lent.envelopes, ...own.envelopes]);
    expect(verifyChain(acts).ok).toBe(true);
  });

  test('knows nothing of a round that was never created', async () => {
    const store = await opened();
    expect(await store.head('dot')).toBeNull();
    expect(await store.acts('dot', 1)).toEqual([]);
    expect(await store.receipt('dot', 'c1')).toBeNull();
    expect(await store.attachment('dot', '00')).toBeNull();
    expect(await store.list()).toEqual([]);
  });

  test('creates a round once', async () => {
    const { store, first } = await withRound();
    expect(await store.create('dot', [write(emptyHead, ['khác'])])).toBe('exists');
    expect(await store.acts('dot', 1)).toEqual(first.envelopes);
  });

  test('writes nothing of acts that were decided on an older record', async () => {
    const { store, first } = await withRound();
    await store.append('dot', 1, [write(headOf(first), ['hai'])]);
    const late = write(headOf(first), ['cũng hai', 'ba']);
    expect(await store.append('dot', 1, [late])).toBe('conflict');
    expect((await store.acts('dot', 1)).length).toBe(2);
    expect(await store.receipt('dot', late.receipt.id)).toBeNull();
    expect((await store.list())[0]?.summary?.title).toBe('Đợt có 2 việc');
  });

  test('answers a repeated command with its receipt, whatever has happened since', async () => {
    const { store, first } = await withRound();
    const second = write(headOf(first), ['hai'], 'lenh-2');
    await store.append('dot', 1, [second]);
    await store.append('dot', 2, [write(headOf(second), ['ba'])]);
    const again = write(headOf(second), ['hai nữa'], 'lenh-2');
    expect(await store.append('dot', 2, [again])).toBe('repeated');
    expect(await store.receipt('dot', 'lenh-2')).toEqual(second.receipt);
    expect(await store.receipt('dot', first.receipt.id)).toEqual(first.receipt);
    expect((await store.receipts('dot')).slice(0, 2)).toEqual([first.receipt, second.receipt]);
    expect((await store.acts('dot', 1)).length).toBe(3);
  });

  test('stores several commands at once, each with its receipt, or none of them', async () => {
    const { store, first } = await withRound();
    const second = write(headOf(first), ['hai', 'ba']);
    const third = write(headOf(second), ['bốn']);
    expect(await store.append('dot', 0, [second, third])).toBe('conflict');
    expect(await store.append('dot', 1, [second, third])).toBe('appended');
    expect((await store.acts('dot', 1)).length).toBe(4);
    expect(await store.receipt('dot', second.receipt.id)).toEqual(second.receipt);
    expect(await store.receipt('dot', third.receipt.id)).toEqual(third.receipt);
    const fresh = write(headOf(third), ['năm']);
    expect(await store.append('dot', 4, [fresh, { ...third, envelopes: fresh.envelopes }])).toBe('repeated');
    expect((await store.head('dot'))?.number).toBe(4);
  });

  test('lets exactly one of two writers have a number', async () => {
    const { store, first } = await withRound();
    const rivals = ['a', 'b', 'c', 'd'].map((words) => store.append('dot', 1, [write(headOf(first), [words])]));
    const outcomes = await Promise.all(rivals);
    expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(3);
  });

  test('keeps an attachment once, by its content', async () => {
    const { store } = await withRound();
    const bytes = new Uint8Array(70_000).map((_, index) => (index * 7) % 256);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const attachment = { sha256, name: 'biên bản.pdf', type: 'application/pdf', bytes };
    await store.addAttachment('dot', attachment);
    await store.addAttachment('dot', { ...attachment, name: 'lần nữa.pdf' });
    const kept = await store.attachment('dot', sha256);
    expect(kept?.name).toBe('biên bản.pdf');
    expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true);
    expect(await store.attachment('dot', 'f'.repeat(64))).toBeNull();
    expect(await store.attachments('dot')).toEqual([{ sha256, name: 'biên bản.pdf', type: 'application/pdf' }]);
  });

  test('lists rounds in the order of their ids, each as it stands', async () => {
    const { store, first } = await withRound();
    const other = write(emptyHead, ['một']);
    await store.create('bau', [{ ...other, summary: { ...other.summary, id: 'bau' } }]);
    await store.append('dot', 1, [write(headOf(first), ['hai', 'ba'])]);
    const listed = await store.list();
    expect(listed.map(({ id }) => id)).toEqual(['bau', 'dot']);
    expect(listed.map(({ summary: shown }) => shown?.title)).toEqual(['Đợt có 1 việc', 'Đợt có 3 việc']);
  });
});
