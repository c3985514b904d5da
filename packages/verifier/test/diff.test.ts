// A newer archive only goes on where the older one ended.
import { fingerprint } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { chair, follow, head, type Scene } from '../../core/test/given.ts';
import { planWith } from '../../core/test/people.ts';
import * as scenes from '../../core/test/scenes.ts';
import { compareArchives } from '../src/index.ts';
import { archiveOf, filesOf, passphrase } from './archives.ts';

const footOf = ({ envelopes }: Scene) => fingerprint(envelopes[0]?.hash ?? '');
const unfinished = (scene: Scene) => archiveOf(scene, { files: filesOf(footOf(scene)), finished: false }).bytes;
const finished = (scene: Scene) => archiveOf(scene, { files: filesOf(footOf(scene)) }).bytes;

const older = unfinished(scenes.polling());
const newer = finished(scenes.handedOver());

test('a newer archive extends an older one', () => {
  expect(compareArchives(older, newer)).toMatchObject({ ok: true, firstDifference: null, notChecked: [] });
  expect(compareArchives(newer, newer)).toMatchObject({ ok: true });
});

test('an archive that is older lacks what was recorded since', () => {
  const { ok, firstDifference } = compareArchives(newer, older);
  expect(ok).toBe(false);
  expect(firstDifference?.act).toBe(scenes.polling().envelopes.length + 1);
});

test('the first act that is another one is named', () => {
  const changed = finished(scenes.handedOver({ plan: { ...planWith(), title: 'Tên khác' } }));
  const compared = compareArchives(older, changed);
  expect(compared).toMatchObject({ ok: false, firstDifference: { act: 1 } });
  expect(compared.firstDifference?.old?.vi).toContain('Lập đợt');
});

test('a count opened again after the archive extends it, also where an archived end is sealed by then', () => {
  const first = scenes.handedOver();
  const again = follow(first, [chair, 'reopen-count', { reason: 'Khiếu nại' }], [head, 'canvass']);
  const old = finished(first);
  // The old archive ends with the act that archived it, which the record that goes on must hold.
  const archived = archiveOf(first, { files: filesOf(footOf(first)) }).acts;
  const on = unfinished({ ...again, envelopes: archived });
  expect(compareArchives(old, on, passphrase)).toMatchObject({ ok: true });
});

test('a damaged archive is not compared', () => {
  const damaged = Uint8Array.from(newer);
  damaged[200] = (damaged[200] ?? 0) ^ 1;
  const compared = compareArchives(older, damaged);
  expect(compared.ok).toBe(false);
  expect(compared.checks.map(({ archive, code }) => [archive, code])).toEqual([
    ['new', 'container'],
    ['new', 'files'],
  ]);
});
