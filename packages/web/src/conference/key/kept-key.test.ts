import { lockKey } from '@tinnhiem/ballot-box';
import { expect, test } from 'vitest';
import { aboutLine } from '../casting/key-about.ts';
import { misfitOf } from './kept-key.ts';

const owner = { round: 'dot', conference: 'hoi-nghi', title: 'Hội nghị (mở rộng) · 2019', name: 'Trần Thị Ú' };
const keyId = '0123456789abcdef';
const file = (about: string) =>
  lockKey({ secret: 's', passphrase: 'p', about, random: (bytes) => new Uint8Array(bytes), cost: 10 });
const wanted = { place: 'dot~hoi-nghi', name: 'Trần Thị Ú', keyId };

test.each([
  ['the key that is wanted', aboutLine(owner, keyId), null],
  ['the key of another conference', aboutLine({ ...owner, conference: 'khac' }, keyId), 'other-conference'],
  ['the key of another member', aboutLine({ ...owner, name: 'Lý Văn Ỷ' }, 'f'.repeat(16)), 'other-member'],
  ['the own key of a ceremony that was begun anew', aboutLine(owner, 'f'.repeat(16)), 'earlier-ceremony'],
  ['a key of another kind', 'something else', 'not-a-key'],
])('%s is known before a passphrase is asked for', (_, about, misfit) => {
  expect(misfitOf(file(about), wanted)).toBe(misfit);
});

test('any other file is no key', () => {
  expect(misfitOf('{"a":1}', wanted)).toBe('not-a-key');
  expect(misfitOf('', wanted)).toBe('not-a-key');
});
