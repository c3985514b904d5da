// Our own arithmetic beside the two that others wrote: same points, same refusals, whatever is given to it.
import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/boxes.ts';
import {
  type DecodedPowers,
  encodeOne,
  type Group,
  groupOrder,
  identityText,
  type Point,
  productOf,
  type VerifyingGroup,
} from '../group/group.ts';
import { nobleGroup } from '../group/noble.ts';
import { randomScalar } from '../group/scalars.ts';
import { sodiumGroup } from './sodium.ts';
import { verifyingGroup, wasmGroup } from './wasm.ts';

const wasm = wasmGroup() as VerifyingGroup;
const sodium = sodiumGroup() as Group;
const all: readonly VerifyingGroup[] = [nobleGroup, sodium, wasm];
const random = seeded('wasm');
const p = 2n ** 255n - 19n;

const hex = (value: bigint) => value.toString(16).padStart(64, '0');
const textOf = (point: typeof ed25519.Point.BASE) => Buffer.from(point.toBytes()).reverse().toString('hex');

/** What each arithmetic makes of the same, as text; they must agree. */
function agreed(work: (group: VerifyingGroup) => readonly string[] | undefined): readonly string[] | undefined {
  const [first, ...others] = all.map(work);
  for (const other of others) expect(other).toEqual(first);
  return first;
}

function agreedPowers(text: string, exponents: readonly bigint[]): readonly string[] | undefined {
  return agreed((group) => {
    const read = group.decodeWithPowers(text, exponents);
    return read && group.encode([read.point, ...read.powers]);
  });
}

/** Small, near the order, near powers of two, runs of ones, one bit in each place, and by chance. */
const exponents = [
  ...[0n, 1n, 2n, 3n, 15n, 16n, 17n, 31n, 32n, 127n, 128n, 129n, 255n, 256n, 257n, 65_535n],
  ...[1n, 2n, 3n, 8n, 16n, 17n].map((less) => groupOrder - less),
  ...Array.from({ length: 253 }, (_, bit) => 2n ** BigInt(bit)).flatMap((bit) => [bit, bit - 1n]),
  ...['55', 'aa', '80', '7f', '81', 'f0', '0f'].map((byte) => BigInt(`0x0f${byte.repeat(31)}`)),
  ...Array.from({ length: 40 }, () => randomScalar(random)),
];

const points = [1n, 2n, groupOrder - 1n, randomScalar(random), randomScalar(random)].map((exponent) =>
  textOf(ed25519.Point.BASE.multiply(exponent)),
);

test('the server checks by it', () => {
  expect(verifyingGroup().library).toBe('wasm');
});

test('its type has no power of a secret', () => {
  expect(Object.keys(wasm)).not.toContain('power');
  expect(Object.keys(wasm.generator)).toEqual(['point', 'publicPower']);
});

test('every exponent, of several points, several at once', () => {
  for (const text of [identityText, ...points]) {
    const taken = text === points[3] ? exponents : exponents.filter((_, index) => index % 11 === 0);
    agreedPowers(text, taken);
    agreed((group) => {
      const base = group.base(group.decode(text) as Point);
      return group.encode(taken.map((exponent) => base.publicPower(exponent)));
    });
  }
});

test('random points to random exponents', () => {
  for (let times = 0; times < 40; times += 1) {
    const [a, b, c, d] = [0, 0, 0, 0].map(() => randomScalar(random)) as [bigint, bigint, bigint, bigint];
    const text = agreed((group) => [encodeOne(group, group.generator.publicPower(a))])?.[0] ?? '';
    agreedPowers(text, [b, c, d, a, b].slice(0, times % 6));
    agreed((group) => {
      const [first, second] = [group.decode(text) as Point, group.generator.publicPower(d)];
      const powers = group.publicPowers(first, [b, c]) as [Point, Point];
      const sum = group.product(group.product(powers[0], second), powers[1]);
      return group.encode([
        sum,
        group.quotient(sum, first),
        group.quotient(first, sum),
        group.product(sum, sum),
        group.quotient(sum, sum),
        group.product(sum, group.identity),
      ]);
    });
  }
});

test('as many points as there are, written at once, the identity among them', () => {
  for (const size of [0, 1, 2, 127, 128, 129, 300]) {
    agreed((group) => {
      const chain = Array.from({ length: size }, (_, at) => (at % 50 === 7 ? group.identity : group.generator.point));
      const products = chain.map((_, at) => productOf(group, chain.slice(Math.max(0, at - 3), at)));
      return group.encode([...products, ...chain]);
    });
  }
});

const torsion = [
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
].map((text) => ed25519.Point.fromHex(text));
const [, , eight] = torsion as [unknown, unknown, typeof ed25519.Point.BASE];

test('no point with any of the eight torsions passes, and without it passes', () => {
  for (let times = 0; times < 6; times += 1) {
    const good = ed25519.Point.BASE.multiply(randomScalar(random));
    let mixed = good;
    for (let torsions = 0; torsions < 8; torsions += 1) {
      expect(agreedPowers(textOf(mixed), [randomScalar(random)]) === undefined).toBe(torsions > 0);
      expect(wasm.decode(textOf(mixed)) === undefined).toBe(torsions > 0);
      mixed = mixed.add(eight);
    }
    expect(mixed.equals(good)).toBe(true);
  }
});

