// A whole archive is right; anything that was changed, left out or added is found, and said where.
import { fingerprint, sealedSpans } from '@tinnhiem/core';
import { describe, expect, test } from 'vitest';
import { head } from '../../core/test/given.ts';
import { countedBy, planWith } from '../../core/test/people.ts';
import { ended } from '../../core/test/scan-scenes.ts';
import * as scenes from '../../core/test/scenes.ts';
import { type ArchiveFile, paths, readContainer, type Verified, verifyArchive, writeContainer } from '../src/index.ts';
import { archiveOf, entered, filesOf, passphrase } from './archives.ts';

const scene = entered();
const minutes = scene.envelopes.find(({ type }) => type === 'minutes-written');
const onPaper = fingerprint(minutes?.hash ?? '');
const made = archiveOf(scene, { files: filesOf(onPaper) });

const wrong = ({ checks }: Verified) => checks.filter(({ ok }) => !ok);
const codes = (verified: Verified) => wrong(verified).map(({ code }) => code);

/** The archive with its files changed, and put together again as its program would. */
function rebuilt(change: (files: ArchiveFile[]) => readonly ArchiveFile[]): Uint8Array {
  return writeContainer(change([...readContainer(made.bytes).files]));
}

function replaced(path: string, change: (text: string) => string): Uint8Array {
  return rebuilt((files) =>
    files.map((file) =>
      file.path === path
        ? { path, bytes: new TextEncoder().encode(change(new TextDecoder().decode(file.bytes))) }
        : file,
    ),
  );
}

describe('an archive as it was written', () => {
  test('is right, and says what cannot be known without passphrase and paper', () => {
    const verified = verifyArchive(made.bytes);
    expect(wrong(verified)).toEqual([]);
    expect(verified).toMatchObject({
      ok: true,
      round: 'thu-nghiem-1',
      stage: 'archived',
      acts: scene.envelopes.length + 1,
      fingerprint: fingerprint(made.acts.at(-1)?.hash ?? ''),
      anchored: false,
      anchor: null,
      opened: false,
    });
    expect(verified.notChecked.map(({ code }) => code)).toEqual(['ballots', 'rules-differ', 'anchor']);
  });

  test('is right with the passphrase too, and then every ballot was counted again', () => {
    const verified = verifyArchive(made.bytes, { passphrase: passphrase.normalize('NFD'), fingerprint: onPaper });
    expect(wrong(verified)).toEqual([]);
    expect(verified).toMatchObject({ ok: true, opened: true, anchored: true, anchor: { number: minutes?.number } });
    expect(verified.notChecked.map(({ code }) => code)).toEqual(['rules-differ', 'after-anchor']);
  });

  test('knows the act of a signed paper, however its fingerprint is typed', () => {
    for (const typed of [onPaper, onPaper.toLowerCase(), onPaper.replaceAll('-', ' '), onPaper.replaceAll('0', 'O')])
      expect(verifyArchive(made.bytes, { fingerprint: typed })).toMatchObject({ ok: true, anchored: true });
  });

  test('is the same, byte for byte, whatever the order of its files', () => {
    expect(rebuilt((files) => files.toReversed())).toEqual(made.bytes);
  });

  test('holds counts by tally sheets without a sealed part, for they are totals', () => {
    const tally = scenes.boxed({ plan: countedBy(planWith(), { method: 'tally-sheet' }) });
    const { bytes } = archiveOf(tally, { files: filesOf(onPaperOf(tally)), finished: false });
    expect(readContainer(bytes).files.map(({ path }) => path)).not.toContain(paths.key);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true, stage: 'approved' });
  });

  test('holds counts by scanner, open and sealed', () => {
    const scanned = scenesOfScan();
    const { bytes } = archiveOf(scanned, { files: filesOf(onPaperOf(scanned)), finished: false });
    expect(wrong(verifyArchive(bytes))).toEqual([]);
    expect(verifyArchive(bytes, { passphrase })).toMatchObject({ ok: true, opened: true });
  });

  test('of a round that goes on says so', () => {
    const { bytes } = archiveOf(scenes.polling(), { files: filesOf(onPaperOf(scenes.polling())), finished: false });
    const verified = verifyArchive(bytes);
    expect(verified.ok).toBe(true);
    expect(verified.notChecked.map(({ code }) => code)).toContain('unfinished');
  });

  test('without ballots says that its figures could not be counted again', () => {
    const { bytes } = archiveOf(scene, { files: filesOf(onPaper), lock: false });
    const verified = verifyArchive(bytes, { passphrase });
    expect(verified).toMatchObject({ ok: true, opened: false });
    expect(verified.notChecked.map(({ code }) => code)).toContain('ballots-absent');
  });
});

