// Powers of one point with one chain of doublings (A. Yao, On the evaluation of powers, 1976): the doubled point is added to the bucket
// of each exponent's digit at that place, and the buckets are summed with their weights at the end. The time taken tells about
// exponents, which must be known to everybody.
import { addTo, double, isIdentity, negate, pointSize, prepare, setIdentity, takeFrom } from './point.ts';

/** Exponents of one chain at most, besides the order of the group. */
export const mostExponents = 4;
/** Bytes of an exponent: 32, the first counting least, and some that are zero, so that a digit may be looked for beyond its end. */
export const exponentSize = 40;

/** Bits of a signed digit. Digits are 0 or odd, and so have eight sizes: 1, 3 … 15. */
const digitBits = 5;
const sizes = 8;
/** Bytes for the digits of one exponent. */
const rowSize = 256;

const order = memory.data<u32>([0x5cf5d3ed, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0, 0, 0, 0x10000000, 0, 0]);

/** For every exponent its digits, the lowest first, and its buckets, of which those that are empty say so. */
const digits = memory.data((mostExponents + 1) * rowSize);
const buckets = memory.data((mostExponents + 1) * sizes * 160);
const filled = memory.data((mostExponents + 1) * sizes);

const doubled = memory.data(160);
const addend = memory.data(160);

/** results = the powers of the point, one behind the other. */
export function raise(results: usize, point: usize, exponents: usize, count: i32): void {
  let places = 0;
  for (let row = 0; row < count; row++) places = max(places, recode(row, exponents + row * exponentSize));
  fillBuckets(point, count, places);
  for (let row = 0; row < count; row++) sumBuckets(results + row * pointSize, row);
}

/** The same, and whether the point is of the subgroup: there, its power of the group's order is the identity. */
export function raiseInSubgroup(results: usize, point: usize, exponents: usize, count: i32): bool {
  for (let row = 0; row < count; row++) recode(row, exponents + row * exponentSize);
  // No exponent is longer than the order.
  fillBuckets(point, count + 1, recode(count, order));
  for (let row = 0; row < count; row++) sumBuckets(results + row * pointSize, row);
  sumBuckets(doubled, count);
  return isIdentity(doubled);
}

function fillBuckets(point: usize, rows: i32, places: i32): void {
  memory.fill(filled, 0, rows * sizes);
  memory.copy(doubled, point, pointSize);
  for (let place = 0; place < places; place++) {
    let used = false;
    for (let row = 0; row < rows; row++) used = used || digitAt(row, place) !== 0;
    if (place > 0) double(doubled, used);
    if (!used) continue;
    prepare(addend, doubled);
    for (let row = 0; row < rows; row++) {
      const digit = digitAt(row, place);
      if (digit !== 0) addToBucket(row * sizes + (abs(digit) >> 1), digit < 0);
    }
  }
}

function digitAt(row: i32, place: i32): i32 {
  return load<i8>(digits + row * rowSize + place);
}

function addToBucket(index: i32, negative: bool): void {
  const bucket = buckets + index * pointSize;
  if (load<u8>(filled + index) === 0) {
    store<u8>(filled + index, 1);
    memory.copy(bucket, doubled, pointSize);
    if (negative) negate(bucket);
  } else if (negative) takeFrom(bucket, addend);
  else addTo(bucket, addend);
}

/** result = 1·B₀ + 3·B₁ + … + 15·B₇ = 2·(S₁ + … + S₇) + S₀ with Sᵢ = Bᵢ + … + B₇. */
function sumBuckets(result: usize, row: i32): void {
  const first = row * sizes;
  if (load<u8>(filled + first + sizes - 1) === 0) setIdentity(fromTop);
  else memory.copy(fromTop, buckets + (first + sizes - 1) * pointSize, pointSize);
  memory.copy(result, fromTop, pointSize);
  for (let index = first + sizes - 2; index >= first; index--) {
    if (load<u8>(filled + index) === 1) {
      prepare(addend, buckets + index * pointSize);
      addTo(fromTop, addend);
    }
    if (index === first) double(result, true);
    prepare(addend, fromTop);
    addTo(result, addend);
  }
}

const fromTop = memory.data(160);

/** Writes the digits of an exponent below 2^254, and returns how many there are. */
function recode(row: i32, exponent: usize): i32 {
  const own = digits + row * rowSize;
  memory.fill(own, 0, rowSize);
  let carry = 0;
  let length = 0;
  for (let place = 0; place < rowSize; ) {
    const window = (<i32>load<u16>(exponent + (place >> 3)) >> (place & 7)) & ((1 << digitBits) - 1);
    // An even rest: this digit is zero, and what was carried is carried on.
    if ((window & 1) === carry) {
      place++;
      continue;
    }
    const digit = window + carry;
    carry = digit > 1 << (digitBits - 1) ? 1 : 0;
    store<i8>(own + place, <i8>(digit - (carry << digitBits)));
    length = place + 1;
    place += digitBits;
  }
  return length;
}
