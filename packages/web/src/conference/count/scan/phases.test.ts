import type { OpenFlagView, ScanBatchState, ScanView } from '@tinnhiem/core';
import { describe, expect, it } from 'vitest';
import { needsOf } from './batch-words.ts';
import { phasesOf } from './phases.ts';

const batch = (number: number, more: Partial<ScanBatchState> = {}): ScanBatchState => ({
  number,
  size: 50,
  read: 50,
  sheets: 50,
  flagged: 0,
  decided: 0,
  confirmed: 0,
  readers: [],
  withdrawn: 0,
  ...more,
});
const view = (more: Partial<ScanView>): ScanView => ({
  collected: 100,
  unbatched: 0,
  batches: [batch(1), batch(2)],
  queue: [],
  decided: [],
  missing: [],
  commitment: null,
  sample: null,
  check: null,
  settled: false,
  ...more,
});
const states = (more: Partial<ScanView>) => phasesOf(view(more)).map(({ state }) => state);
const waits = (kind: 'decide' | 'confirm') => ({ waits: kind }) as OpenFlagView;
const commitment = { fingerprint: '7KQ2-M0XD-0000-0000' } as ScanView['commitment'];

describe('the parts of a machine count', () => {
  it('come one after the other', () => {
    expect(states({ unbatched: 100, batches: [], missing: [{ vi: '', en: '' }] })).toEqual([
      'now',
      'later',
      'later',
      'later',
      'later',
    ]);
    expect(states({})).toEqual(['done', 'done', 'done', 'now', 'later']);
    expect(states({ commitment })).toEqual(['done', 'done', 'done', 'done', 'now']);
    const check = { every: true, needed: 100, checked: 100, remaining: [], differences: 1 };
    expect(states({ commitment, check, queue: [waits('decide')] })).toEqual(['done', 'done', 'now', 'done', 'done']);
    expect(states({ commitment, settled: true })).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('go on side by side where a batch is decided while another is scanned', () => {
    const missing = [{ vi: 'tập 2', en: 'batch 2' }];
    expect(states({ batches: [batch(1), batch(2, { sheets: 0 })], queue: [waits('decide')], missing })).toEqual([
      'done',
      'now',
      'now',
      'later',
      'later',
    ]);
  });

  it('say what is missing in words', () => {
    const notes = phasesOf(view({ queue: [waits('decide'), waits('confirm'), waits('confirm')] }));
    expect(notes[2]?.note?.vi).toBe('1 chờ quyết định, 2 chờ người thứ hai');
  });
});

describe('what a batch needs', () => {
  const words = (more: Partial<ScanBatchState>) => needsOf(batch(1, more)).map(({ what }) => what.vi);

  it('is nothing where machine and hand agree and everything is confirmed', () => {
    expect(words({ flagged: 2, decided: 2, confirmed: 2 })).toEqual([]);
  });

  it('is told with the number that is wrong', () => {
    expect(words({ read: 0, sheets: 0 })).toEqual(['Chưa quét']);
    expect(words({ read: 48, sheets: 48 })).toEqual(['Thiếu 2 phiếu so với đếm tay']);
    expect(words({ read: 51, sheets: 51, flagged: 3, decided: 1 })).toEqual([
      'Thừa 1 phiếu so với đếm tay',
      '2 chỗ chờ quyết định',
      '1 quyết định chờ xác nhận',
    ]);
  });
});
