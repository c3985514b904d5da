// Letters between members of a threshold: signed by the sender, encrypted for the recipient, carried by anybody.
import { gcm } from '@noble/ciphers/aes.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { digest } from '../format/hash.ts';
import { bytesOf, printJson, readJson, textOf } from '../format/json.ts';
import { letterContentSchema, letterSchema, signedMessageSchema } from '../format/records.ts';
import { encodeOne, type Group, type Point } from '../group/group.ts';
import { type Random, randomScalar } from '../group/scalars.ts';
import { isSignedBy, type MemberKeys, signMessage } from './messages.ts';

/** Writes a letter. `signing` is the sender's secret. */
export function writeLetter(
  group: Group,
  { signing, recipient, message, random }: { signing: bigint; recipient: MemberKeys; message: string; random: Random },
): string {
  const content = printJson({ recipient: recipient.encryptionText, message });
  const signed = printJson({ message: content, signature: signMessage(group, signing, content, random) });
  return encrypted(group, recipient.encryption, signed, random);
}

/** The message of a letter to the holder of `decryption` that `sender` signed; `undefined` where it is not one. */
export function openLetter(
  group: Group,
  { decryption, recipient, sender }: { decryption: bigint; recipient: string; sender: Point },
  letter: string,
): string | undefined {
  const text = decrypted(group, decryption, letter);
  if (text === undefined) return undefined;
  const signed = readJson(text, signedMessageSchema);
  if (signed.kind !== 'read') return undefined;
  const { message, signature } = signed.value;
  if (!isSignedBy(group, sender, message, signature)) return undefined;
  const content = readJson(message, letterContentSchema);
  return content.kind === 'read' && content.value.recipient === recipient ? content.value.message : undefined;
}

function encrypted(group: Group, key: Point, text: string, random: Random): string {
  const [exponent, seed] = [randomScalar(random), randomScalar(random)];
  const shared = group.generator.power(seed);
  const [alpha = '', beta = '', sharedText = ''] = group.encode([
    group.generator.power(exponent),
    group.product(group.power(key, exponent), shared),
    shared,
  ]);
  const data = bytesToHex(cipher(sharedText, alpha).encrypt(bytesOf(text)));
  return printJson({ algorithm: 'AES-GCM', alpha, beta, data });
}

function decrypted(group: Group, secret: bigint, letter: string): string | undefined {
  const read = readJson(letter, letterSchema);
  if (read.kind !== 'read') return undefined;
  const { alpha, beta, data } = read.value;
  const [alphaPoint, betaPoint] = [group.decode(alpha), group.decode(beta)];
  if (alphaPoint === undefined || betaPoint === undefined) return undefined;
  const shared = encodeOne(group, group.quotient(betaPoint, group.power(alphaPoint, secret)));
  try {
    return textOf(cipher(shared, alpha).decrypt(hexToBytes(data)));
  } catch {
    return undefined;
  }
}

function cipher(shared: string, alpha: string) {
  return gcm(digest(`key|${shared}`), digest(`iv|${alpha}`));
}