function onPaperOf({ envelopes }: typeof scene): string {
  return fingerprint(envelopes.at(-1)?.hash ?? '');
}

function scenesOfScan() {
  return ended();
}

describe('what nobody may read without the passphrase', () => {
  test('no mark of any ballot and no moment of any entry stands in the open part', () => {
    const open = readContainer(made.bytes).files.filter(({ path }) => path !== paths.sealedActs);
    const text = open.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
    const entries = scene.envelopes.filter(({ type }) => type === 'ballot-entered');
    expect(entries.length).toBeGreaterThan(0);
    expect(text).not.toContain('ballot-entered');
    expect(text).not.toContain('"marks"');
    for (const { at } of entries) expect(text).not.toContain(at);
  });

  // Whoever knows the hashes on both sides of a ballot can try out its marks.
  test('of the hashes of sealed acts none but that at the end of a span stands there', () => {
    const [span] = sealedSpans(scene.envelopes);
    const text = readContainer(made.bytes)
      .files.filter(({ path }) => path !== paths.sealedActs)
      .map(({ bytes }) => new TextDecoder().decode(bytes))
      .join('\n');
    const inside = scene.envelopes.filter(({ number }) => number >= (span?.from ?? 0) && number < (span?.to ?? 0));
    expect(inside.length).toBeGreaterThan(20);
    for (const { hash } of inside) {
      expect(text).not.toContain(hash);
      expect(text).not.toContain(fingerprint(hash));
    }
  });
});

