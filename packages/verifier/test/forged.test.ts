// Whoever holds the file can rewrite it whole. The passphrase's part or the signed paper gives them away.
import { canonicalJson, chain, type Envelope, fingerprint, hashOf, type Round } from '@tinnhiem/core';
import { describe, expect, test } from 'vitest';
import { chair, conference, follow, head, member, type Scene, secretary } from '../../core/test/given.ts';
import * as scenes from '../../core/test/scenes.ts';
import {
  type ArchiveFile,
  type Figures,
  paths,
  readContainer,
  readContents,
  verifyArchive,
  writeContainer,
} from '../src/index.ts';
import { archiveOf, filesOf, passphrase } from './archives.ts';

/** A round in which every ballot says the same. */
function roundWith(mark: 'high' | 'low'): Scene {
  const batched = scenes.batched();
  const { setup, stock } = conference(batched).state;
  const lists = setup.lists.flatMap(({ id, votedOn }) =>
    scenes.entered(id, 1, stock[id]?.collected ?? 0, [secretary, member], () =>
      scenes.marks('ok', ...votedOn.map(() => mark)),
    ),
  );
  const canvassed = follow(batched, ...lists, [head, 'canvass']);
  const minuted = follow(canvassed, [secretary, 'write-minutes', scenes.minutes]);
  const announced = follow(minuted, [head, 'sign-minutes', { signers: scenes.signers }], [chair, 'announce']);
  return follow(
    announced,
    [
      head,
      'seal',
      { packets: scenes.packets(announced), sealedBy: ['Người head', 'Người secretary'], place: 'Văn phòng' },
    ],
    [head, 'hand-over', scenes.handOver],
  );
}

const minutesOf = ({ envelopes }: Scene) =>
  fingerprint(envelopes.find(({ type }) => type === 'minutes-written')?.hash ?? '');

const signed = roundWith('high');
const paper = minutesOf(signed);

describe('a record written anew with other marks', () => {
  const forged = roundWith('low');
  const { bytes } = archiveOf(forged, { files: filesOf(minutesOf(forged)) });

  test('is whole in itself, and is not said to be anchored', () => {
    expect(verifyArchive(bytes, { passphrase })).toMatchObject({ ok: true, anchored: false });
  });

  test('is not the record of the signed paper', () => {
    const verified = verifyArchive(bytes, { passphrase, fingerprint: paper });
    expect(verified).toMatchObject({ ok: false, anchored: false, anchor: null });
    expect(verified.checks.filter(({ ok }) => !ok)).toMatchObject([{ code: 'anchor' }]);
  });

  test('is the record of its own paper only', () => {
    const { bytes: right } = archiveOf(signed, { files: filesOf(paper) });
    expect(verifyArchive(right, { passphrase, fingerprint: paper })).toMatchObject({ ok: true, anchored: true });
    expect(verifyArchive(right, { fingerprint: minutesOf(forged) }).ok).toBe(false);
  });
});

/** The finished archive with the acts from the canvass on rewritten and chained anew, by somebody without the passphrase. */
function withOtherResults(change: (result: { high: number; low: number }) => void): Uint8Array {
  // Its paper belongs to an act before the canvass, which the forger leaves alone.
  const made = archiveOf(signed, { files: filesOf(fingerprint(signed.envelopes[0]?.hash ?? '')) });
  const files = new Map(readContainer(made.bytes).files.map(({ path, bytes }) => [path, bytes]));
  const from = signed.envelopes.findIndex(({ type }) => type === 'canvassed');
  const acts = structuredClone(signed.envelopes.slice(from)) as Envelope[];
  const [canvass] = acts as [Envelope<string, { results: { people: { high: number; low: number }[] }[] }>];
  change(canvass.data.results[0]?.people[0] as never);
  const before = signed.envelopes[from - 1] as Envelope;
  const bare = (act: Envelope) => {
    const { number: _number, previous: _previous, hash: _hash, ...rest } = act;
    return rest;
  };
  const chained = chain({ number: before.number, hash: before.hash }, acts.map(bare));
  // The results beside the record are forged too, and the list of contents with them.
  const figures = JSON.parse(new TextDecoder().decode(files.get(paths.results))) as Figures;
  change(figures.conferences[0]?.lists[0]?.people[0] as never);
  const openBefore = new TextDecoder().decode(files.get(paths.record)).split('\n');
  const firstLine = openBefore.findIndex((line) => line.includes('"type":"canvassed"'));
  const text = (envelopes: readonly Envelope[]) => envelopes.map((act) => `${canonicalJson(act)}\n`).join('');
  const open = `${openBefore.slice(0, firstLine).join('\n')}\n${text(chained)}`;
  const contents = readContents(files.get(paths.contents) as Uint8Array);
  if (contents === null) throw new Error('no contents');
  const head = chained.at(-1) as Envelope;
  const list = canonicalJson({ ...contents, record: { number: head.number, hash: head.hash, sha256: hashOf(open) } });
  const last = made.acts.at(-1) as Envelope;
  const archived = { ...bare(last), data: { ...(last.data as object), contents: hashOf(list) } };
  const end = chain({ number: head.number, hash: head.hash }, [archived]);
  const utf8 = (words: string) => new TextEncoder().encode(words);
  const changed: ArchiveFile[] = [...files].map(([path, bytes]) => ({
    path,
    bytes: path === paths.record ? utf8(open + text(end)) : path === paths.contents ? utf8(list) : bytes,
  }));
  return writeContainer(changed);
}

