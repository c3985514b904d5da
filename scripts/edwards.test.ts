// The WebAssembly that checks ballots: that it is what its source says, and that the numbers below it are right to the last bit.
import { readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { compiled, edwardsFile } from './edwards.ts';

const p = 2n ** 255n - 19n;

test('The compiled arithmetic is that of its source; compile it anew with: npm run edwards', () => {
  expect(Buffer.from(compiled('index.ts')).equals(readFileSync(edwardsFile))).toBe(true);
});

interface Field {
  readonly memory: { readonly buffer: ArrayBuffer };
  multiply(out: number, a: number, b: number): void;
  square(out: number, a: number): void;
  add(out: number, a: number, b: number): void;
  subtract(out: number, a: number, b: number): void;
  settle(out: number, a: number): void;
  fromBytes(out: number, bytes: number): void;
  toBytes(bytes: number, a: number): void;
  isZero(a: number): number;
  isOdd(a: number): number;
  invert(out: number, a: number): void;
  rootPower(out: number, a: number): void;
}

interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly: Engine };
const exportsOf = (source: string) => new engine.Instance(new engine.Module(compiled(source))).exports;
const field = exportsOf('field.ts') as Field;
const inverse = exportsOf('inverse.ts') as Field;

// Far behind what the module itself keeps.
const [out, first, second, bytes] = [40_000, 40_040, 40_080, 40_120];

const sizes = Array.from({ length: 10 }, (_, limb) => 26 - (limb & 1));
const numberOf = (limbs: readonly number[]) =>
  limbs.reduceRight((value, limb, at) => value * 2n ** BigInt(sizes[at] ?? 0) + BigInt(limb), 0n);
const remainder = (value: bigint) => ((value % p) + p) % p;

function put(module: Field, at: number, limbs: readonly number[]): void {
  new Int32Array(module.memory.buffer, at, 10).set(limbs);
}

const limbsAt = (module: Field, at: number) => [...new Int32Array(module.memory.buffer, at, 10)];

function limbsOf(value: bigint): readonly number[] {
  let rest = value;
  return sizes.map((size) => {
    const limb = Number(BigInt.asUintN(size, rest));
    rest >>= BigInt(size);
    return limb;
  });
}

/** One unit of a limb, as `field.ts` counts. */
const unit = (limb: number) => (limb % 2 === 0 ? 2 ** 25 : Math.floor(1.01 * 2 ** 24));
const limbsWithin = (units: number, share: (limb: number) => number) =>
  sizes.map((_, limb) => Math.trunc(units * unit(limb) * share(limb)));

/** Always the same numbers in [0, 1), which look like chance. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Limbs as large as they may be, all of one sign, in turn and at random, and random ones. */
function extremes(units: number): readonly (readonly number[])[] {
  const random = chance(units);
  const signs = () => (random() < 0.5 ? 1 : -1);
  return [
    limbsWithin(units, () => 1),
    limbsWithin(units, () => -1),
    limbsWithin(units, (limb) => (limb % 2 === 0 ? 1 : -1)),
    limbsWithin(units, (limb) => (limb % 2 === 0 ? -1 : 1)),
    ...sizes.map((_, alone) => limbsWithin(units, (limb) => (limb === alone ? 1 : 0))),
    ...Array.from({ length: 20 }, () => limbsWithin(units, signs)),
    ...Array.from({ length: 20 }, () => limbsWithin(units, () => 2 * random() - 1)),
  ];
}

function expectOneUnit(module: Field, value: bigint): void {
  const limbs = limbsAt(module, out);
  expect(remainder(numberOf(limbs))).toBe(remainder(value));
  expect(limbs.every((limb, at) => Math.abs(limb) <= unit(at))).toBe(true);
}

test('Products and squares of the largest limbs that may occur are right, and within one unit again', () => {
  const numbers = extremes(4);
  for (const a of numbers) {
    put(field, first, a);
    field.square(out, first);
    expectOneUnit(field, numberOf(a) ** 2n);
    field.settle(out, first);
    expectOneUnit(field, numberOf(a));
    for (const b of numbers) {
      put(field, second, b);
      field.multiply(out, first, second);
      expectOneUnit(field, numberOf(a) * numberOf(b));
    }
  }
});

test('A result may stand in the place of what it is made of', () => {
  const [a, b] = extremes(4).slice(-2) as [readonly number[], readonly number[]];
  for (const place of [first, second]) {
    put(field, first, a);
    put(field, second, b);
    field.multiply(place, first, second);
    expect(remainder(numberOf(limbsAt(field, place)))).toBe(remainder(numberOf(a) * numberOf(b)));
  }
  put(field, first, a);
  field.square(first, first);
  expect(remainder(numberOf(limbsAt(field, first)))).toBe(remainder(numberOf(a) ** 2n));
});

