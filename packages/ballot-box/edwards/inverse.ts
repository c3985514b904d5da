// Powers of numbers modulo p by fixed chains of squares: the inverse, and what a square root is made of.
import { multiply, square } from './field.ts';

const power2 = memory.data(40);
const power9 = memory.data(40);
const power11 = memory.data(40);
const ones5 = memory.data(40);
const ones10 = memory.data(40);
const ones20 = memory.data(40);
const ones50 = memory.data(40);
const ones100 = memory.data(40);
const long = memory.data(40);

/** out = a^(p − 2), the inverse of a; 0 of 0. */
export function invert(out: usize, a: usize): void {
  // p − 2 = 2^255 − 21 = 2^5·(2^250 − 1) + 11
  ones250(a);
  squareOften(long, long, 5);
  multiply(out, long, power11);
}

/** out = a^((p − 5) / 8). `out` may not be a. */
export function rootPower(out: usize, a: usize): void {
  // (p − 5) / 8 = 2^252 − 3 = 2^2·(2^250 − 1) + 1
  ones250(a);
  squareOften(long, long, 2);
  multiply(out, long, a);
}

/** `long` = a^(2^250 − 1), and `power11` = a^11. Where a name says so many ones, the exponent has so many binary digits 1. */
function ones250(a: usize): void {
  square(power2, a);
  squareOften(power9, power2, 2);
  multiply(power9, power9, a);
  multiply(power11, power9, power2);
  square(ones5, power11);
  multiply(ones5, ones5, power9);
  squareOften(ones10, ones5, 5);
  multiply(ones10, ones10, ones5);
  squareOften(ones20, ones10, 10);
  multiply(ones20, ones20, ones10);
  squareOften(long, ones20, 20);
  multiply(long, long, ones20);
  squareOften(ones50, long, 10);
  multiply(ones50, ones50, ones10);
  squareOften(ones100, ones50, 50);
  multiply(ones100, ones100, ones50);
  squareOften(long, ones100, 100);
  multiply(long, long, ones100);
  squareOften(long, long, 50);
  multiply(long, long, ones50);
}

/** out = a^(2^times) */
function squareOften(out: usize, a: usize, times: i32): void {
  square(out, a);
  for (let done = 1; done < times; done++) square(out, out);
}