test('every y at the ends of limbs, words and of p, with both signs: the same ones are refused', () => {
  const bits = Array.from({ length: 10 }, (_, limb) => BigInt(Math.ceil(25.5 * limb))).concat(64n, 128n, 192n, 254n);
  const around = [-2n, -1n, 0n, 1n, 2n];
  const values = [
    ...bits.flatMap((bit) => around.flatMap((more) => [2n ** bit + more, p - 2n ** bit + more])),
    ...Array.from({ length: 40 }, (_, more) => p - 20n + BigInt(more)),
    ...Array.from({ length: 24 }, (_, value) => BigInt(value)),
    2n ** 255n - 1n,
  ].filter((value) => value >= 0n && value < 2n ** 255n);
  let read = 0;
  for (const value of new Set(values))
    for (const sign of [0n, 2n ** 255n]) if (agreedPowers(hex(value + sign), [5n]) !== undefined) read += 1;
  // About every sixteenth lies on the curve and in the subgroup.
  expect(read).toBeGreaterThan(10);
  expect(agreedPowers(hex(1n), [5n])).toEqual([identityText, identityText]);
});

test('exponents outside of the group are no exponents', () => {
  const point = wasm.generator.point;
  for (const exponent of [-1n, groupOrder, 2n ** 256n + 1n]) {
    expect(() => wasm.publicPowers(point, [1n, exponent])).toThrow(RangeError);
    expect(() => wasm.generator.publicPower(exponent)).toThrow(RangeError);
  }
});

/** A number as ten limbs that are nearest to nothing. */
function limbsOf(value: bigint): readonly number[] {
  const limbs: number[] = [];
  let rest = value;
  for (let limb = 0; limb < 10; limb += 1) {
    const kept = BigInt.asIntN(26 - (limb & 1), rest);
    limbs.push(Number(kept));
    rest = (rest - kept) >> BigInt(26 - (limb & 1));
  }
  // What is left counts 2^255.
  limbs[0] = (limbs[0] ?? 0) + 19 * Number(rest);
  return limbs;
}

describe('points of which a coordinate has the largest limbs that may occur', () => {
  const { Fp } = ed25519.Point;
  const largest = (signs: (limb: number) => number) =>
    Array.from({ length: 10 }, (_, limb) => signs(limb) * (limb % 2 === 0 ? 2 ** 25 : Math.floor(1.01 * 2 ** 24)));
  const value = (limbs: readonly number[]) =>
    Fp.create(limbs.reduce((sum, limb, at) => sum + BigInt(limb) * 2n ** BigInt(Math.ceil(25.5 * at)), 0n));
  const patterns = [
    largest(() => 1),
    largest(() => -1),
    largest((limb) => (limb % 2 === 0 ? 1 : -1)),
    largest((limb) => (limb % 4 < 2 ? 1 : -1)),
  ];
  /** (X : Y : Z : T) of a point with such an X, Y, Z or T: any of the four may be chosen, the others follow. */
  function written(point: typeof ed25519.Point.BASE, coordinate: number, limbs: readonly number[]): Point {
    const { x, y } = point.toAffine();
    const affine = [x, y, 1n, Fp.mul(x, y)];
    const scale = Fp.mul(value(limbs), Fp.inv(affine[coordinate] ?? 1n));
    const coordinates = affine.map((own, at) => (at === coordinate ? limbs : limbsOf(Fp.mul(own, scale))));
    return Int32Array.from(coordinates.flat()) as unknown as Point;
  }

  test.each(['X', 'Y', 'Z', 'T'].map((name, coordinate) => [name, coordinate] as const))('%s', (_, coordinate) => {
    for (const limbs of patterns) {
      const [a, b, exponent] = [randomScalar(random), randomScalar(random), randomScalar(random)];
      const [first, second] = [a, b].map((own) => ed25519.Point.BASE.multiply(own)) as [
        typeof ed25519.Point.BASE,
        typeof ed25519.Point.BASE,
      ];
      const [own, other] = [written(first, coordinate, limbs), written(second, coordinate, limbs)];
      expect(
        wasm.encode([
          own,
          wasm.product(own, other),
          wasm.quotient(own, other),
          wasm.product(own, own),
          ...wasm.publicPowers(own, [exponent, groupOrder - 1n]),
          wasm.base(own).publicPower(exponent),
        ]),
      ).toEqual(
        [
          first,
          first.add(second),
          first.subtract(second),
          first.double(),
          first.multiply(exponent),
          first.negate(),
          first.multiply(exponent),
        ].map(textOf),
      );
    }
  });
});

test('several at once do not disturb each other', () => {
  const others = Array.from({ length: 5 }, () => wasmGroup() as VerifyingGroup);
  const bases = [wasm, ...others].map((group, index) => group.base(group.generator.publicPower(BigInt(index + 2))));
  const kept: DecodedPowers[] = points.map((text) => wasm.decodeWithPowers(text, [7n]) as DecodedPowers);
  const before = wasm.encode(kept.flatMap(({ point, powers }) => [point, ...powers]));
  for (let times = 0; times < 200; times += 1) for (const base of bases) base.publicPower(BigInt(times));
  expect(
    bases.map((base, index) => encodeOne([wasm, ...others][index] as VerifyingGroup, base.publicPower(3n))),
  ).toEqual(bases.map((_, index) => textOf(ed25519.Point.BASE.multiply(BigInt(3 * (index + 2))))));
  // Points are their own: what was calculated meanwhile did not change them.
  expect(wasm.encode(kept.flatMap(({ point, powers }) => [point, ...powers]))).toEqual(before);
});
