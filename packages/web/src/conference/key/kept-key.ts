// The locked key as this device keeps it, so that after a reload only the passphrase is asked for. Locked, it may lie here.
import { aboutKey } from '@tinnhiem/ballot-box';
import { readAbout } from '../casting/key-about.ts';
import type { Shelf } from '../outbox.ts';

const place = (account: string, conference: string) => `tinnhiem.key:${account}:${conference}`;

/** `conference`: `round~conference`. */
export function keptKey(shelf: Shelf | null, account: string, conference: string) {
  return {
    read: (): string | null => shelf?.getItem(place(account, conference)) ?? null,
    /** Whether it is kept. */
    keep: (file: string): boolean => {
      try {
        shelf?.setItem(place(account, conference), file);
        return shelf !== null;
      } catch {
        return false;
      }
    },
    forget: () => shelf?.removeItem(place(account, conference)),
  };
}

/** Why a file cannot be the key that is wanted; `null` where it may be. */
export type KeyMisfit = 'not-a-key' | 'other-conference' | 'other-member' | 'earlier-ceremony';

/** Compares what a file says of itself with what is wanted, before anybody types a passphrase. */
export function misfitOf(
  file: string,
  wanted: { readonly place: string; readonly name: string; readonly keyId: string },
): KeyMisfit | null {
  const words = aboutKey(file);
  const about = words === undefined ? null : readAbout(words);
  if (about === null) return 'not-a-key';
  if (about.place !== wanted.place) return 'other-conference';
  if (about.keyId === wanted.keyId) return null;
  return about.name === wanted.name.normalize('NFC') ? 'earlier-ceremony' : 'other-member';
}
