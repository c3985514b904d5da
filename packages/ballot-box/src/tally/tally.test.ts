// From encrypted ballots to whole numbers that nobody could see before.
import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/boxes.ts';
import { type Choice, encryptBallot } from '../ballot/encrypt.ts';
import { demoElection } from '../demo/demo-election.ts';
import { confidenceQuestions } from '../election/election.ts';
import { groupOrder } from '../group/group.ts';
import { fastestGroup } from '../server/sodium.ts';
import { membersOf, readTrustees } from '../trustees/check.ts';
import { checkPartialDecryption, combinedFactors, type Factors, isEnough, partialDecryptionText } from './decrypt.ts';
import { countsOf, discreteLogarithm, openedCells, resultText } from './result.ts';
import { addBallot, ballotCiphertexts, emptyTally, lastBallots, readTally, type Tally, tallyText } from './tally.ts';

const group = fastestGroup();
const random = seeded('tally');
const questions = confidenceQuestions(['Lê Văn Ất', 'Phạm Thị Bưởi']);

function electionWith(trustees: { size: number; threshold: number }) {
  const invented = demoElection({ group, title: 'Đợt thử', questions, voters: 3, trustees, random });
  const read = readTrustees(group, invented.texts.trustees);
  if (!read.ok) throw new Error(read.error.code);
  const marks: readonly (readonly Choice[])[] = [
    [
      [1, 0, 0],
      [0, 0, 1],
    ],
    [
      [1, 0, 0],
      [0, 0, 0],
    ],
    [
      [0, 1, 0],
      [0, 0, 1],
    ],
  ];
  const { election, credentials } = invented;
  const ballots = credentials.map((credential, at) => {
    const choices = marks[at] as readonly Choice[];
    return encryptBallot({ group, election, credential, choices, random }).text;
  });
  const cells = ballots.map((ballot) => ballotCiphertexts(group, ballot) as Tally['cells']);
  const tally = cells.reduce((sum, own) => addBallot(group, sum, own), emptyTally(group, questions));
  return { ...invented, trustees: read.value, ballots, tally };
}

const counts = [
  [2n, 1n, 0n],
  [0n, 0n, 2n],
];

function factorsOf(own: ReturnType<typeof electionWith>, owners: readonly number[]): ReadonlyMap<number, Factors> {
  const { fingerprint } = own.election;
  const { cells } = own.tally;
  return new Map(
    owners.map((owner) => {
      const secret = own.secrets[owner - 1] as bigint;
      const trustee = membersOf(own.trustees)[owner - 1];
      if (trustee === undefined) throw new Error('no such trustee');
      const text = partialDecryptionText(group, { fingerprint, cells, secret, random });
      const checked = checkPartialDecryption(group, { fingerprint, cells, trustee }, text);
      if (!checked.ok) throw new Error(JSON.stringify(checked.error));
      return [owner, checked.value];
    }),
  );
}

function opened(own: ReturnType<typeof electionWith>, owners: readonly number[]) {
  const factors = combinedFactors(group, own.trustees, factorsOf(own, owners));
  return factors && countsOf(group, openedCells(group, own.tally, factors), own.tally.weight);
}

describe('a tally under a threshold of two of three', () => {
  const own = electionWith({ size: 3, threshold: 2 });

  test.each([[[1, 2]], [[1, 3]], [[2, 3]], [[3, 1]], [[1, 2, 3]]])('is opened by members %j', (owners) => {
    expect(opened(own, owners)).toEqual(counts);
  });

  test.each([[[]], [[1]], [[3]]])('is not opened by members %j', (owners) => {
    expect(isEnough(own.trustees, new Set(owners))).toBe(false);
    expect(opened(own, owners)).toBeUndefined();
  });
});

