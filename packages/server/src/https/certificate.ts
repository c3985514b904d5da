// The server's own certificate: made once, kept in the data folder for the owner's eyes only, renewed where it no longer names every
// address of this machine. Nobody has signed it but itself, so only its fingerprint tells it from that of somebody in between.
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { networkAddresses } from '../http/address.ts';
import { writeDurably } from '../store/durable.ts';
import { selfSigned } from './x509.ts';

export interface ServerCertificate {
  /** PEM. */
  readonly key: string;
  readonly certificate: string;
  /** SHA-256 of the certificate as browsers show it: `AB:CD:…`. */
  readonly fingerprint: string;
  /** The one before it, where this one was made just now in its place. */
  readonly replaced: string | null;
}

const historySchema = z.array(
  z.strictObject({ fingerprint: z.string(), made: z.string(), names: z.array(z.string()) }),
);

const day = 24 * 60 * 60 * 1000;
/** Browsers of Apple take no certificate that is valid longer than 825 days (https://support.apple.com/en-us/103769). */
const validDays = 800;
const renewedBefore = 30 * day;
/** Names of networks in which the machine was before: back there, the certificate stays the same. */
const mostNames = 24;

/** The names under which this machine is found now. */
export function machineNames(): readonly string[] {
  const own = hostname().toLowerCase();
  // A name that no certificate can hold is of no use for finding the machine either.
  const named = /^[a-z0-9.-]{1,63}$/.test(own) ? [own] : [];
  return [...new Set(['localhost', '127.0.0.1', '::1', ...named, ...networkAddresses()])];
}

/** The certificate of the data folder, made or renewed where that is needed. */
export async function serverCertificate(
  data: string,
  now: Date,
  names: readonly string[] = machineNames(),
): Promise<ServerCertificate> {
  const folder = join(data, 'https');
  const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
  const known = readKnown(files);
  if (known !== null && isGood(known.certificate, now, names)) return { ...known, replaced: null };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const history = readHistory(join(folder, 'fingerprints.json'));
  const before = known === null ? [] : namesIn(new X509Certificate(known.certificate));
  const made = makeCertificate(now, [...new Set([...names, ...before])].slice(0, mostNames), randomBytes(16));
  const { key, certificate, fingerprint } = made;
  // The key first: a certificate never lies there without its key.
  await writeDurably(files.key, key);
  await writeDurably(files.certificate, certificate);
  const entry = { fingerprint, made: now.toISOString(), names: made.names };
  await writeDurably(join(folder, 'fingerprints.json'), `${JSON.stringify([...history, entry], null, 2)}\n`);
  return { key, certificate, fingerprint, replaced: known?.fingerprint ?? null };
}

/** Key and certificate as they are kept; `null` where they are missing or do not belong together. */
function readKnown(files: { readonly key: string; readonly certificate: string }) {
  try {
    const key = readFileSync(files.key, 'utf8');
    const certificate = readFileSync(files.certificate, 'utf8');
    const read = new X509Certificate(certificate);
    if (!read.checkPrivateKey(createPrivateKey(key))) return null;
    return { key, certificate, fingerprint: read.fingerprint256 };
  } catch {
    return null;
  }
}

/** Whether a certificate names everything that it must and stays valid for a while. */
function isGood(certificate: string, now: Date, names: readonly string[]): boolean {
  const read = new X509Certificate(certificate);
  const named = new Set(namesIn(read));
  return Date.parse(read.validTo) - now.getTime() > renewedBefore && names.every((name) => named.has(name));
}

function readHistory(path: string): z.output<typeof historySchema> {
  try {
    return historySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // What was noted is lost with the file; the certificate is not.
    return [];
  }
}

/** The names in a certificate, addresses as this machine writes them. */
function namesIn(certificate: X509Certificate): readonly string[] {
  return (certificate.subjectAltName ?? '').split(', ').map((entry) => {
    const [, kind = '', name = ''] = /^([^:]+):(.*)$/.exec(entry) ?? [];
    return kind === 'IP Address' && name === '0:0:0:0:0:0:0:1' ? '::1' : name;
  });
}

function makeCertificate(now: Date, names: readonly string[], serial: Uint8Array) {
  const made = selfSigned({
    commonName: 'Tin Nhiem',
    names,
    // A clock that is a little slow elsewhere in the room must not refuse it.
    from: new Date(now.getTime() - day),
    until: new Date(now.getTime() + validDays * day),
    serial,
  });
  return { ...made, fingerprint: new X509Certificate(made.certificate).fingerprint256, names };
}
