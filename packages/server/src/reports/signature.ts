// The organisation's own key, with which reports are signed (Ed25519). Made once; the private part stays in the office's tables, which are in no archive and no package.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, type ReportPackage, type SignedReport } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';

const setting = 'report-signing-key';

interface OwnKey {
  readonly secret: KeyObject;
  /** 64 hexadecimal digits, for everybody. */
  readonly key: string;
}

/** The organisation's key, made where there is none yet; of two that ask at once both get the same. */
export async function ownKey(tables: Tables): Promise<OwnKey> {
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

/** What is signed: the format first, so that a signature for something else can never pass for one of a report. */
const signedBytes = (report: ReportPackage) => Buffer.from(`${report.format}\n${canonicalJson(report)}`);

export function signReport(report: ReportPackage, { secret, key }: OwnKey): SignedReport {
  return { report, key, signature: sign(null, signedBytes(report), secret).toString('hex') };
}

/** Whether the key that a package names signed it. */
export function isSigned({ report, key, signature }: SignedReport): boolean {
  const x = Buffer.from(key, 'hex').toString('base64url');
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, signedBytes(report), publicKey, Buffer.from(signature, 'hex'));
  } catch {
    // Thirty-two bytes that are no point of the curve.
    return false;
  }
}
