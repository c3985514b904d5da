// Invented boxes, verified by our verifier and by another program that knows nothing of ours.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { negativeBox, seeded } from '../../test/boxes.ts';
import { fastestGroup } from '../server/sodium.ts';
import { verifyBox } from '../verify/verify-box.ts';
import { type DemoBoxInput, demoBox } from './demo-box.ts';

const group = fastestGroup();
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => `Nguyễn Thị Ử "${at + 1}" – Trưởng khoa\\Viện`);

function invented(rows: number, voters: number, more: Partial<DemoBoxInput>) {
  return demoBox({
    group,
    title: 'Lấy phiếu tín nhiệm năm 2019',
    people: people(rows),
    voters,
    trustees: { size: 1, threshold: 1 },
    random: seeded(`demo ${rows}`),
    timestamp: 1_551_400_000,
    ...more,
  });
}

/** `npx sirona election verify`: a verifier by others (AGPL), run as a program of its own. */
function sirona(bytes: Uint8Array): number | null {
  const manifest = createRequire(import.meta.url).resolve('sirona/package.json');
  const folder = mkdtempSync(join(tmpdir(), 'box-'));
  try {
    writeFileSync(join(folder, 'election.bel'), bytes);
    const program = join(dirname(manifest), 'dist/cli/sirona.js');
    return spawnSync(process.execPath, [program, 'election', 'verify'], { cwd: folder, stdio: 'ignore' }).status;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the other program refuses what is wrong, so that its consent means something', () => {
  expect(sirona(negativeBox('overvote_signed'))).not.toBe(0);
});

describe.each<[string, number, number, Partial<DemoBoxInput>]>([
  ['one person, one trustee', 1, 2, {}],
  ['four persons, two trustees of three, one voter twice', 4, 2, { trustees: { size: 3, threshold: 2 }, revotes: 1 }],
  ['thirty persons, two trustees', 30, 1, { trustees: { size: 2, threshold: 2 } }],
])('a box with %s', (_, rows, voters, more) => {
  const { bytes, truth, uuid } = invented(rows, voters, more);

  test('is right and holds what was put into it', () => {
    expect(verifyBox(bytes, { group })).toMatchObject({
      ok: true,
      ballots: voters + (more.revotes ?? 0),
      counted: voters,
      result: truth.result,
    });
    for (const [person, row] of truth.result.entries())
      expect(row.reduce((sum, count) => sum + count, truth.blankRows[person] ?? 0)).toBe(voters);
    expect(uuid).toHaveLength(14);
  });

  test('is accepted by the other program', () => {
    expect(sirona(bytes)).toBe(0);
  });
});

test('a voter who votes again counts with the last ballot', () => {
  const { truth } = invented(3, 2, { revotes: 2 });
  expect(truth.ballots).toHaveLength(4);
  const [, , third = [], fourth = []] = truth.ballots;
  const sum = third.map((row, person) => row.map((mark, cell) => mark + (fourth[person]?.[cell] ?? 0)));
  expect(truth.result).toEqual(sum);
});

test('the same randomness makes the same box', () => {
  expect(invented(1, 2, {}).bytes).toEqual(invented(1, 2, {}).bytes);
});
