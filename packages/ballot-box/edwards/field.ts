// Numbers modulo p = 2^255 − 19. One takes 40 bytes: ten signed limbs of 32 bits, of which limb i counts 2^⌈25.5·i⌉, so that
// they hold 26 and 25 bits in turn (the limbs of D. J. Bernstein's Curve25519 implementation "ref10"). Functions take places
// in memory; the one that is written may be one of those that are read.
//
// How large limbs may become: *one unit* is 2^25 in an even limb and 1.01·2^24 in an odd one, whatever the sign. Products,
// squares and what was settled are within one unit; a sum or a difference has the units of both its parts. `multiply`, `square`
// and `settle` take up to four units, that is 2^27 and 1.01·2^26. Then the largest sum of products, that of limb 0, has one of
// even limbs, four such 19 times and five of odd limbs 38 times: 2^54·(1 + 4·19) + 1.03·2^52·(5·38) < 2^61, and a carry adds
// less than 2^37. 64 bits with a sign hold it. The carry from limb 9 back to limb 0 is below 19·2^36, so that what limb 1 then
// gets of limb 0 is below 2^16: within the one hundredth.

/** Bytes of a number. */
export const numberSize = 40;

/** The place of a limb's lowest bit, and how many bits it has. */
function firstBit(limb: i32): i32 {
  return (51 * limb + 1) >> 1;
}
function limbBits(limb: i32): i32 {
  return 26 - (limb & 1);
}

// A limb keeps what its lowest 26 or 25 bits say as a number with a sign, and carries the rest.
function kept26(limb: i64): i32 {
  return ((<i32>limb) << 6) >> 6;
}
function kept25(limb: i64): i32 {
  return ((<i32>limb) << 7) >> 7;
}
function carry26(limb: i64): i64 {
  return (limb + (1 << 25)) >> 26;
}
function carry25(limb: i64): i64 {
  return (limb + (1 << 24)) >> 25;
}

/** out = a · b. */
export function multiply(out: usize, a: usize, b: usize): void {
  const a0 = <i64>load<i32>(a, 0);
  const a1 = <i64>load<i32>(a, 4);
  const a2 = <i64>load<i32>(a, 8);
  const a3 = <i64>load<i32>(a, 12);
  const a4 = <i64>load<i32>(a, 16);
  const a5 = <i64>load<i32>(a, 20);
  const a6 = <i64>load<i32>(a, 24);
  const a7 = <i64>load<i32>(a, 28);
  const a8 = <i64>load<i32>(a, 32);
  const a9 = <i64>load<i32>(a, 36);
  const b0 = <i64>load<i32>(b, 0);
  const b1 = <i64>load<i32>(b, 4);
  const b2 = <i64>load<i32>(b, 8);
  const b3 = <i64>load<i32>(b, 12);
  const b4 = <i64>load<i32>(b, 16);
  const b5 = <i64>load<i32>(b, 20);
  const b6 = <i64>load<i32>(b, 24);
  const b7 = <i64>load<i32>(b, 28);
  const b8 = <i64>load<i32>(b, 32);
  const b9 = <i64>load<i32>(b, 36);
  // What belongs into limb 10 + i counts 2^255 = 19 times as much in limb i.
  const n1 = b1 * 19;
  const n2 = b2 * 19;
  const n3 = b3 * 19;
  const n4 = b4 * 19;
  const n5 = b5 * 19;
  const n6 = b6 * 19;
  const n7 = b7 * 19;
  const n8 = b8 * 19;
  const n9 = b9 * 19;
  // The product of two odd limbs counts double: ⌈25.5·i⌉ + ⌈25.5·j⌉ = ⌈25.5·(i + j)⌉ + 1.
  const d1 = a1 * 2;
  const d3 = a3 * 2;
  const d5 = a5 * 2;
  const d7 = a7 * 2;
  const d9 = a9 * 2;
  const h0 = a0 * b0 + d1 * n9 + a2 * n8 + d3 * n7 + a4 * n6 + d5 * n5 + a6 * n4 + d7 * n3 + a8 * n2 + d9 * n1;
  const h1 =
    carry26(h0) + a0 * b1 + a1 * b0 + a2 * n9 + a3 * n8 + a4 * n7 + a5 * n6 + a6 * n5 + a7 * n4 + a8 * n3 + a9 * n2;
  const h2 =
    carry25(h1) + a0 * b2 + d1 * b1 + a2 * b0 + d3 * n9 + a4 * n8 + d5 * n7 + a6 * n6 + d7 * n5 + a8 * n4 + d9 * n3;
  const h3 =
    carry26(h2) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + a4 * n9 + a5 * n8 + a6 * n7 + a7 * n6 + a8 * n5 + a9 * n4;
  const h4 =
    carry25(h3) + a0 * b4 + d1 * b3 + a2 * b2 + d3 * b1 + a4 * b0 + d5 * n9 + a6 * n8 + d7 * n7 + a8 * n6 + d9 * n5;
  const h5 =
    carry26(h4) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + a6 * n9 + a7 * n8 + a8 * n7 + a9 * n6;
  const h6 =
    carry25(h5) + a0 * b6 + d1 * b5 + a2 * b4 + d3 * b3 + a4 * b2 + d5 * b1 + a6 * b0 + d7 * n9 + a8 * n8 + d9 * n7;
  const h7 =
    carry26(h6) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0 + a8 * n9 + a9 * n8;
  const h8 =
    carry25(h7) + a0 * b8 + d1 * b7 + a2 * b6 + d3 * b5 + a4 * b4 + d5 * b3 + a6 * b2 + d7 * b1 + a8 * b0 + d9 * n9;
  const h9 =
    carry26(h8) + a0 * b9 + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + a9 * b0;
  const w0 = <i64>kept26(h0) + carry25(h9) * 19;
  store<i32>(out, kept26(w0), 0);
  store<i32>(out, kept25(h1) + <i32>carry26(w0), 4);
  store<i32>(out, kept26(h2), 8);
  store<i32>(out, kept25(h3), 12);
  store<i32>(out, kept26(h4), 16);
  store<i32>(out, kept25(h5), 20);
  store<i32>(out, kept26(h6), 24);
  store<i32>(out, kept25(h7), 28);
  store<i32>(out, kept26(h8), 32);
  store<i32>(out, kept25(h9), 36);
}

