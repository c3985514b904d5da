import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc16, readStyleCode, styleCodeText } from './style-code.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const serials = fc.string({ unit: fc.constantFrom(...letters), minLength: 10, maxLength: 10 });
const styles = fc.stringMatching(/^[0-9A-Z-]{4,20}$/);
const pages = fc.integer({ min: 1, max: 99 });

test('the check is the CRC-16 of the catalogue of such checks', () => {
  expect(crc16('123456789')).toBe('29B1');
});

test('a code without serial says the same on every copy', () => {
  expect(styleCodeText('BTV-7K2M', 1, 2)).toBe(`BTV-7K2M/1/2/${crc16('BTV-7K2M/1/2')}`);
});

test('what is written is read again, with a serial and without', () => {
  fc.assert(
    fc.property(styles, pages, pages, fc.option(serials, { nil: undefined }), (style, page, of, serial) => {
      expect(readStyleCode(styleCodeText(style, page, of, serial))).toEqual({ style, page, serial: serial ?? null });
    }),
  );
});

test('one wrong letter anywhere is noticed', () => {
  const serialOrNot = fc.option(serials, { nil: undefined });
  fc.assert(
    fc.property(styles, serialOrNot, fc.nat(), fc.constantFrom(...letters, '/', ' '), (style, serial, at, letter) => {
      const text = styleCodeText(style, 1, 2, serial);
      const place = at % text.length;
      const wrong = text.slice(0, place) + letter + text.slice(place + 1);
      if (wrong !== text) expect(readStyleCode(wrong)).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['nothing', ''],
  ['a cover sheet', (() => `TNB/d/h/l/1/50/${crc16('TNB/d/h/l/1/50')}`)()],
  ['a serial of other letters', styleCodeText('BTV-7K2M', 1, 2, 'ABCDEFGHIL')],
  ['a short serial', styleCodeText('BTV-7K2M', 1, 2, 'ABC')],
  ['an empty serial', styleCodeText('BTV-7K2M', 1, 2, '')],
  ['more parts than a ballot has', styleCodeText('BTV-7K2M', 1, 2, 'ABCDEFGHJK/0000000000')],
])('%s is not the code of a ballot', (_, text) => {
  expect(readStyleCode(text)).toBeUndefined();
});
