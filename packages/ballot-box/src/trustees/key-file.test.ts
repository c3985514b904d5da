import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/boxes.ts';
import { aboutKey, lockKey, unlockKey } from './key-file.ts';

const random = seeded('key file');
// Real files cost 2^17; these are locked and opened many times.
const lock = (passphrase: string) =>
  lockKey({ secret: 'GDFVodmhCJtZ569XL8XnAH', passphrase, about: 'Trần Thị Bình · phiếu 2', random, cost: 10 });

describe('a key file', () => {
  const file = lock('Mật khẩu của Bình');

  test('opens with its passphrase and with no other', () => {
    expect(unlockKey(file, 'Mật khẩu của Bình')).toEqual({ ok: true, value: 'GDFVodmhCJtZ569XL8XnAH' });
    expect(unlockKey(file, 'mật khẩu của bình')).toMatchObject({ error: { code: 'key-passphrase-wrong' } });
  });

  test('opens however the keyboard composes Vietnamese letters', () => {
    expect(unlockKey(file, 'Mật khẩu của Bình'.normalize('NFD')).ok).toBe(true);
  });

  test('opens after a trip through an editor that adds a line end', () => {
    expect(unlockKey(`${file}\r\n`, 'Mật khẩu của Bình').ok).toBe(true);
  });

  test('says whose it is without being opened, and not what it holds', () => {
    expect(aboutKey(file)).toBe('Trần Thị Bình · phiếu 2');
    expect(file).not.toContain('GDFVodmhCJtZ569XL8XnAH');
    expect(lock('Mật khẩu của Bình')).not.toBe(file);
  });

  test('does not open once anything in it was changed, what it says about itself included', () => {
    for (const [before, after] of [
      ['phiếu 2', 'phiếu 3'],
      [/"data":"./, '"data":"'],
      [/"salt":"(.)/, '"salt":"$1'],
    ] as const) {
      const changed = file.replace(before, after);
      if (changed !== file) expect(unlockKey(changed, 'Mật khẩu của Bình').ok).toBe(false);
    }
    const nonce = /"nonce":"(.)/.exec(file)?.[1] === '0' ? '1' : '0';
    expect(unlockKey(file.replace(/"nonce":"./, `"nonce":"${nonce}`), 'Mật khẩu của Bình').ok).toBe(false);
  });

  test.each(['', '{}', 'khóa', '[]', file.replace('"cost":10', '"cost":40'), file.replace('scrypt', 'none')])(
    'that is none is refused: %#',
    (text) => {
      expect(unlockKey(text, 'x')).toMatchObject({ error: { code: 'key-file-malformed' } });
    },
  );
});

test('costs 2^17 unless one asks for less', () => {
  const file = lockKey({ secret: 's', passphrase: 'p', about: '', random });
  expect(JSON.parse(file)).toMatchObject({ kdf: 'scrypt', cost: 17, cipher: 'xchacha20-poly1305' });
  expect(unlockKey(file, 'p')).toEqual({ ok: true, value: 's' });
});
