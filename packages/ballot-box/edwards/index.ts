// What the arithmetic offers; `src/server/wasm.ts` calls it. AssemblyScript, compiled by `npm run edwards`. Each call reads its operands at
// fixed places in one page of memory and writes its results there; nothing is kept from one call to the next.
import { copy, isOdd, multiply, numberSize, one, toBytes } from './field.ts';
import { invert } from './inverse.ts';
import {
  addEntryTo,
  addTo,
  atT,
  atY,
  atZ,
  double,
  entrySize,
  fromWriting,
  pointSize,
  prepare,
  prepareEntry,
  setIdentity,
  takeFrom,
} from './point.ts';
import { mostExponents, raise, raiseInSubgroup } from './powers.ts';

/** Points that are written at once, and multiples in one row of a table: 1 to 128 times, of either sign, is a byte. */
const batch = 128;

/** Where operands and results lie. */
export const points = memory.data(batch * 160);
export const texts = memory.data(batch * 32);
export const entries = memory.data(batch * 120);
export const exponents = memory.data(mostExponents * 40);

const second = points + pointSize;
const bytes = memory.data(40);
const addend = memory.data(160);
const inverse = memory.data(40);
const products = memory.data(batch * 40);

/** Reads `texts[0]` into `points[0]`; its powers with so many `exponents` follow. False where it is no element of the group. */
export function read(count: i32): bool {
  reverse(bytes, texts);
  return fromWriting(points, bytes) && raiseInSubgroup(second, points, exponents, count);
}

/** The powers of `points[0]` with so many `exponents` follow it. */
export function powers(count: i32): void {
  raise(second, points, exponents, count);
}

/** Adds `points[1]` to `points[0]`. */
export function product(): void {
  prepare(addend, second);
  addTo(points, addend);
}

/** Takes `points[1]` from `points[0]`. */
export function quotient(): void {
  prepare(addend, second);
  takeFrom(points, addend);
}

/** Writes so many `points` into `texts`: the 32 bytes of RFC 8032, the last first. */
export function write(count: i32): void {
  normalise(count);
  for (let index = 0; index < count; index++) {
    const point = points + index * pointSize;
    toBytes(bytes, point + atY);
    if (isOdd(point)) store<u8>(bytes, load<u8>(bytes, 31) | 0x80, 31);
    reverse(texts + index * 32, bytes);
  }
}

/** Sums so many `entries` into `points[0]`. */
export function sum(count: i32): void {
  setIdentity(points);
  for (let index = 0; index < count; index++) addEntryTo(points, entries + index * entrySize);
}

/** Writes 1 to 128 times `points[0]` into `entries`, and leaves 256 times it there. */
export function multiples(): void {
  prepare(addend, points);
  for (let index = 1; index < batch; index++) {
    const point = points + index * pointSize;
    memory.copy(point, point - pointSize, pointSize);
    addTo(point, addend);
  }
  normalise(batch);
  for (let index = 0; index < batch; index++) prepareEntry(entries + index * entrySize, points + index * pointSize);
  memory.copy(points, points + (batch - 1) * pointSize, pointSize);
  double(points, true);
}

/** Gives so many `points` Z = 1, with one inverse for all (P. Montgomery's trick). No Z is 0, that of the identity neither. */
function normalise(count: i32): void {
  copy(inverse, one);
  for (let index = 0; index < count; index++) {
    copy(products + index * numberSize, inverse);
    multiply(inverse, inverse, points + index * pointSize + atZ);
  }
  invert(inverse, inverse);
  for (let index = count - 1; index >= 0; index--) {
    const point = points + index * pointSize;
    const before = products + index * numberSize;
    multiply(before, before, inverse);
    multiply(inverse, inverse, point + atZ);
    multiply(point, point, before);
    multiply(point + atY, point + atY, before);
    copy(point + atZ, one);
    multiply(point + atT, point, point + atY);
  }
}

function reverse(out: usize, from: usize): void {
  for (let at: usize = 0; at < 32; at += 8) store<u64>(out + 24 - at, bswap(load<u64>(from + at)));
}