/** out = a²: each pair of limbs once, doubled. */
export function square(out: usize, a: usize): void {
  const a0 = <i64>load<i32>(a, 0);
  const a1 = <i64>load<i32>(a, 4);
  const a2 = <i64>load<i32>(a, 8);
  const a3 = <i64>load<i32>(a, 12);
  const a4 = <i64>load<i32>(a, 16);
  const a5 = <i64>load<i32>(a, 20);
  const a6 = <i64>load<i32>(a, 24);
  const a7 = <i64>load<i32>(a, 28);
  const a8 = <i64>load<i32>(a, 32);
  const a9 = <i64>load<i32>(a, 36);
  const d0 = a0 * 2;
  const d1 = a1 * 2;
  const d2 = a2 * 2;
  const d3 = a3 * 2;
  const d4 = a4 * 2;
  const d5 = a5 * 2;
  const d6 = a6 * 2;
  const d7 = a7 * 2;
  // An odd limb in such a product is with another odd one, or with an even one and doubled.
  const n5 = a5 * 38;
  const n6 = a6 * 19;
  const n7 = a7 * 38;
  const n8 = a8 * 19;
  const n9 = a9 * 38;
  const h0 = a0 * a0 + d1 * n9 + d2 * n8 + d3 * n7 + d4 * n6 + a5 * n5;
  const h1 = carry26(h0) + d0 * a1 + a2 * n9 + d3 * n8 + a4 * n7 + d5 * n6;
  const h2 = carry25(h1) + d0 * a2 + d1 * a1 + d3 * n9 + d4 * n8 + d5 * n7 + a6 * n6;
  const h3 = carry26(h2) + d0 * a3 + d1 * a2 + a4 * n9 + d5 * n8 + a6 * n7;
  const h4 = carry25(h3) + d0 * a4 + d1 * d3 + a2 * a2 + d5 * n9 + d6 * n8 + a7 * n7;
  const h5 = carry26(h4) + d0 * a5 + d1 * a4 + d2 * a3 + a6 * n9 + d7 * n8;
  const h6 = carry25(h5) + d0 * a6 + d1 * d5 + d2 * a4 + d3 * a3 + d7 * n9 + a8 * n8;
  const h7 = carry26(h6) + d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4 + a8 * n9;
  const h8 = carry25(h7) + d0 * a8 + d1 * d7 + d2 * a6 + d3 * d5 + a4 * a4 + a9 * n9;
  const h9 = carry26(h8) + d0 * a9 + d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5;
  const w0 = <i64>kept26(h0) + carry25(h9) * 19;
  store<i32>(out, kept26(w0), 0);
  store<i32>(out, kept25(h1) + <i32>carry26(w0), 4);
  store<i32>(out, kept26(h2), 8);
  store<i32>(out, kept25(h3), 12);
  store<i32>(out, kept26(h4), 16);
  store<i32>(out, kept25(h5), 20);
  store<i32>(out, kept26(h6), 24);
  store<i32>(out, kept25(h7), 28);
  store<i32>(out, kept26(h8), 32);
  store<i32>(out, kept25(h9), 36);
}

