// What one member's browser does with its key. The secret is here and nowhere else: the screen gets the locked file and what
// is published. Runs beside the page (`worker.ts`), so that the screen stays alive while scrypt and the curve work.
import {
  certify,
  checkCertificates,
  type DealtShares,
  dealShares,
  decryptionKeyOf,
  nobleGroup as group,
  lockKey,
  type MemberKey,
  type MemberSeed,
  newMemberSeed,
  newTrusteeKey,
  type Problem,
  partialDecryptionText,
  type Random,
  type ReceivedShares,
  readTally,
  type SignedMessage,
  takeShares,
  trusteeKeyOf,
  unlockKey,
} from '@tinnhiem/ballot-box';
import { err, ok, type Result } from '@tinnhiem/core';
import { aboutLine, type KeyCertificate, type KeyOwner, keyIdOf } from './key-about.ts';

export interface KeyToMake {
  readonly owner: KeyOwner;
  readonly members: number;
  readonly needed: number;
  readonly passphrase: string;
}

/** The locked key, as it is kept. */
export interface MadeKey {
  readonly file: string;
  readonly keyId: string;
}

export interface KeyToOpen {
  readonly file: string;
  readonly passphrase: string;
  /** Of what was published, where it was: the opened key must be the one behind it. */
  readonly keyId: string | null;
  readonly size: KeySize;
}

export interface KeySize {
  readonly seat: number;
  readonly members: number;
  readonly needed: number;
}

/** Why a key does not do: a problem of the format, no key open, or the key of somebody or something else. */
export type KeyProblem = Problem | { readonly code: 'key-closed' | 'key-other' };

/** `cost`: as in `lockKey`. */
export function keyTasks(random: Random, cost?: number) {
  let secret: string | null = null;

  const member = ({ seat }: KeySize) => ({ seed: secret as MemberSeed, index: seat });
  const sizeOf = ({ members, needed }: KeySize) => ({ size: members, threshold: needed });
  const certificateOf = (size: KeySize): KeyCertificate =>
    size.needed === size.members
      ? trusteeKeyOf(group, BigInt(secret ?? ''), random)
      : certify(group, member(size), sizeOf(size), random);

  return {
    /** Makes the key and locks it; from then on it is open here. */
    makeKey({ owner, members, needed, passphrase }: KeyToMake): MadeKey {
      secret = needed === members ? String(newTrusteeKey(group, random).secret) : newMemberSeed(random);
      const keyId = keyIdOf(certificateOf({ seat: 1, members, needed }));
      const about = aboutLine(owner, keyId);
      const file = lockKey({ secret, passphrase, about, random, ...(cost === undefined ? {} : { cost }) });
      return { file, keyId };
    },

    /** What the member publishes, for the seat it takes. */
    certificate({ size }: { readonly size: KeySize }): Result<KeyCertificate, KeyProblem> {
      return secret === null ? err({ code: 'key-closed' }) : ok(certificateOf(size));
    },

    openKey({ file, passphrase, keyId, size }: KeyToOpen): Result<true, KeyProblem> {
      secret = null;
      const opened = unlockKey(file, passphrase);
      if (!opened.ok) return opened;
      if (/^\d{30,}$/u.test(opened.value) !== (size.needed === size.members)) return err({ code: 'key-other' });
      secret = opened.value;
      if (keyId === null || keyIdOf(certificateOf(size)) === keyId) return ok(true);
      secret = null;
      return err({ code: 'key-other' });
    },

    /** Forgets the key; the locked file stays where it is. */
    closeKey(): void {
      secret = null;
    },

    deal(input: {
      readonly size: KeySize;
      readonly certificates: readonly SignedMessage[];
    }): Result<DealtShares, KeyProblem> {
      if (secret === null) return err({ code: 'key-closed' });
      const certificates = checkCertificates(group, sizeOf(input.size), input.certificates);
      return certificates.ok ? dealShares(group, member(input.size), certificates.value, random) : certificates;
    },

    takePart(input: {
      readonly size: KeySize;
      readonly certificates: readonly SignedMessage[];
      readonly letters: ReceivedShares;
    }): Result<MemberKey, KeyProblem> {
      if (secret === null) return err({ code: 'key-closed' });
      const certificates = checkCertificates(group, sizeOf(input.size), input.certificates);
      if (!certificates.ok) return certificates;
      return takeShares(group, member(input.size), certificates.value, input.letters, random);
    },

    /** This member's share of opening one list's box. `tally`: the text of the encrypted tally. */
    decrypt(input: {
      readonly fingerprint: string;
      readonly tally: string;
      /** `private_key` of the own member key; `null` where every member is needed. */
      readonly part: string | null;
    }): Result<string, KeyProblem> {
      if (secret === null) return err({ code: 'key-closed' });
      const cells = readTally(group, input.tally);
      if (cells === undefined) return err({ code: 'tally-malformed', where: {} });
      const key = input.part === null ? ok(BigInt(secret)) : decryptionKeyOf(group, secret as MemberSeed, input.part);
      if (!key.ok) return key;
      return ok(partialDecryptionText(group, { fingerprint: input.fingerprint, cells, secret: key.value, random }));
    },
  };
}
