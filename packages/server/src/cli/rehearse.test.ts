import { readFileSync, writeFileSync } from 'node:fs';
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