describe('a record in which one person alone re-opened, though the plan demands two', () => {
  const two = scenes.byTwo;
  const again = (scene: Scene, ...steps: Parameters<typeof follow>[1][]) => {
    const minuted = follow(scene, ...steps, [head, 'canvass'], [secretary, 'write-minutes', scenes.minutes]);
    const announced = follow(minuted, [head, 'sign-minutes', { signers: scenes.signers }], [chair, 'announce']);
    const packets = scenes.packets(announced);
    const seal = { packets, sealedBy: ['Người head', 'Người secretary'], place: 'Văn phòng' };
    return follow(announced, [head, 'seal', seal], [head, 'hand-over', scenes.handOver]);
  };
  const reason = 'Khiếu nại về tập 2';
  const right = again(scenes.announced(two), [head, 'ask-reopening', { reason }], [chair, 'reopen-count', { reason }]);

  /** The record written anew, with acts changed or left out, and chained again. */
  function rewritten(change: (act: Envelope) => Envelope | null): Scene {
    const bare = right.envelopes.map(change).flatMap((act) => {
      if (act === null) return [];
      const { number: _number, previous: _previous, hash: _hash, ...rest } = act;
      return [rest];
    });
    const envelopes = chain({ number: 0, hash: (right.envelopes[0] as Envelope).previous }, bare);
    const { number, hash } = envelopes.at(-1) as Envelope;
    return { ...right, envelopes, round: { ...(right.round as Round), head: { number, hash } } };
  }
  const check = (scene: Scene) => {
    const { bytes } = archiveOf(scene, {
      files: filesOf(fingerprint(scene.envelopes[0]?.hash ?? '')),
      finished: false,
    });
    return verifyArchive(bytes, { passphrase });
  };

  test('is right where two people did it', () => {
    expect(check(right)).toMatchObject({ ok: true });
  });

  test.each([
    ['who asked re-opened too', (act: Envelope) => (act.type === 'reopening-asked' ? { ...act, by: chairIn() } : act)],
    ['nobody asked', (act: Envelope) => (act.type === 'reopening-asked' ? null : act)],
  ] as const)('is said in plain words where %s', (_what, change) => {
    const forged = rewritten(change);
    const act = forged.envelopes.find(({ type }) => type === 'count-reopened');
    const failed = check(forged).checks.filter(({ ok }) => !ok);
    expect(failed).toMatchObject([{ code: 'acts', where: { act: act?.number, conference: 'hoi-nghi' } }]);
    expect(failed[0]?.sentence.vi).toContain('một người tự mở lại, trong khi quy định của đợt này đòi hỏi hai người');
    expect(failed[0]?.sentence.en).toContain('re-opened by one person, where the rules demand two');
  });

  const chairIn = () => right.envelopes.find(({ type }) => type === 'count-reopened')?.by as Envelope['by'];
});

describe('other results over the sealed ballots', () => {
  const moved = withOtherResults((person) => {
    person.high -= 1;
    person.low += 1;
  });

  test('add up, so that only paper or passphrase tells', () => {
    expect(verifyArchive(moved).checks.filter(({ ok }) => !ok)).toMatchObject([{ code: 'figures' }]);
  });

  test('are not what the sealed ballots add up to', () => {
    const verified = verifyArchive(moved, { passphrase });
    const canvass = signed.envelopes.find(({ type }) => type === 'canvassed');
    expect(verified.checks.filter(({ ok }) => !ok)).toMatchObject([
      { code: 'results', where: { act: canvass?.number, conference: 'hoi-nghi' } },
    ]);
  });

  test('are not those of the signed paper', () => {
    expect(verifyArchive(moved, { fingerprint: paper })).toMatchObject({ anchored: false });
  });

  test('that do not even add up are found without either', () => {
    const more = withOtherResults((person) => {
      person.high += 1;
    });
    expect(verifyArchive(more).checks.filter(({ ok }) => !ok)).toMatchObject([{ code: 'results' }]);
  });
});
