import { expect, test } from 'vitest';
import { usernameFor } from './team.ts';

test('a name becomes a user name that can be typed on any keyboard, and nobody gets one that is taken', () => {
  expect(usernameFor('Nguyễn Thị Ảnh', new Set())).toBe('nguyen.thi.anh');
  expect(usernameFor('  Đặng Thị Ước (hư cấu) ', new Set(['dang.thi.uoc']))).toBe('dang.thi.uoc2');
  expect(usernameFor("Y Ê-ban H'Lơ", new Set())).toBe('y.e.ban.h.lo');
  expect(usernameFor('Ý', new Set())).toBe('y.tk');
});
