import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolderNow } from './make-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder', () => {
  test('is made with those above it, for its owner only where that is asked, and may be there already', () => {
    const deep = join(folder, 'a', 'b', 'c');
    makeFolderNow(deep, 0o700);
    makeFolderNow(deep);
    for (const path of [deep, join(folder, 'a')]) expect(statSync(path).mode & 0o777).toBe(0o700);
    mkdirSync(join(folder, 'open'));
    makeFolderNow(join(folder, 'open'), 0o700);
  });

  test('in a file is an error of the system', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolderNow(join(folder, 'file', 'sub'))).toThrow('EEXIST');
    expect(() => makeFolderNow(join(folder, 'file'))).toThrow('EEXIST');
  });

  test.runIf(process.platform === 'linux')(
    'where the system makes none is an error too, not a wait without end',
    () => {
      expect(() => makeFolderNow('/proc/tinnhiem/sub')).toThrow('ENOENT');
    },
  );
});
