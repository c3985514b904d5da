// Electronic ballot boxes at the command line: reference archives of belenios-tool, and invented boxes of a real list.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, samples, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const vectors = fileURLToPath(new URL('../../../ballot-box/test/vectors/', import.meta.url));
const right = `${vectors}tiny-noblank/${readdirSync(`${vectors}tiny-noblank`).find((name) => name.endsWith('.bel'))}`;

interface Verified {
  readonly ok: boolean;
  readonly rightSoFar: boolean;
  readonly stage: string | null;
  readonly toCome: readonly string[];
  readonly ballots: number;
  readonly counted: number;
  readonly result: readonly (readonly number[])[] | null;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly where: object }[];
  readonly fingerprints?: Readonly<Record<string, string>>;
  readonly millisecondsPerBallot: number | null;
}

/** A reference archive that is wrong, unpacked. */
function wrong(name: string): string {
  const path = folder.path(`${name}.bel`);
  writeFileSync(path, gunzipSync(readFileSync(`${vectors}negative/${name}.bel.gz`)));
  return path;
}

/** Where the records end that stand before the data of the first event like `event`. */
function endBefore(box: Buffer, event: string): number {
  const events = [...box.toString('latin1').matchAll(/[0-9a-f]{64}\.event\.json/g)].map(({ index }) => index);
  const at = box.indexOf(event);
  const before = events.filter((start) => start < at).at(-2) ?? 0;
  const size = Number.parseInt(box.subarray(before + 124, before + 135).toString(), 8);
  return before + 512 + Math.ceil(size / 512) * 512;
}

describe('box verify', () => {
  test('accepts a box that is right and says what is in it', async () => {
    const { status, json: verified, error } = await json<Verified>(['box', 'verify', right]);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(verified).toMatchObject({
      ok: true,
      ballots: 4,
      counted: 3,
      result: [
        [0, 1, 2],
        [0, 1, 1],
      ],
      errors: [],
    });
    expect(verified.millisecondsPerBallot).toBeGreaterThan(0);
    expect(verified.fingerprints?.box).toMatch(/^[0-9a-f]{64}$/);
    const { out } = await tinnhiem(['box', 'verify', right]);
    expect(out).toContain('Hòm phiếu đúng.');
    expect(out).toMatch(/Leader 1 +High: 0 +Trust: 1 +Low: 2/);
  });

  test.each([
    ['overvote_signed', 'ballot-row-proof-invalid'],
    ['byte_flipped_in_payload', 'record-hash-mismatch'],
    ['result_wrong', 'result-mismatch'],
  ])('refuses %s with 3', async (name, code) => {
    const { status, json: verified } = await json<Verified>(['box', 'verify', wrong(name)]);
    expect(status).toBe(3);
    expect(verified.ok).toBe(false);
    expect(verified.errors.map((error) => error.code)).toContain(code);
  });

  test('says in words what is wrong and where, and prints no figure of a wrong box', async () => {
    const { status, out } = await tinnhiem(['box', 'verify', wrong('result_wrong')]);
    expect(status).toBe(3);
    expect(out).toContain('Hòm phiếu SAI');
    expect(out).toMatch(/bản ghi 31, sự kiện 11, dòng 1, ô 2: Kết quả không khớp.* \[result-mismatch\]/);
    expect(out).not.toContain('Leader');
  });

  test('a box on the way is refused with 3, and accepted with --open', async () => {
    const whole = readFileSync(right);
    // The box grows event by event; the set-up ends where the first ballot begins.
    const voting = folder.path('voting.bel');
    writeFileSync(voting, whole.subarray(0, whole.indexOf('{"election_uuid"') - 512));
    const closed = await json<Verified>(['box', 'verify', voting]);
    expect(closed).toMatchObject({ status: 3, json: { result: null, errors: [{ code: 'no-result', where: {} }] } });
    const open = await json<Verified>(['box', 'verify', voting, '--open']);
    expect(open).toMatchObject({ status: 0, json: { ok: true, ballots: 0, result: null, errors: [] } });
    expect(open.json.millisecondsPerBallot).toBeNull();
  });

  test.each([
    ['voting', '"type":"EndBallots"', 4],
    ['ended', '"type":"EncryptedTally"', 3],
    ['decrypting', '"type":"Result"', 2],
  ])('a box in the stage %s is called right so far, with what is to come; never wrong', async (stage, event, steps) => {
    const whole = readFileSync(right);
    const path = folder.path(`${stage}.bel`);
    // Up to the event that ends the stage: from the record behind the event before it.
    writeFileSync(path, whole.subarray(0, endBefore(whole, event)));
    const { status, json: verified } = await json<Verified>(['box', 'verify', path]);
    expect(status).toBe(3);
    expect(verified).toMatchObject({ ok: false, rightSoFar: true, stage, errors: [{ code: 'no-result' }] });
    expect(verified.toCome).toHaveLength(steps);
    const { out } = await tinnhiem(['box', 'verify', path]);
    expect(out).toContain('Hòm phiếu đúng đến lúc này');
    expect(out).toContain('Còn phải có');
    expect(out).not.toContain('SAI');
    const changed = Buffer.from(readFileSync(path));
    changed[changed.length - 600] = (changed[changed.length - 600] ?? 0) ^ 1;
    writeFileSync(path, changed);
    const broken = await json<Verified>(['box', 'verify', path, '--open']);
    expect(broken).toMatchObject({ status: 3, json: { ok: false, rightSoFar: false, toCome: [] } });
  });

  test.each([
    [['box', 'verify', folder.path('khong-co.bel')], 'không có tệp'],
    [['box', 'verify', samples], 'thư mục'],
    [['box', 'verify'], 'Thiếu FILE'],
  ])('%j is wrong use', async (args, sentence) => {
    const { status, error } = await tinnhiem(args);
    expect(status).toBe(2);
    expect(error).toContain(sentence);
  });
});

