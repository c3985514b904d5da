import { expect, test } from 'vitest';
import { contentHash, fingerprint, hashOf } from './fingerprint.ts';

test('hashes are SHA-256 of UTF-8', () => {
  // FIPS 180-2, appendix B.1.
  expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hashOf(new TextEncoder().encode('Đợt'))).toBe(hashOf('Đợt'));
});

test('a content hash does not depend on the order of the members', () => {
  expect(contentHash({ a: 1, b: [2] })).toBe(contentHash({ b: [2], a: 1 }));
  expect(contentHash({ a: 1 })).toBe(hashOf('{"a":1}'));
});

test.each([
  // 80 bits, five a character, from the first: the last one worked out by another program.
  ['0'.repeat(64), '0000-0000-0000-0000'],
  ['f'.repeat(64), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
  [`00001${'0'.repeat(59)}`, '0001-0000-0000-0000'],
  [`0000000000000000001f${'0'.repeat(44)}`, '0000-0000-0000-000Z'],
  [`8${'0'.repeat(63)}`, 'G000-0000-0000-0000'],
  ['ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'Q9W1-DFWF-077Y-MGA1'],
])('%s is %s', (hash, expected) => {
  expect(fingerprint(hash)).toBe(expected);
});

test('it speaks for the first 80 bits and no others', () => {
  const hash = hashOf('x');
  expect(fingerprint(`${hash.slice(0, 20)}${'0'.repeat(44)}`)).toBe(fingerprint(hash));
  const flipped = hash[19] === '0' ? '1' : '0';
  expect(fingerprint(`${hash.slice(0, 19)}${flipped}${hash.slice(20)}`)).not.toBe(fingerprint(hash));
});
