// The organisation's own key, with which reports are signed (Ed25519). Made once; the private part stays in the office's tables, which are in no archive and no package.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import {
  canonicalJson,
  type Guidance,
  type ReportPackage,
  type SignedGuidance,
  type SignedReport,
} from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import { settingOf } from './kept-reports.ts';

interface OwnKey {
  readonly secret: KeyObject;
  /** 64 hexadecimal digits, for everybody. */
  readonly key: string;
}

/** The key of an organisation of the tree, made where there is none yet; of two that ask at once both get the same. */
export async function ownKey(tables: Tables, organisation: string): Promise<OwnKey> {
  const setting = settingOf('report-signing-key', organisation);
  const read = () => tables.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', setting);
  let row = await read();
  if (row === undefined) {
    const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    await tables.run(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING',
      setting,
      made.toString(),
    );
    row = await read();
  }
  if (row === undefined) throw new Error('the signing key was not kept');
  const secret = createPrivateKey(row.value);
  const { x = '' } = createPublicKey(secret).export({ format: 'jwk' });
  return { secret, key: Buffer.from(x, 'base64url').toString('hex') };
}

/** What an organisation signs says first of what format it is, so that a signature for one thing never passes for one of another. */
interface Signable {
  readonly format: string;
}

const signedBytes = (content: Signable) => Buffer.from(`${content.format}\n${canonicalJson(content)}`);

function signatureOf(content: Signable, secret: KeyObject): string {
  return sign(null, signedBytes(content), secret).toString('hex');
}

export function signReport(report: ReportPackage, { secret, key }: OwnKey): SignedReport {
  return { report, key, signature: signatureOf(report, secret) };
}

export function signGuidance(guidance: Guidance, { secret, key }: OwnKey): SignedGuidance {
  return { guidance, key, signature: signatureOf(guidance, secret) };
}

/** Whether the key that a package names signed what is in it. */
export function isSigned(content: Signable, { key, signature }: Pick<SignedReport, 'key' | 'signature'>): boolean {
  const x = Buffer.from(key, 'hex').toString('base64url');
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, signedBytes(content), publicKey, Buffer.from(signature, 'hex'));
  } catch {
    // Thirty-two bytes that are no point of the curve.
    return false;
  }
}
