import { afterEach, expect, test, vi } from 'vitest';
import { markRehearsal, rehearsalMark } from './rehearsal-mark.ts';

afterEach(() => vi.unstubAllGlobals());

test('what leaves a screen says that it is a rehearsal only while the rehearsal is on the screen', () => {
  vi.stubGlobal('document', { body: { dataset: {} } });
  expect(rehearsalMark()).toBe('');
  const away = markRehearsal('DIỄN TẬP');
  expect(rehearsalMark()).toBe('DIỄN TẬP');
  away();
  expect(rehearsalMark()).toBe('');
});
