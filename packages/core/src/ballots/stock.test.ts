// S18: printed = issued + unused + spoiled; issued + foreign = collected + not returned.
import { expect, test } from 'vitest';
import type { ListId } from '../basics/ids.ts';
import { emptyStock, inHand, notReturned, type Stock, stockFindings } from './stock.ts';

const stock = (values: Partial<Stock>): Stock => ({
  ...emptyStock,
  printed: 50,
  issued: 45,
  unused: 5,
  collected: 45,
  ...values,
});

test.each<[string, Partial<Stock>, number, string[]]>([
  ['everything came back', {}, 0, []],
  ['one spoiled and replaced', { spoiled: 1, unused: 4 }, 0, []],
  ['one spoiled and forgotten', { spoiled: 1 }, 0, ['W-stock-does-not-balance']],
  ['one unused too few', { unused: 4 }, 0, ['W-stock-does-not-balance']],
  ['two not returned', { collected: 43 }, 0, ['W-ballots-not-returned']],
  ['one more than issued', { collected: 46 }, 0, ['E-more-collected-than-issued']],
  ['one foreign', { collected: 46 }, 1, ['W-foreign-ballots']],
  ['two foreign where one would explain it', { collected: 46 }, 2, ['W-ballots-not-returned', 'W-foreign-ballots']],
  ['one foreign, one missing', { collected: 45 }, 1, ['W-ballots-not-returned', 'W-foreign-ballots']],
  ['the box not counted yet', { collected: null, unused: null }, 0, []],
  ['only the table counted', { collected: null, unused: 4 }, 0, ['W-stock-does-not-balance']],
  ['nothing at all', { printed: 0, issued: 0, unused: 0, collected: 0 }, 0, []],
])('%s', (_what, values, foreign, codes) => {
  const findings = stockFindings('khoa' as ListId, 'Trưởng khoa', stock(values), foreign);
  expect(findings.map((finding) => finding.code)).toEqual(codes);
  for (const finding of findings) expect(finding.where).toEqual({ list: 'khoa' });
});

test('the words name every number', () => {
  const [finding] = stockFindings('khoa' as ListId, 'Trưởng khoa', stock({ spoiled: 2 }), 0);
  expect(finding?.message.vi).toBe('Trưởng khoa: in 50 phiếu, nhưng phát ra 45 + còn lại 5 + hỏng 2 = 52.');
});

test('sheets on the table are those printed, without those issued and spoiled', () => {
  expect(inHand(stock({ spoiled: 3 }))).toBe(2);
  expect(notReturned(stock({ collected: 40 }), 1)).toBe(6);
});