test('Sums and differences of each limb', () => {
  for (const a of extremes(2))
    for (const b of extremes(2).slice(-25)) {
      put(field, first, a);
      put(field, second, b);
      field.add(out, first, second);
      expect(numberOf(limbsAt(field, out))).toBe(numberOf(a) + numberOf(b));
      field.subtract(out, first, second);
      expect(numberOf(limbsAt(field, out))).toBe(numberOf(a) - numberOf(b));
    }
});

/** Around 0, p, the ends of limbs and of words of 64 bits. */
const edges = [...sizes.map((_, limb) => BigInt(Math.ceil(25.5 * limb))), ...[64n, 128n, 192n, 254n]].flatMap((bit) => [
  2n ** bit - 1n,
  2n ** bit,
  2n ** bit + 1n,
  p - 2n ** bit,
  p - 2n ** bit + 1n,
]);

test('Numbers come out of bytes and go into them as the one remainder below p', () => {
  const buffer = Buffer.from(field.memory.buffer);
  for (const value of [0n, 1n, 18n, 19n, p - 1n, p - 2n, p - 19n, ...edges, ...edges.map((edge) => p - edge)]) {
    put(field, first, limbsOf(value));
    field.settle(out, first);
    field.toBytes(bytes, out);
    const written = buffer.subarray(bytes, bytes + 32);
    expect(BigInt(`0x${Buffer.from(written).reverse().toString('hex')}`)).toBe(remainder(value));
    // The highest bit is no part of the number.
    buffer[bytes + 31] = (buffer[bytes + 31] ?? 0) | 0x80;
    field.fromBytes(out, bytes);
    expect(numberOf(limbsAt(field, out))).toBe(remainder(value));
    expect(field.isZero(first)).toBe(remainder(value) === 0n ? 1 : 0);
    field.settle(out, first);
    expect(field.isOdd(out)).toBe(Number(remainder(value) & 1n));
  }
  for (const limbs of extremes(1)) {
    put(field, first, limbs);
    field.toBytes(bytes, first);
    const written = buffer.subarray(bytes, bytes + 32);
    expect(BigInt(`0x${Buffer.from(written).reverse().toString('hex')}`)).toBe(remainder(numberOf(limbs)));
  }
});

test('Nothing but multiples of p is zero', () => {
  for (const [value, zero] of [
    [p, 1],
    [2n * p, 1],
    [p + 1n, 0],
    [p - 1n, 0],
    [2n ** 255n, 0],
  ] as const) {
    const limbs = limbsOf(value % 2n ** 255n);
    put(field, first, [...limbs.slice(0, 9), (limbs[9] ?? 0) + Number(value >> 255n) * 2 ** 25]);
    expect(field.isZero(first)).toBe(zero);
  }
});

test('A point is read as RFC 8032 writes it, whatever its order, and nothing else is', () => {
  const point = exportsOf('point.ts') as Field & { fromWriting(out: number, bytes: number): number };
  const random = chance(8032);
  const chances = Array.from({ length: 60 }, () =>
    sizes.reduce((value) => value * 2n ** 26n + BigInt(Math.floor(random() * 2 ** 26)), 0n),
  ).map((value) => value % 2n ** 255n);
  const ys = [...edges, ...chances, ...Array.from({ length: 40 }, (_, more) => p - 20n + BigInt(more))];
  const verdicts = ys
    .filter((y) => y < 2n ** 255n)
    .flatMap((y) => [y, y + 2n ** 255n])
    .map((written) => {
      const writing = Buffer.from(written.toString(16).padStart(64, '0'), 'hex').reverse();
      new Uint8Array(point.memory.buffer, bytes, 32).set(writing);
      const read = point.fromWriting(out, bytes) === 1;
      const expected = onCurve(writing);
      expect(read).toBe(expected !== undefined);
      if (expected === undefined) return false;
      const [x, y, z, t] = [0, 40, 80, 120].map((at) => remainder(numberOf(limbsAt(point, out + at))));
      expect([x, y, z, t]).toEqual([expected.x, expected.y, 1n, remainder(expected.x * expected.y)]);
      return true;
    });
  expect(new Set(verdicts)).toEqual(new Set([true, false]));
});

function onCurve(writing: Uint8Array) {
  try {
    return ed25519.Point.fromBytes(writing).toAffine();
  } catch {
    return undefined;
  }
}

test('Inverses, and the power that square roots are made of', () => {
  const power = (base: bigint, exponent: bigint) => {
    let [result, square] = [1n, remainder(base)];
    for (let rest = exponent; rest > 0n; rest >>= 1n) {
      if ((rest & 1n) === 1n) result = (result * square) % p;
      square = (square * square) % p;
    }
    return result;
  };
  for (const value of [0n, 1n, 2n, p - 1n, ...edges.slice(0, 10)]) {
    put(inverse, first, limbsOf(remainder(value)));
    inverse.invert(out, first);
    expectOneUnit(inverse, power(value, p - 2n));
    inverse.rootPower(out, first);
    expectOneUnit(inverse, power(value, (p - 5n) / 8n));
  }
});