describe('box demo', { timeout: 60_000 }, () => {
  const data = folder.path('data');
  const out = folder.path('demo.bel');
  const demo = (list: string, ...more: string[]) => [
    'box',
    'demo',
    '--list',
    list,
    '--out',
    out,
    '--data',
    data,
    ...more,
  ];

  beforeAll(async () => {
    const plan = `${samples}tuaf-2019/plan.yaml`;
    const created = await json(['round', 'create', '--plan', plan, '--roster', `${samples}tuaf-2019`, '--data', data]);
    expect(created.status).toBe(0);
  });

  test('makes a box of a list before anything is approved, which verifies to what it says', async () => {
    const made = await json<{
      ballots: number;
      people: { name: string; high: number; confidence: number; low: number; blankRows: number }[];
    }>(demo('tuaf-2019:ban-thuong-vu', '--voters', '3', '--trustees', '2/3'));
    expect(made).toMatchObject({ status: 0, json: { ballots: 3, trustees: { threshold: 2, size: 3 } } });
    const verified = await json<Verified>(['box', 'verify', out]);
    expect(verified).toMatchObject({ status: 0, json: { ok: true, ballots: 3, counted: 3 } });
    expect(verified.json.result).toEqual(made.json.people.map(({ high, confidence, low }) => [high, confidence, low]));
    for (const { high, confidence, low, blankRows } of made.json.people)
      expect(high + confidence + low + blankRows).toBe(3);
    const shown = await tinnhiem(['box', 'verify', out]);
    expect(shown.out).toContain(made.json.people[0]?.name);
    expect(shown.out).toContain('Tín nhiệm cao:');
  });

  test.each([
    ['an unknown list', 'tuaf-2019:khong-co', 'R-unknown-list'],
    ['an unknown round', 'khong-co:don-vi', 'R-not-found'],
  ])('refuses %s', async (_, list, code) => {
    expect(await json(demo(list, '--voters', '3', '--trustees', '1/1'))).toMatchObject({ status: 1, json: { code } });
  });

  test.each([
    ['don-vi', '3', '1/1', '--list'],
    ['a:b:c', '3', '1/1', '--list'],
    ['tuaf-2019:don-vi', '0', '1/1', '--voters'],
    ['tuaf-2019:don-vi', 'ba', '1/1', '--voters'],
    ['tuaf-2019:don-vi', '3', '3/2', '--trustees'],
    ['tuaf-2019:don-vi', '3', '0/2', '--trustees'],
    ['tuaf-2019:don-vi', '3', '2', '--trustees'],
  ])('--list %s --voters %s --trustees %s is wrong use', async (list, voters, trustees, option) => {
    const { status, error } = await tinnhiem(demo(list, '--voters', voters, '--trustees', trustees));
    expect(status).toBe(2);
    expect(error).toContain(option);
  });
});
