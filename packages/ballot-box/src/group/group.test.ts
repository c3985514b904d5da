// The same arithmetic twice: @noble/curves, and libsodium on the server.
import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/boxes.ts';
import { sodiumGroup } from '../server/sodium.ts';
import { wasmGroup } from '../server/wasm.ts';
import { encodeOne, groupOrder, identityText, looksLikePoint, productOf, type VerifyingGroup } from './group.ts';
import { nobleGroup } from './noble.ts';
import { inverse, modulo, randomScalar, readScalar } from './scalars.ts';

const sodium = sodiumGroup();
const wasm = wasmGroup();
const groups: readonly VerifyingGroup[] = [nobleGroup, sodium, wasm].filter((group) => group !== undefined);

/** The writing of the format: the 32 bytes of RFC 8032, the last first. */
function written(point: typeof ed25519.Point.BASE): string {
  return Buffer.from(point.toBytes()).reverse().toString('hex');
}

/** Points of order 2, 4 and 8: the eighth part of the curve that the subgroup leaves out (small-order list of libsodium). */
const torsion = [
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
].map((hex) => ed25519.Point.fromHex(hex));

test('libsodium is there, so that everything below is tried on both', () => {
  expect(sodium?.library).toBe('sodium');
});

describe.each(groups)('the group of $library', (group) => {
  const random = seeded(group.library);

  test('writes the generator and the identity as the format says', () => {
    expect(encodeOne(group, group.generator.point)).toBe(`${'6'.repeat(62)}58`);
    expect(encodeOne(group, group.identity)).toBe(identityText);
  });

  test('reads what it has written, the identity included', () => {
    const points = [group.identity, group.generator.point, group.generator.publicPower(randomScalar(random))];
    for (const text of group.encode(points)) {
      const point = group.decode(text);
      expect(point && encodeOne(group, point)).toBe(text);
    }
  });

  const [, , eight] = torsion;
  const mixed = eight && ed25519.Point.BASE.add(eight);
  test.each([
    ['too short', '6'.repeat(62)],
    ['too long', `${'6'.repeat(62)}5800`],
    ['with capitals', written(ed25519.Point.BASE.double()).toUpperCase()],
    ['with spaces', `${'6'.repeat(62)}5 `],
    ['no number', 'z'.repeat(64)],
    ['y = p', 'ed'.padStart(64, 'f').replace(/^f/, '7')],
    ['y = p + 1, the identity once more', 'ee'.padStart(64, 'f').replace(/^f/, '7')],
    ['x = 0 with the sign', `8${identityText.slice(1)}`],
    ['not on the curve', `${'0'.repeat(63)}2`],
    ...torsion.map((point, index): [string, string] => [`small order ${2 ** (index + 1)}`, written(point)]),
    ['a good point and a bit of torsion', mixed === undefined ? '' : written(mixed)],
  ])('refuses an element that is %s', (_, text) => {
    expect(group.decode(text)).toBeUndefined();
    expect(group.decodeWithPowers(text, [])).toBeUndefined();
    expect(group.decodeWithPowers(text, [2n, 3n])).toBeUndefined();
  });

  test('raises to the same powers in every way', () => {
    const text = encodeOne(group, group.generator.publicPower(randomScalar(random)));
    const exponents = [0n, 1n, 2n, 7n, 8n, 9n, groupOrder - 1n, randomScalar(random), randomScalar(random)];
    const decoded = group.decodeWithPowers(text, exponents);
    if (decoded === undefined) throw new Error('a point that cannot be read');
    const base = group.base(decoded.point);
    const one = group.encode(exponents.flatMap((exponent) => group.publicPowers(decoded.point, [exponent])));
    expect(group.encode(decoded.powers)).toEqual(one);
    expect(group.encode(group.publicPowers(decoded.point, exponents))).toEqual(one);
    expect(group.encode(exponents.map((exponent) => base.publicPower(exponent)))).toEqual(one);
    const [power] = exponents.slice(-1);
    const byAnotherWay = ed25519.Point.fromBytes(Buffer.from(text, 'hex').reverse()).multiply(power ?? 0n);
    expect(one.at(-1)).toBe(written(byAnotherWay));
  });

  test('knows the identity as every power and quotient that gives it', () => {
    const point = group.generator.publicPower(5n);
    const identities = [
      group.base(group.identity).publicPower(7n),
      group.generator.publicPower(0n),
      group.quotient(point, point),
      group.product(point, group.generator.publicPower(groupOrder - 5n)),
      ...group.publicPowers(group.identity, [3n, 0n]),
      productOf(group, []),
    ];
    expect(new Set(group.encode(identities))).toEqual(new Set([identityText]));
  });

  test('multiplies and divides as exponents add and subtract', () => {
    const [a, b] = [randomScalar(random), randomScalar(random)];
    const [first, second] = [group.generator.publicPower(a), group.generator.publicPower(b)];
    expect(encodeOne(group, group.product(first, second))).toBe(
      encodeOne(group, group.generator.publicPower(modulo(a + b))),
    );
    expect(encodeOne(group, group.quotient(first, second))).toBe(
      encodeOne(group, group.generator.publicPower(modulo(a - b))),
    );
  });
});

test('both groups give the same powers of the same points', () => {
  const random = seeded('same');
  for (let times = 0; times < 10; times += 1) {
    const [secret, first, second] = [randomScalar(random), randomScalar(random), randomScalar(random)];
    const answers = groups.map((group) => {
      const text = encodeOne(group, group.generator.publicPower(secret));
      const { point, powers } = group.decodeWithPowers(text, [first, second]) ?? { point: group.identity, powers: [] };
      return group.encode([point, ...powers, ...powers.map((power) => group.product(power, point))]);
    });
    expect(answers[0]).toEqual(answers.at(-1));
  }
});

describe('exponents', () => {
  test.each([
    ['0', 0n],
    ['17', 17n],
    [String(groupOrder - 1n), groupOrder - 1n],
    [String(groupOrder), undefined],
    ['', undefined],
    ['00', undefined],
    ['01', undefined],
    ['-1', undefined],
    ['+1', undefined],
    ['1.0', undefined],
    ['0x10', undefined],
    [' 1', undefined],
    ['1n', undefined],
    ['9'.repeat(80), undefined],
  ])('%j is read as %s', (text, value) => {
    expect(readScalar(text)).toBe(value);
  });

  test('are drawn again when they are too large', () => {
    const draws = [new Uint8Array(32).fill(0xff), new Uint8Array(32).fill(1)];
    const random = () => draws.shift() ?? new Uint8Array(32);
    expect(randomScalar(random)).toBe(BigInt(`0x${'01'.repeat(32)}`));
  });

  test('are inverted', () => {
    expect(modulo(inverse(3n) * 3n)).toBe(1n);
    expect(modulo(inverse(-2n) * -2n)).toBe(1n);
    expect(() => inverse(groupOrder)).toThrow();
  });
});

test('the form of an element is 64 lower-case digits and nothing more', () => {
  expect(looksLikePoint('a'.repeat(64))).toBe(true);
  expect(looksLikePoint(`${'a'.repeat(64)}\n`)).toBe(false);
});
