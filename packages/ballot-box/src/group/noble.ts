// The group by @noble/curves, in every browser and on every server.
import { FpInvertBatch } from '@noble/curves/abstract/modular.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { type Base, type Group, groupOrder, looksLikePoint, type Point } from './group.ts';

const Curve = ed25519.Point;
type CurvePoint = typeof Curve.BASE;

/** Bits of a window of a prepared base: 25 ms and some 4,000 points, for a third of the time of every later power. */
const windowBits = 8;

const inside = (point: Point) => point as unknown as CurvePoint;
const outside = (point: CurvePoint) => point as unknown as Point;

let preparedGenerator: Base | undefined;

/** The arithmetic by @noble/curves. */
export const nobleGroup: Group = {
  library: 'noble',
  identity: outside(Curve.ZERO),
  get generator() {
    preparedGenerator ??= prepared(Curve.BASE);
    return preparedGenerator;
  },
  base: (point) => prepared(inside(point)),
  decode(text) {
    const point = onCurve(text);
    return point?.isTorsionFree() === true ? outside(point) : undefined;
  },
  decodeWithPowers(text, exponents) {
    const point = onCurve(text);
    if (point === undefined) return undefined;
    // The subgroup is where the power of the order is the identity; it shares the doublings of the other powers.
    const [whole, ...powers] = powersOf(point, [groupOrder, ...exponents]);
    return whole?.is0() === true ? { point: outside(point), powers: powers.map(outside) } : undefined;
  },
  encode(points) {
    const curvePoints = points.map(inside);
    const inverses = FpInvertBatch(
      Curve.Fp,
      curvePoints.map(({ Z }) => Z),
      true,
    );
    return curvePoints.map((point, at) => {
      const { x, y } = point.toAffine(inverses[at]);
      return (((x & 1n) << 255n) | y).toString(16).padStart(64, '0');
    });
  },
  product: (a, b) => outside(inside(a).add(inside(b))),
  quotient: (a, b) => outside(inside(a).subtract(inside(b))),
  power(point, exponent) {
    const curvePoint = inside(point);
    return outside(exponent === 0n || curvePoint.is0() ? Curve.ZERO : curvePoint.multiply(exponent));
  },
  publicPowers: (point, exponents) => powersOf(inside(point), exponents).map(outside),
};

function prepared(point: CurvePoint): Base {
  if (point.is0())
    return { point: outside(point), power: () => outside(Curve.ZERO), publicPower: () => outside(Curve.ZERO) };
  // Another object of the same point: on its own base point the library also blinds each exponent with chance of its own,
  // which costs half as much again and is done for no other point.
  const base = Curve.fromAffine(point.toAffine()).precompute(windowBits, false);
  return {
    point: outside(base),
    power: (exponent) => outside(exponent === 0n ? Curve.ZERO : base.multiply(exponent)),
    publicPower: (exponent) => outside(base.multiplyUnsafe(exponent)),
  };
}

function onCurve(text: string): CurvePoint | undefined {
  if (!looksLikePoint(text)) return undefined;
  try {
    return Curve.fromBytes(hexToBytes(text).reverse());
  } catch {
    return undefined;
  }
}

/** Bits of a signed digit of an exponent; digits are odd and so have four sizes. */
const digitBits = 4;

/**
 * Powers of one point with one chain of doublings (A. Yao, On the evaluation of powers, 1976): the doubled point is
 * added to the bucket of the exponent's digit at that place, and the buckets are summed with their weights at the end.
 */
function powersOf(point: CurvePoint, exponents: readonly bigint[]): readonly CurvePoint[] {
  const digits = exponents.map(signedDigits);
  const buckets = exponents.map(() => Array.from({ length: 2 ** (digitBits - 2) }, () => Curve.ZERO));
  const length = Math.max(0, ...digits.map((own) => own.length));
  let doubled = point;
  for (let place = 0; place < length; place += 1) {
    if (place > 0) doubled = doubled.double();
    for (const [index, own] of digits.entries()) {
      const digit = own[place] ?? 0;
      if (digit === 0) continue;
      const bucket = (Math.abs(digit) - 1) >> 1;
      const row = buckets[index] as CurvePoint[];
      const before = row[bucket] as CurvePoint;
      row[bucket] = digit > 0 ? before.add(doubled) : before.subtract(doubled);
    }
  }
  return buckets.map(weightedSum);
}

/** 1·B₀ + 3·B₁ + 5·B₂ + 7·B₃. */
function weightedSum(buckets: readonly CurvePoint[]): CurvePoint {
  let [fromTop, sumAboveFirst] = [Curve.ZERO, Curve.ZERO];
  for (const bucket of buckets.slice(1).reverse()) {
    fromTop = fromTop.add(bucket);
    sumAboveFirst = sumAboveFirst.add(fromTop);
  }
  return sumAboveFirst
    .double()
    .add(fromTop)
    .add(buckets[0] ?? Curve.ZERO);
}

/** An exponent as signed digits, the lowest place first: 0 or odd, smaller than 2^(digitBits − 1). */
function signedDigits(exponent: bigint): readonly number[] {
  const bits = exponent.toString(2);
  const bitAt = (place: number) => (bits.charCodeAt(bits.length - 1 - place) === 49 ? 1 : 0);
  const digits: number[] = [];
  let carry = 0;
  while (digits.length < bits.length || carry === 1) {
    const place = digits.length;
    // An even rest: this digit is zero, and what was carried is carried on.
    if (bitAt(place) === carry) {
      digits.push(0);
      continue;
    }
    let window = carry;
    for (let bit = 0; bit < digitBits; bit += 1) window += bitAt(place + bit) << bit;
    carry = window > 2 ** (digitBits - 1) ? 1 : 0;
    digits.push(window - carry * 2 ** digitBits, ...Array.from({ length: digitBits - 1 }, () => 0));
  }
  return digits;
}