describe('what was done to an archive is found, with the place', () => {
  test('a changed document', () => {
    const path = 'documents/counting-minutes.pdf';
    const verified = verifyArchive(replaced(path, (text) => text.replace('biên', 'Biên')));
    expect(wrong(verified)).toMatchObject([{ code: 'files', where: { file: path } }]);
  });

  test('many missing files are one finding, which names the first and holds all', () => {
    const cut = verifyArchive(rebuilt((files) => files.filter(({ path }) => path === paths.contents)));
    const lacking = wrong(cut).filter(({ code }) => code === 'files');
    expect(lacking).toHaveLength(1);
    const [{ sentence, where }] = lacking as [(typeof lacking)[number]];
    expect(where?.files?.length).toBeGreaterThan(5);
    expect(sentence.vi).toBe(`Thiếu ${where?.files?.length} tệp, đầu tiên là ${where?.file}.`);
  });

  test('a missing file, and one too many', () => {
    const path = 'documents/counting-minutes.pdf';
    const without = verifyArchive(rebuilt((files) => files.filter((file) => file.path !== path)));
    expect(wrong(without)).toMatchObject([{ code: 'files', where: { file: path } }]);
    const more = verifyArchive(rebuilt((files) => [...files, { path: 'documents/a.pdf', bytes: new Uint8Array(3) }]));
    expect(wrong(more)).toMatchObject([{ code: 'files', where: { file: 'documents/a.pdf' } }]);
  });

  test('a document changed together with the list of contents: the record names another list', () => {
    const changed = 'documents/counting-minutes.pdf';
    const other = archiveOf(scene, {
      files: filesOf(onPaper).map((file) => (file.path === changed ? { ...file, bytes: new Uint8Array(4) } : file)),
    });
    const own = readContainer(made.bytes).files.find(({ path }) => path === paths.record) as ArchiveFile;
    const bytes = writeContainer(
      readContainer(other.bytes).files.map((file) => (file.path === paths.record ? own : file)),
    );
    expect(wrong(verifyArchive(bytes))).toMatchObject([{ code: 'bound', where: { act: made.acts.length } }]);
  });

  test('a document under the fingerprint of another record', () => {
    const { bytes } = archiveOf(scene, { files: filesOf('0000-0000-0000-0000') });
    expect(wrong(verifyArchive(bytes))).toMatchObject([
      { code: 'documents', where: { file: 'documents/counting-minutes.pdf' } },
    ]);
  });

  test('a changed act, by its number', () => {
    const verified = verifyArchive(replaced(paths.record, (text) => text.replace('Hội trường A', 'Hội trường B')));
    expect(wrong(verified)).toContainEqual(
      expect.objectContaining({ code: 'chain', where: { file: paths.record, act: minutes?.number } }),
    );
  });

  test('an act left out, and acts in another order', () => {
    const without = replaced(paths.record, (text) => text.split('\n').toSpliced(10, 1).join('\n'));
    expect(wrong(verifyArchive(without))).toContainEqual(
      expect.objectContaining({ code: 'chain', where: { file: paths.record, act: 11 } }),
    );
    const turned = replaced(paths.record, (text) => {
      const lines = text.split('\n');
      return lines
        .with(3, lines[4] ?? '')
        .with(4, lines[3] ?? '')
        .join('\n');
    });
    expect(codes(verifyArchive(turned))).toContain('chain');
  });

  test('acts left out at the end', () => {
    const cut = replaced(paths.record, (text) => `${text.split('\n').slice(0, -2).join('\n')}\n`);
    expect(codes(verifyArchive(cut))).toContain('bound');
  });

  test('a record that is written otherwise, though it says the same', () => {
    const spaced = replaced(paths.record, (text) => text.replace('{"at"', '{ "at"'));
    expect(wrong(verifyArchive(spaced))).toContainEqual(
      expect.objectContaining({ code: 'record', where: { file: paths.record, line: 1 } }),
    );
  });

  test('percentages, rules or plan that are not those of the record', () => {
    const other = { results: 'figures', rules: 'rules', plan: 'rules' } as const;
    for (const [name, code] of Object.entries(other)) {
      const path = paths[name as 'results'];
      const verified = verifyArchive(
        replaced(path, (text) => text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))),
      );
      expect(codes(verified).sort()).toEqual(['files', code].sort());
    }
  });

  test('an archive cut short, one with more at its end, and what is no archive', () => {
    expect(codes(verifyArchive(made.bytes.subarray(0, -1)))).toContain('container');
    expect(codes(verifyArchive(made.bytes.subarray(0, 5000)))).toContain('container');
    expect(codes(verifyArchive(new Uint8Array([...made.bytes, 0])))).toEqual(['container']);
    expect(codes(verifyArchive(new Uint8Array()))).toContain('container');
    expect(codes(verifyArchive(new TextEncoder().encode('không phải hồ sơ')))).toContain('container');
  });

  test('a wrong passphrase, in plain words', () => {
    const verified = verifyArchive(made.bytes, { passphrase: 'sai' });
    expect(wrong(verified)).toMatchObject([{ code: 'passphrase' }]);
    expect(wrong(verified)[0]?.sentence.vi).toContain('Mật khẩu không đúng');
  });
});

test('a file that is packed is not unpacked, whatever it says of its size', () => {
  const bomb = Uint8Array.from(made.bytes);
  // Method 8 (deflate) and an unpacked size of 4 GB for the first file.
  bomb[8] = 8;
  bomb.fill(0xff, 22, 26);
  const verified = verifyArchive(bomb);
  expect(wrong(verified)).toContainEqual(
    expect.objectContaining({ code: 'container', where: { file: paths.readMe, offset: 8 } }),
  );
});

test('the head of the committee is who archives in these tests', () => {
  expect(made.acts.at(-1)).toMatchObject({ type: 'round-archived', by: { role: head.roles[0] } });
});
