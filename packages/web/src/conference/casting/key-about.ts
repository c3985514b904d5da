// Whose key a file holds, for people to read and for the screen to compare before it asks for a passphrase.
import type { SignedMessage, TrusteeKey } from '@tinnhiem/ballot-box';
import { hashHex } from '@tinnhiem/ballot-box';

/** What a member publishes first: a certificate, or at once the key where every member is needed. */
export type KeyCertificate = SignedMessage | TrusteeKey;

/** Whose key, of which ceremony. The seat is not part of it: it is known only when the certificate is given. */
export interface KeyOwner {
  readonly round: string;
  readonly conference: string;
  readonly title: string;
  readonly name: string;
}

/** What a key file says of itself. */
export interface KeyAbout {
  /** `round~conference`. */
  readonly place: string;
  readonly name: string;
  /** Tells one key from every other. */
  readonly keyId: string;
}

/** 16 hexadecimal digits that tell one key from every other, the same from the file as from what was published. */
export function keyIdOf(certificate: KeyCertificate): string {
  const key = 'message' in certificate ? verificationIn(certificate.message) : certificate.public_key;
  return hashHex(key).slice(0, 16);
}

// The other parts of a certificate change with the seat.
function verificationIn(message: string): string {
  try {
    return String((JSON.parse(message) as { readonly verification?: unknown }).verification);
  } catch {
    return message;
  }
}

/** The line that stands in the file, readable without the passphrase. The same owner and key always give the same line. */
export function aboutLine({ round, conference, title, name }: KeyOwner, keyId: string): string {
  return `Khóa của Ban Kiểm phiếu · ${title} · ${name} · ${round}~${conference} · ${keyId}`.normalize('NFC');
}

/** Reads such a line; `null` where it is none of ours. */
export function readAbout(words: string): KeyAbout | null {
  const parts = / · (?<name>[^·]+) · (?<place>[^ ·]+~[^ ·]+) · (?<keyId>[0-9a-f]{16})$/u.exec(words)?.groups;
  return parts === undefined ? null : { name: parts.name ?? '', place: parts.place ?? '', keyId: parts.keyId ?? '' };
}
