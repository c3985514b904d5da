// All people are invented.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeOld, type Roster } from '@tinnhiem/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { both, codesOf, options, people, posts, utf8 } from '../../test/roster-files.ts';
import { importRoster } from './roster-source.ts';

const expected: Roster = (await importRoster(both(people), options)).roster as Roster;

describe('the sample of the 2019 plan', () => {
  test('has 76 people with 121 posts and no error', async () => {
    const { roster, findings, conversions } = await importRoster(
      join(import.meta.dirname, '../../../../samples/tuaf-2019'),
      options,
    );
    expect(roster?.people).toHaveLength(76);
    expect(roster?.people.flatMap((person) => person.posts)).toHaveLength(121);
    expect(findings.map((finding) => finding.code)).toEqual(['I-roster-same-name']);
    expect(conversions).toEqual([]);
  });
});

describe('CSV files', () => {
  const utf16 = (text: string, isBig: boolean, hasMark: boolean): Uint8Array => {
    const little = Buffer.from(`${hasMark ? '\ufeff' : ''}${text}`, 'utf16le');
    return isBig ? little.swap16() : little;
  };

  const mixedEnds = (text: string, first = '\r\n', rest = '\n'): string => {
    const [head, ...lines] = text.trimEnd().split('\n');
    return `${head}${first}${lines.join(rest)}${rest}`;
  };

  test.each([
    ['UTF-8', (text: string) => utf8(text)],
    ['UTF-8 with its mark', (text: string) => utf8(`\ufeff${text}`)],
    ['UTF-16, as Excel writes "Unicode text"', (text: string) => utf16(text.replaceAll(',', '\t'), false, true)],
    ['UTF-16 of the other order', (text: string) => utf16(text, true, true)],
    ['UTF-16 without its mark', (text: string) => utf16(text, false, false)],
    ['NFD', (text: string) => utf8(text.normalize('NFD'))],
    ['semicolons', (text: string) => utf8(text.replaceAll(',', ';'))],
    ['tabs', (text: string) => utf8(text.replaceAll(',', '\t'))],
    ['the line sep=;', (text: string) => utf8(`sep=;\r\n${text.replaceAll(',', ';')}`)],
    ['line ends of Windows', (text: string) => utf8(text.replaceAll('\n', '\r\n'))],
    ['line ends of Windows, with rows that another program added', (text: string) => utf8(mixedEnds(text))],
    [
      'line ends of another program, with rows that Windows added',
      (text: string) => utf8(mixedEnds(text, '\n', '\r\n')),
    ],
    ['quotation marks', (text: string) => utf8(text.replace(/[^,\n]+/gu, '"$&"'))],
  ])('are read in %s', async (_, encode) => {
    expect((await importRoster(both(encode(people), encode(posts)), options)).roster).toEqual(expected);
  });

  /** A code page by its own decoder: every text of one byte a letter can be written with it. */
  const pageOf = (label: string): ((text: string) => Uint8Array) => {
    const decoder = new TextDecoder(label);
    const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
    return (text) => Uint8Array.from(text, (character) => codes.get(character) as number);
  };

  test('in Windows-1258, where tones are separate, are recognised and that is said', async () => {
    const write = pageOf('windows-1258');
    const apart = (text: string): string =>
      text
        .normalize('NFD')
        .replace(
          /([aeo])(\u0323?)\u0302/giu,
          (_all, vowel: string, dot: string) => `${`${vowel}\u0302`.normalize('NFC')}${dot}`,
        )
        .replace(/[aeouAEOU][\u0302\u0306\u031b]/gu, (pair) => pair.normalize('NFC'))
        .replaceAll('\u0302', '');
    const { roster, findings } = await importRoster(both(write(apart(people)), write(apart(posts))), options);
    expect(roster).toEqual(expected);
    expect(findings.map((finding) => [finding.code, finding.message.vi])).toEqual([
      ['I-file-encoding', '“people.csv” được đọc theo bảng mã Windows-1258.'],
      ['I-file-encoding', '“posts.csv” được đọc theo bảng mã Windows-1258.'],
    ]);
  });

  test('in TCVN3 are recognised and every cell is said', async () => {
    const write = pageOf('windows-1252');
    const { roster, conversions } = await importRoster(
      both(
        write('M· c¸n bé,Hä vµ tªn\nCB1,NguyÔn V¨n §iÒn\nCB2,TrÇn ThÞ ¸nh\n'),
        write(
          'M· c¸n bé,Chøc vô,Ngµy bæ nhiÖm\nCB1,Tr\u00adëng khoa,01/06/2017\nCB2,Phã Tr\u00adëng khoa,31/05/2018\n',
        ),
      ),
      options,
    );
    expect(decodeOld('tcvn3', '§iÒn')).toBe('Điền');
    expect(roster).toEqual(expected);
    expect(conversions.map(({ to }) => to)).toEqual([
      'Nguyễn Văn Điền',
      'Trần Thị Ánh',
      'Trưởng khoa',
      'Phó Trưởng khoa',
    ]);
  });

  test('in no known character set, with lost letters, broken or empty are refused with what to do', async () => {
    expect(await codesOf(...both(Uint8Array.from([...utf8('Ma,Ho ten\nCB1,'), 0xa4, 0xb3, 0xc0, 0xd9, 0x0a])))).toEqual(
      ['E-file-encoding-unknown'],
    );
    expect(await codesOf(...both(people.replaceAll(/[ễăềầịÁ]/gu, '?')))).toEqual([
      'E-roster-letters-lost',
      'E-roster-letters-lost',
    ]);
    expect(await codesOf(...both(`${people}CB3,"Lê Văn`))).toEqual(['E-file-csv-broken']);
    expect(await codesOf(...both(''))).toEqual(['E-file-empty']);
    expect(await codesOf(...both('\n\n\n'))).toEqual(['E-file-empty']);
  });

  test('count rows as Excel does: a line break inside a cell is no new row, an empty line is one', async () => {
    const { findings } = await importRoster(both('Mã,Họ tên\n\n"CB1","Nguyễn\nVăn An"\nCB1,Lê Ba\n'), options);
    expect(findings.find((finding) => finding.code === 'E-roster-id-two-people')?.where).toMatchObject({
      file: 'people.csv',
      row: 4,
    });
  });
});

describe('paths', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'));
    await writeFile(join(folder, 'nhan-su.csv'), people);
    await writeFile(join(folder, 'chuc-vu.csv'), posts);
    await writeFile(join(folder, '~$nhan-su.xlsx'), 'open in Excel');
    await writeFile(join(folder, 'README.md'), 'x');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('a folder with other names for the files is understood by its headings', async () => {
    const { roster, findings } = await importRoster(folder, options);
    expect(findings).toEqual([]);
    expect(roster).toEqual(expected);
  });

  test('a path that is not there and a folder without a roster are findings', async () => {
    expect((await importRoster(join(folder, 'khong-co.xlsx'), options)).findings.map(({ code }) => code)).toEqual([
      'E-file-unreadable',
    ]);
    const empty = await mkdtemp(join(tmpdir(), 'roster-'));
    expect((await importRoster(empty, options)).findings.map(({ code }) => code)).toEqual(['E-file-none']);
    await rm(empty, { recursive: true });
  });
});
