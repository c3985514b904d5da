// S18, S19: files that are opened stand in one line. All people are invented.
import { err, ok, type Result, type Text, text } from '@tinnhiem/core';
import type { UnmarkedFile } from '@tinnhiem/documents';
import { expect, test } from 'vitest';
import { openingLine } from './opening-line.ts';

const workers = text('Ban Kiểm phiếu', 'The counting committee');
const file = new Uint8Array([1, 2, 3]);
const by = (reader: string, sha256 = 'a'.repeat(64)) => ({ by: reader, at: '08:00 ngày 01/03/2019', sha256 });
const hash = (number: number) => String(number).padStart(64, '0');
const turn = () => new Promise((resolve) => setImmediate(resolve));

interface Asked {
  readonly by: string;
  readonly answer: (made: Result<Uint8Array, Text>) => void;
  readonly fail: (error: unknown) => void;
}

/** A line in which nothing is marked until the test says what came of it, and time passes when the test says so. */
function line() {
  const asked: Asked[] = [];
  const covers: UnmarkedFile[] = [];
  let time = new AbortController();
  const open = openingLine({
    mark: (_file, opening, signal) =>
      new Promise((resolve, reject) => {
        asked.push({ by: opening.by, answer: resolve, fail: reject });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    cover: (about) => {
      covers.push(about);
      return Promise.resolve(new Uint8Array([9]));
    },
    limit: () => {
      time = new AbortController();
      return time.signal;
    },
  });
  return { asked, covers, open, timeIsOver: () => time.abort() };
}

test('While ten wait, the next one is told so at once; those in line get theirs, one after the other', async () => {
  const { asked, open } = line();
  const all = Array.from({ length: 10 }, (_, number) => open(file, by(`Người ${number}`, hash(number)), workers));
  const refused = await open(file, by('Người mười một', hash(10)), workers);
  expect(refused).toMatchObject({ ok: false, error: { code: 'R-opening-busy' } });
  // Who asked already is not refused for asking again.
  expect(open(file, by('Người 9', hash(9)), workers)).toBe(all[9]);
  for (let number = 0; number < 10; number += 1) {
    await turn();
    expect(asked.map((one) => one.by)).toHaveLength(number + 1);
    asked[number]?.answer(ok(file));
  }
  expect((await Promise.all(all)).every((made) => made.ok && made.value.marked)).toBe(true);
  const later = open(file, by('Người mười một', hash(10)), workers);
  await turn();
  asked[10]?.answer(ok(file));
  expect(await later).toMatchObject({ ok: true, value: { marked: true } });
});

test('A file that cannot be marked is not tried again: the next one who opens it gets the page in its place at once, whoever is in line', async () => {
  const { asked, covers, open } = line();
  const why = text('Tệp có mật khẩu.', 'It has a password.');
  const [first, second] = [open(file, by('Một'), workers), open(file, by('Hai'), workers)];
  await turn();
  asked[0]?.answer(err(why));
  expect(await first).toMatchObject({ ok: true, value: { marked: false } });
  // Who stood behind with the same file does not wait for it either.
  expect(await second).toMatchObject({ ok: true, value: { marked: false } });
  for (let number = 0; number < 10; number += 1) void open(file, by('Người khác', hash(number)), workers);
  expect(await open(file, by('Ba'), workers)).toMatchObject({ ok: true, value: { marked: false } });
  expect(asked.filter((one) => ['Một', 'Hai', 'Ba'].includes(one.by))).toHaveLength(1);
  expect(covers.map(({ opening, problem }) => [opening.by, problem])).toEqual([
    ['Một', why],
    ['Hai', why],
    ['Ba', why],
  ]);
});

test('A file that takes too long holds up the line once', async () => {
  const { asked, covers, open, timeIsOver } = line();
  const slow = open(file, by('Một'), workers);
  await turn();
  timeIsOver();
  expect(await slow).toMatchObject({ ok: true, value: { marked: false } });
  expect(await open(file, by('Hai'), workers)).toMatchObject({ ok: true, value: { marked: false } });
  expect(asked).toHaveLength(1);
  expect(covers.map(({ problem }) => problem.en)).toEqual(Array(2).fill('Marking this file takes too long.'));
});

test('Where the program fails nothing stands for the file, whoever asks next tries again, and the line goes on', async () => {
  const { asked, covers, open } = line();
  const [failing, behind] = [open(file, by('Một'), workers), open(file, by('Hai', hash(1)), workers)];
  await turn();
  asked[0]?.fail(new Error('no memory'));
  await expect(failing).rejects.toThrow('no memory');
  await turn();
  asked[1]?.answer(ok(file));
  expect(await behind).toMatchObject({ ok: true, value: { marked: true } });
  const again = open(file, by('Ba'), workers);
  await turn();
  asked[2]?.answer(ok(file));
  expect(await again).toMatchObject({ ok: true, value: { marked: true } });
  expect(covers).toEqual([]);
});
