import { readFileSync, writeFileSync } from 'node:fs';
import { verifyBox } from '@tinnhiem/ballot-box';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import { readContainer, verifyArchive, writeContainer } from '@tinnhiem/verifier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { json, samples, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

interface Figures {
  readonly lists: readonly {
    readonly id: string;
    readonly collected: number;
    readonly people: readonly Readonly<Record<'high' | 'confidence' | 'low' | 'invalidRows', number>>[];
  }[];
}

interface Rehearsed {
  readonly round: string;
  readonly archive: string;
  readonly truth: string;
  readonly results: string;
  readonly differences: readonly unknown[];
}

const folder = temporaryFolder();
afterAll(folder.remove);
const plan = folder.path('ke-hoach.yaml');
const inputs = ['--plan', plan, '--roster', `${samples}tuaf-2019`];

// The first conference alone: the whole plan takes minutes.
beforeAll(() => {
  const whole = parse(readFileSync(`${samples}tuaf-2019/plan.yaml`, 'utf8')) as {
    conferences: { lists: string[] }[];
    lists: { id: string }[];
  };
  const [conference] = whole.conferences;
  const lists = whole.lists.filter(({ id }) => conference?.lists.includes(id));
  writeFileSync(plan, stringify({ ...whole, lists, conferences: [conference] }));
});

test('A rehearsal in both ways ends in an archive that holds, with the result that the marks make', async () => {
  const out = folder.path('dien-tap');
  const {
    status,
    json: answer,
    error,
  } = await json<Rehearsed>([
    'rehearse',
    ...inputs,
    ...['--voters', '6', '--mode', 'mixed', '--seed', '3', '--out', out],
  ]);
  expect(status, error).toBe(0);
  const [truth, results] = [answer.truth, answer.results].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as Figures,
  );
  expect(answer.differences).toEqual([]);
  expect(results).toEqual(truth);
  expect(results?.lists.map(({ collected }) => collected)).toEqual([6]);
  for (const { high, confidence, low, invalidRows } of results?.lists[0]?.people ?? [])
    expect(high + confidence + low + invalidRows).toBe(6);
  const passphrase = ['--passphrase-file', `${out}/mat-khau-dien-tap.txt`];
  const verified = await json(['verify', answer.archive, ...passphrase]);
  expect(verified.status, verified.error).toBe(0);
  expect(verified.json).toMatchObject({ ok: true, round: answer.round });
}, 240_000);

/** An electronic rehearsal with so many voters that the public gets the whole box. */
async function electronicArchive(seed: string): Promise<{ bytes: Uint8Array; passphrase: string }> {
  const out = folder.path(`dien-tu-${seed}`);
  const voted = ['--voters', '12', '--mode', 'electronic', '--seed', seed, '--out', out];
  const { status, json: answer, error } = await json<Rehearsed>(['rehearse', ...inputs, ...voted]);
  expect(status, error).toBe(0);
  expect(answer.differences).toEqual([]);
  const passphrase = readFileSync(`${out}/mat-khau-dien-tap.txt`, 'utf8').trim();
  return { bytes: readFileSync(answer.archive), passphrase };
}

test('A box in an archive is verified with it; a changed byte and another box that is valid by itself are found', async () => {
  const { bytes, passphrase } = await electronicArchive('5');
  const other = await electronicArchive('6');
  const group = fastestGroup();
  const isBox = ({ path }: { path: string }) => path.startsWith('boxes/');
  const all = readContainer(bytes).files;
  const [box, ...more] = all.filter(isBox);
  expect([box?.path, more]).toEqual([expect.stringMatching(/^boxes\/[a-z0-9-]+_[a-z0-9-]+\.bel$/u), []]);
  const { path, bytes: content } = box!;
  expect(verifyBox(content, { group, open: true })).toMatchObject({ errors: [], counted: 12 });
  const failed = (archive: Uint8Array) => verifyArchive(archive, { passphrase, group }).checks.filter(({ ok }) => !ok);
  expect(failed(bytes)).toEqual([]);

  const at = Buffer.from(bytes).indexOf(content);
  expect(at).toBeGreaterThan(0);
  for (const place of [0, 600, Math.floor(content.length / 2), content.length - 1]) {
    const flipped = Uint8Array.from(bytes);
    flipped[at + place]! ^= 1;
    const found = failed(flipped);
    expect(
      found.map(({ where }) => where?.file),
      `byte ${place}`,
    ).toContain(path);
    expect(
      found.map(({ code }) => code),
      `byte ${place}`,
    ).toContain('boxes');
  }

  // Exchanged by somebody who writes a container that is right in itself.
  const exchanged = readContainer(other.bytes).files.find(isBox);
  expect(exchanged?.path).toBe(path);
  expect(verifyBox(exchanged!.bytes, { group, open: true })).toMatchObject({ errors: [], counted: 12 });
  const found = failed(writeContainer(all.map((file) => (isBox(file) ? exchanged! : file))));
  expect(found.map(({ code, where }) => [code, where?.file])).toContainEqual(['boxes', path]);
  expect(failed(writeContainer(all.filter((file) => !isBox(file)))).map(({ code }) => code)).toContain('boxes');
}, 480_000);

test('A folder that holds something is left as it is', async () => {
  const out = folder.path('da-co');
  writeFileSync(out, 'x');
  const refused = await tinnhiem([
    'rehearse',
    ...inputs,
    '--voters',
    '2',
    '--mode',
    'paper',
    '--seed',
    '1',
    '--out',
    folder.path('.'),
  ]);
  expect(refused.status).toBe(1);
  expect(refused.error).toContain('không trống');
  expect(readFileSync(out, 'utf8')).toBe('x');
});

test('A way of voting that there is none of, and a number that is none, are said in words', async () => {
  const wrong = await tinnhiem([
    'rehearse',
    ...inputs,
    '--voters',
    'x',
    '--mode',
    'paper',
    '--seed',
    '1',
    '--out',
    'x',
  ]);
  expect([wrong.status, wrong.error]).toEqual([2, expect.stringContaining('--voters')]);
  const mode = await tinnhiem(['rehearse', ...inputs, '--voters', '2', '--mode', 'post', '--seed', '1', '--out', 'x']);
  expect([mode.status, mode.error]).toEqual([2, expect.stringContaining('electronic')]);
});
