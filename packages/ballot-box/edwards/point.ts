// Points of edwards25519, −x² + y² = 1 + d·x²·y², as (X : Y : Z : T) with x = X/Z, y = Y/Z, T = X·Y/Z (Hisil, Wong, Carter,
// Dawson, Twisted Edwards Curves Revisited, 2008). Adding has no exceptions on this curve: the identity and points of small order
// are added like any other, and Z is never 0. Coordinates are within one unit (`field.ts`).
import { add, copy, fromBytes, isOdd, isZero, multiply, numberSize, one, square, subtract, zero } from './field.ts';
import { rootPower } from './inverse.ts';

/** Bytes of a point, and where in it its coordinates are; X is first. */
export const pointSize = 4 * numberSize;
export const atY = numberSize;
export const atZ = 2 * numberSize;
export const atT = 3 * numberSize;

/** Bytes of a point with Z = 1 made ready to be added: y + x, y − x (two units each), 2·d·x·y. */
export const entrySize = 3 * numberSize;
/** Of any point made ready: Y + X, Y − X, 2·d·T, 2·Z. */
export const addendSize = 4 * numberSize;

const curveD = memory.data<i32>([
  -10913610, 13857413, -15372611, 6949391, 114729, -8787816, -6275908, -3247719, -18696448, -12055116,
]);
const twiceCurveD = memory.data<i32>([
  -21827239, -5839606, -30745221, 13898782, 229458, 15978800, -12551817, -6495438, 29715968, 9444199,
]);
const rootOfMinusOne = memory.data<i32>([
  -32595792, -7943725, 9377950, 3500415, 12389472, -272473, -25146209, -2005654, 326686, 11406482,
]);

const a = memory.data(40);
const b = memory.data(40);
const c = memory.data(40);
const d = memory.data(40);
const e = memory.data(40);
const f = memory.data(40);
const g = memory.data(40);
const h = memory.data(40);

export function setIdentity(point: usize): void {
  copy(point, zero);
  copy(point + atY, one);
  copy(point + atZ, one);
  copy(point + atT, zero);
}

export function isIdentity(point: usize): bool {
  subtract(a, point + atY, point + atZ);
  return isZero(point) && isZero(a);
}

/** point = −point: −(x, y) is (−x, y). */
export function negate(point: usize): void {
  subtract(point, zero, point);
  subtract(point + atT, zero, point + atT);
}

/** point = 2·point. T, which doubling does not need, only where it is asked for. */
export function double(point: usize, withT: bool): void {
  square(a, point);
  square(b, point + atY);
  square(c, point + atZ);
  add(c, c, c);
  add(e, point, point + atY);
  square(e, e);
  add(h, a, b);
  subtract(e, h, e); // three units
  subtract(g, a, b);
  add(f, c, g); // four
  finish(point, withT);
}

/** Makes a point ready to be added. */
export function prepare(addend: usize, point: usize): void {
  prepareEntry(addend, point);
  add(addend + atT, point + atZ, point + atZ);
}

/** Makes a point with Z = 1 ready to be added. */
export function prepareEntry(entry: usize, point: usize): void {
  add(entry, point + atY, point);
  subtract(entry + numberSize, point + atY, point);
  multiply(entry + 2 * numberSize, point + atT, twiceCurveD);
}

/** point = point + addend. */
export function addTo(point: usize, addend: usize): void {
  multiply(c, point + atZ, addend + 3 * numberSize);
  addWith(point, addend, addend + numberSize, addend + 2 * numberSize, c);
}

/** point = point − addend. */
export function takeFrom(point: usize, addend: usize): void {
  multiply(c, point + atZ, addend + 3 * numberSize);
  subtract(g, zero, addend + 2 * numberSize);
  addWith(point, addend + numberSize, addend, g, c);
}

/** point = point + entry. */
export function addEntryTo(point: usize, entry: usize): void {
  add(c, point + atZ, point + atZ);
  addWith(point, entry, entry + numberSize, entry + 2 * numberSize, c);
}

/** point = point + another, of which Y + X, Y − X, 2·d·T are given, and 2·Z·Z' of both. */
function addWith(point: usize, sum: usize, difference: usize, product: usize, zz: usize): void {
  subtract(a, point + atY, point);
  multiply(a, a, difference);
  add(b, point + atY, point);
  multiply(b, b, sum);
  multiply(d, point + atT, product);
  subtract(e, b, a);
  subtract(f, zz, d); // three units at most
  add(g, zz, d);
  add(h, b, a);
  finish(point, true);
}

/** What doubling and adding end with: four products of what they have put into e, f, g and h. */
function finish(point: usize, withT: bool): void {
  multiply(point, e, f);
  multiply(point + atY, g, h);
  multiply(point + atZ, f, g);
  if (withT) multiply(point + atT, e, h);
}

const y2 = memory.data(40);
const u = memory.data(40);
const v = memory.data(40);

/**
 * Reads 32 bytes as RFC 8032 (5.1.3) writes points: y, and in the highest bit whether x is odd. False for what is no point of the
 * curve, and for every other than the one way of writing a point: y not below p, x = 0 called odd.
 */
export function fromWriting(point: usize, bytes: usize): bool {
  const last = load<u64>(bytes, 24);
  const odd = last >> 63 === 1;
  const full = u64.MAX_VALUE;
  if (
    load<u64>(bytes) >= full - 18 &&
    load<u64>(bytes, 8) === full &&
    load<u64>(bytes, 16) === full &&
    last << 1 === full - 1
  )
    return false;
  fromBytes(a, bytes);
  multiply(point + atY, a, one);
  copy(point + atZ, one);
  // x² = u/v = (y² − 1) / (d·y² + 1), so that x is u·v³·(u·v⁷)^((p − 5) / 8), or that times the root of −1.
  square(y2, point + atY);
  subtract(u, y2, one);
  multiply(v, y2, curveD);
  add(v, v, one);
  square(a, v);
  multiply(a, a, v); // v³
  square(b, a);
  multiply(b, b, v); // v⁷
  multiply(b, b, u);
  rootPower(c, b);
  multiply(c, c, a);
  multiply(c, c, u);
  square(a, c);
  multiply(a, a, v); // v·x², which must be u, or −u
  subtract(b, a, u);
  if (!isZero(b)) {
    add(b, a, u);
    if (!isZero(b)) return false;
    multiply(c, c, rootOfMinusOne);
  }
  if (isZero(c)) {
    if (odd) return false;
  } else if (isOdd(c) !== odd) {
    subtract(c, zero, c);
  }
  copy(point, c);
  multiply(point + atT, point, point + atY);
  return true;
}
