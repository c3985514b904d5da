// Single ballots and pictures of sheets under the passphrase: checked against the record where it is given, named as unchecked where not.
import { fingerprint, namedPictures } from '@tinnhiem/core';
import { describe, expect, test } from 'vitest';
import { ended, picture, read, row, sha, sheet } from '../../core/test/scan-scenes.ts';
import {
  type ArchiveFile,
  readContainer,
  unsealArchive,
  type Verified,
  verifyArchive,
  writeContainer,
} from '../src/index.ts';
import { archiveOf, entered, filesOf, passphrase } from './archives.ts';

const counted = ended();
const files = filesOf(fingerprint(counted.envelopes.at(-1)?.hash ?? ''));
const numbers = Array.from({ length: 200 }, (_, number) => number).filter((number) =>
  namedPictures(counted.envelopes).some(({ sha256 }) => sha256 === sha(number)),
);
const withPictures = (pictures: readonly string[]) => archiveOf(counted, { files, finished: false, pictures }).bytes;
const whole = withPictures(numbers.map(picture));

const wrong = ({ checks }: Verified) => checks.filter(({ ok }) => !ok);
const unknown = ({ notChecked }: Verified) => notChecked.map(({ code }) => code);

describe('pictures of sheets', () => {
  test('are compared with the record where the passphrase is given, and said to be unchecked where not', () => {
    expect(numbers.length).toBeGreaterThan(5);
    const sealed = verifyArchive(whole);
    expect(wrong(sealed)).toEqual([]);
    expect(unknown(sealed)).toContain('pictures');
    const opened = verifyArchive(whole, { passphrase });
    expect(wrong(opened)).toEqual([]);
    expect(opened.checks.find(({ code }) => code === 'pictures')?.sentence.vi).toContain(`${numbers.length} ảnh`);
    expect(unknown(opened)).not.toContain('pictures-absent');
  });

  test('that are not there are counted, for those sheets cannot be looked at again', () => {
    const verified = verifyArchive(withPictures(numbers.slice(2).map(picture)), { passphrase });
    expect(wrong(verified)).toEqual([]);
    expect(verified.notChecked.find(({ code }) => code === 'pictures-absent')?.sentence.vi).toMatch(/^2 ảnh/u);
  });

  test('of another sheet, and one that is there twice, are found with their file', () => {
    const [first, ...rest] = numbers.map(picture);
    const other = verifyArchive(withPictures(['một tờ khác', ...rest]), { passphrase });
    expect(wrong(other)).toMatchObject([
      { code: 'pictures', where: { file: expect.stringMatching(/^sealed\/pictures\//u) } },
    ]);
    const twice = verifyArchive(withPictures([first ?? '', first ?? '', ...rest]), { passphrase });
    expect(wrong(twice)).toMatchObject([{ code: 'pictures' }]);
  });

  test('stand in an order that was drawn, under numbers, and nothing of them is readable', () => {
    const named = readContainer(whole).files.filter(({ path }) => path.startsWith('sealed/pictures/'));
    expect(named.map(({ path }) => path)).toEqual(
      numbers.map((_, index) => `sealed/pictures/${String(index + 1).padStart(5, '0')}.bin`),
    );
    const opened = unsealArchive(whole, passphrase);
    if (!opened.ok) throw new Error(opened.error);
    const shown = opened.value.pictures.map((open) => new TextDecoder().decode(open() ?? new Uint8Array()));
    expect(shown).not.toEqual(numbers.map(picture));
    expect([...shown].sort()).toEqual(numbers.map(picture).sort());
    const open = readContainer(whole).files.map(({ bytes }) => new TextDecoder('latin1').decode(bytes));
    for (const number of numbers) {
      expect(open.join('\n')).not.toContain(picture(number));
      expect(open.join('\n')).not.toContain(sha(number));
    }
  });

  test('with the signature place covered count as the picture that they cover', () => {
    const covered = {
      ...sheet(1, [row('high'), row('high')]),
      images: [{ sha256: sha(1), page: 1, covered: sha(901) }],
    };
    const scene = read([covered]);
    const inBox = { files: filesOf(fingerprint(scene.envelopes.at(-1)?.hash ?? '')), finished: false };
    const others = [2, 3, 4, 5, 6, 101, 102, 103, 104];
    for (const shown of [1, 901]) {
      const { bytes } = archiveOf(scene, { ...inBox, pictures: [shown, ...others].map(picture) });
      const verified = verifyArchive(bytes, { passphrase });
      expect(wrong(verified)).toEqual([]);
      expect(unknown(verified)).not.toContain('pictures-absent');
    }
    const both = archiveOf(scene, { ...inBox, pictures: [1, 901, ...others].map(picture) });
    expect(wrong(verifyArchive(both.bytes, { passphrase }))).toMatchObject([{ code: 'pictures' }]);
  });

  test('are read one at a time from where the archive lies, never the archive as a whole', () => {
    const [longest = 0] = readContainer(whole)
      .files.map(({ bytes }) => bytes.length)
      .sort((a, b) => b - a);
    let most = 0;
    const source = {
      length: whole.length,
      read(from: number, to: number) {
        most = Math.max(most, to - from);
        return whole.slice(from, to);
      },
    };
    expect(verifyArchive(source, { passphrase })).toEqual(verifyArchive(whole, { passphrase }));
    expect(most).toBe(longest);
  });
});

describe('single ballots', () => {
  const scene = entered();
  const { bytes } = archiveOf(scene, { files: filesOf(fingerprint(scene.envelopes.at(-1)?.hash ?? '')) });

  test('are those that the record counts, without time, batch or number', () => {
    expect(verifyArchive(bytes, { passphrase }).checks).toContainEqual(
      expect.objectContaining({ code: 'votes', ok: true }),
    );
    const opened = unsealArchive(bytes, passphrase);
    if (!opened.ok) throw new Error(opened.error);
    expect(opened.value.votes.length).toBeGreaterThan(0);
    for (const list of opened.value.votes) {
      expect(Object.keys(list).sort()).toEqual(['ballots', 'conference', 'list', 'people']);
      for (const ballot of list.ballots) expect(Object.keys(ballot).sort()).toEqual(['rows', 'void']);
    }
  });

  test('stay closed to a wrong passphrase, and to bytes that were changed', () => {
    expect(unsealArchive(bytes, 'sai')).toMatchObject({ ok: false, error: 'wrong-passphrase' });
    const files = readContainer(bytes).files.map(({ path, bytes: content }): ArchiveFile => {
      const changed = Uint8Array.from(content);
      changed[40] = (changed[40] ?? 0) ^ 1;
      return { path, bytes: path === 'sealed/ballots.bin' ? changed : content };
    });
    expect(unsealArchive(writeContainer(files), passphrase)).toMatchObject({ ok: false, error: 'damaged' });
    expect(wrong(verifyArchive(writeContainer(files), { passphrase })).map(({ where }) => where?.file)).toEqual([
      'sealed/ballots.bin',
      'sealed/ballots.bin',
    ]);
  });
});