/** out = a + b. */
export function add(out: usize, a: usize, b: usize): void {
  store<i32>(out, load<i32>(a, 0) + load<i32>(b, 0), 0);
  store<i32>(out, load<i32>(a, 4) + load<i32>(b, 4), 4);
  store<i32>(out, load<i32>(a, 8) + load<i32>(b, 8), 8);
  store<i32>(out, load<i32>(a, 12) + load<i32>(b, 12), 12);
  store<i32>(out, load<i32>(a, 16) + load<i32>(b, 16), 16);
  store<i32>(out, load<i32>(a, 20) + load<i32>(b, 20), 20);
  store<i32>(out, load<i32>(a, 24) + load<i32>(b, 24), 24);
  store<i32>(out, load<i32>(a, 28) + load<i32>(b, 28), 28);
  store<i32>(out, load<i32>(a, 32) + load<i32>(b, 32), 32);
  store<i32>(out, load<i32>(a, 36) + load<i32>(b, 36), 36);
}

/** out = a − b. */
export function subtract(out: usize, a: usize, b: usize): void {
  store<i32>(out, load<i32>(a, 0) - load<i32>(b, 0), 0);
  store<i32>(out, load<i32>(a, 4) - load<i32>(b, 4), 4);
  store<i32>(out, load<i32>(a, 8) - load<i32>(b, 8), 8);
  store<i32>(out, load<i32>(a, 12) - load<i32>(b, 12), 12);
  store<i32>(out, load<i32>(a, 16) - load<i32>(b, 16), 16);
  store<i32>(out, load<i32>(a, 20) - load<i32>(b, 20), 20);
  store<i32>(out, load<i32>(a, 24) - load<i32>(b, 24), 24);
  store<i32>(out, load<i32>(a, 28) - load<i32>(b, 28), 28);
  store<i32>(out, load<i32>(a, 32) - load<i32>(b, 32), 32);
  store<i32>(out, load<i32>(a, 36) - load<i32>(b, 36), 36);
}

export function copy(out: usize, a: usize): void {
  store<u64>(out, load<u64>(a));
  store<u64>(out, load<u64>(a, 8), 8);
  store<u64>(out, load<u64>(a, 16), 16);
  store<u64>(out, load<u64>(a, 24), 24);
  store<u64>(out, load<u64>(a, 32), 32);
}

export const zero = memory.data<i32>([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
export const one = memory.data<i32>([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/** out = a, within one unit. */
export function settle(out: usize, a: usize): void {
  multiply(out, a, one);
}

/** Reads 32 bytes, the first counting least, but for their highest bit. What they say may be p or more. Two units. */
export function fromBytes(out: usize, bytes: usize): void {
  for (let limb = 0; limb < 10; limb++) {
    const bit = firstBit(limb);
    // Read are up to four bytes behind, of which nothing is taken.
    const window = load<u64>(bytes + (bit >> 3)) >> (bit & 7);
    store<i32>(out + 4 * limb, <i32>window & ((1 << limbBits(limb)) - 1));
  }
}

/** Writes the remainder modulo p in 32 bytes, the first counting least. Takes one unit. */
export function toBytes(bytes: usize, a: usize): void {
  // How often p goes into a, −1 or 0 times: ⌊(a + 19·h₉/2^25 + 1/2) / 2^255⌋, where h₉ is the highest limb (the proof stands in
  // ref10's fe_tobytes). It is the carry out of that limb when what is added enters at the lowest.
  let quotient = (19 * <i64>load<i32>(a, 36) + (1 << 24)) >> 25;
  for (let limb = 0; limb < 10; limb++) quotient = (load<i32>(a + 4 * limb) + quotient) >> limbBits(limb);
  // a − quotient·p = a + 19·quotient − quotient·2^255, the last of which is the carry that is dropped.
  let carry = 19 * quotient;
  let written = bytes;
  let bits: u64 = 0;
  let waiting = 0;
  for (let limb = 0; limb < 10; limb++) {
    const size = limbBits(limb);
    const value = load<i32>(a + 4 * limb) + carry;
    carry = value >> size;
    bits |= (<u64>(value & ((1 << size) - 1))) << waiting;
    for (waiting += size; waiting >= 8; waiting -= 8) {
      store<u8>(written, <u8>bits);
      written++;
      bits >>= 8;
    }
  }
  store<u8>(written, <u8>bits);
}

const scratchBytes = memory.data(40);
const scratch = memory.data(40);

/** Whether a is 0 modulo p. */
export function isZero(a: usize): bool {
  settle(scratch, a);
  toBytes(scratchBytes, scratch);
  return (
    (load<u64>(scratchBytes, 0) |
      load<u64>(scratchBytes, 8) |
      load<u64>(scratchBytes, 16) |
      load<u64>(scratchBytes, 24)) ===
    0
  );
}

/** Whether the remainder of a modulo p is odd. Takes one unit. */
export function isOdd(a: usize): bool {
  toBytes(scratchBytes, a);
  return (load<u8>(scratchBytes) & 1) === 1;
}
