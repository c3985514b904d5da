// What people, broken programs and attackers send where something else was meant; the same for the same randomness.
import type { Random } from '@tinnhiem/paper/practice';

const deep = (depth: number): unknown => (depth === 0 ? [] : [deep(depth - 1)]);

/** Values of every kind that have broken programs before. */
export const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  -0,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  2147483648,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  'a'.repeat(5000),
  '../../../etc/passwd',
  "' OR 1=1 --",
  '=HYPERLINK("http://example.invalid")',
  '<script>alert(1)</script>',
  '%00%2e%2e/',
  '__proto__',
  'constructor',
  '2019-02-30',
  '9999-12-31T23:59:60Z',
  '１２３',
  'Nguyễn Văn A'.normalize('NFD'),
  '{{7*7}}',
  [],
  {},
  [[[]]],
  deep(60),
  { toString: 'x' },
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}'),
];

export function oneOf<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** A copy in which something is replaced, missing, doubled or added, up to three times. */
export function changedJson(value: unknown, random: Random): unknown {
  let changed = structuredClone(value);
  for (let change = Math.floor(random() * 3); change >= 0; change -= 1) changed = changeOnce(changed, random);
  return changed;
}

function changeOnce(value: unknown, random: Random): unknown {
  const inside = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (inside.length === 0 || random() < 0.1) return structuredClone(oneOf(oddValues, random));
  const key = oneOf(inside, random);
  const held = value as Record<string, unknown>;
  const how = random();
  if (how < 0.1) delete held[key];
  else if (how < 0.15) held[`${key}x`] = held[key];
  else if (how < 0.2 && Array.isArray(value)) value.push(structuredClone(held[key]));
  else held[key] = changeOnce(held[key], random);
  return value;
}
