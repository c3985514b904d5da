import { describe, expect, test } from 'vitest';
import { strengthOf } from './passphrase.ts';

describe('a passphrase', () => {
  test.each([
    ['', false],
    ['cây đa', false],
    ['aaaaaaaaaaaaaaaaaaaa', false],
    ['123456789012345', false],
    ['Nguyễn Văn Hải 1', false],
    ['nguyen van hai nguyen van hai', false],
    ['giếng nước sân đình', true],
    ['cây đa giếng nước sân đình', true],
  ])('%j is %s', (typed, enough) => {
    expect(strengthOf(typed, ['Nguyễn Văn Hải', 'Hội nghị cán bộ']).enough).toBe(enough);
  });

  test('is judged the same however the keyboard writes its letters', () => {
    const typed = 'giếng nước sân đình';
    expect(strengthOf(typed.normalize('NFD'))).toEqual(strengthOf(typed.normalize('NFC')));
  });
});