describe('a tally under keys that are all needed', () => {
  const own = electionWith({ size: 2, threshold: 2 });

  test('is opened by all and by no fewer', () => {
    expect(opened(own, [1, 2])).toEqual(counts);
    expect(opened(own, [1])).toBeUndefined();
    expect(opened(own, [2])).toBeUndefined();
  });

  test('is written and read back', () => {
    const text = tallyText(group, own.tally);
    const cells = readTally(group, text);
    expect(cells && tallyText(group, { ...own.tally, cells })).toBe(text);
    expect(readTally(group, text.replace(/[0-9a-f]{64}/, '0'.repeat(64)))).toBeUndefined();
    expect(readTally(group, ` ${text}`)).toBeUndefined();
  });

  test('counts a ballot of weight three three times', () => {
    const [ballot] = own.ballots;
    const cells = ballotCiphertexts(group, ballot ?? '') as Tally['cells'];
    const weighted = addBallot(group, emptyTally(group, questions), cells, 3n);
    expect(weighted).toMatchObject({ ballots: 1, weight: 3n });
    const thrice = [1, 2, 3].reduce((sum) => addBallot(group, sum, cells), emptyTally(group, questions));
    expect(tallyText(group, weighted)).toBe(tallyText(group, thrice));
  });

  test('refuses a decryption with another secret, of another election or of another tally', () => {
    const { fingerprint } = own.election;
    const { cells } = own.tally;
    const [secret = 0n, otherSecret = 0n] = own.secrets;
    const [trustee] = membersOf(own.trustees);
    if (trustee === undefined) throw new Error('no trustee');
    const other = addBallot(group, own.tally, ballotCiphertexts(group, own.ballots[0] ?? '') as Tally['cells']).cells;
    for (const wrong of [
      { fingerprint, cells, secret: otherSecret, random },
      { fingerprint: 'another', cells, secret, random },
      { fingerprint, cells: other, secret, random },
    ])
      expect(
        checkPartialDecryption(group, { fingerprint, cells, trustee }, partialDecryptionText(group, wrong)),
      ).toMatchObject({
        ok: false,
        error: [{ code: 'decryption-proof-invalid', where: { trustee: 1 } }, ...new Array(5).fill({})],
      });
  });
});

test('of no ballot opens to zeros', () => {
  const own = electionWith({ size: 1, threshold: 1 });
  const nothing = { ...own, tally: emptyTally(group, questions) };
  expect(opened(nothing, [1])).toEqual([
    [0n, 0n, 0n],
    [0n, 0n, 0n],
  ]);
});

test('the last ballot of each credential counts, and what begins like no ballot counts for nobody', () => {
  const { ballots } = electionWith({ size: 1, threshold: 1 });
  const bytes = [...ballots, ballots[0] ?? '', 'x'].map((text) => ({ bytes: new TextEncoder().encode(text) }));
  expect([...lastBallots(bytes).values()].sort()).toEqual([1, 2, 3]);
});

describe('the number in an opened cell', () => {
  test.each([0n, 1n, 2n, 9n, 10n, 99n, 100n, 1999n, 2000n])('is found: %i of at most 2000', (count) => {
    expect(discreteLogarithm(group, 2000n)(group.generator.power(count))).toBe(count);
  });

  test.each([2001n, 10_000n, groupOrder - 1n])('is not found beyond: %i', (count) => {
    expect(discreteLogarithm(group, 2000n)(group.generator.power(count))).toBeUndefined();
  });

  test.each([0n, 1n, 2n, 3n])('is found up to exactly the greatest, %i', (greatest) => {
    const logarithm = discreteLogarithm(group, greatest);
    expect(logarithm(group.generator.power(greatest))).toBe(greatest);
    expect(logarithm(group.generator.power(greatest + 1n))).toBeUndefined();
  });
});

test('a result is written as the format wants it, great numbers as strings', () => {
  expect(
    resultText([
      [1n, 0n],
      [2n ** 30n - 1n, 2n ** 30n],
    ]),
  ).toBe('{"result":[[1,0],[1073741823,"1073741824"]]}');
});
