// A certificate that signs itself (X.509 version 3, RFC 5280), for a server's names, with a key on P-256. One fixed form needs no library for
// all of them; OpenSSL, which reads it in Node, in the tests and in every connection, is the judge of these bytes.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { isIP } from 'node:net';

export interface CertificateContent {
  /** ASCII. */
  readonly commonName: string;
  /** Host names and IP addresses. */
  readonly names: readonly string[];
  readonly from: Date;
  readonly until: Date;
  /** Sixteen bytes that no other certificate has. */
  readonly serial: Uint8Array;
}

// Tags of DER (ITU-T X.690).
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const set = (...parts: readonly Buffer[]) => der(0x31, ...parts);
const octets = (...parts: readonly Buffer[]) => der(0x04, ...parts);
const yes = der(0x01, Buffer.from([0xff]));
const bits = (unused: number, bytes: Buffer) => der(0x03, Buffer.from([unused]), bytes);
/** Within an explicit context tag. */
const tagged = (number: number, ...parts: readonly Buffer[]) => der(0xa0 + number, ...parts);

/** Identifiers, as RFC 5280 and RFC 5758 name them. */
const oids = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  subjectKeyIdentifier: '2.5.29.14',
} as const;

/** A new key and its certificate, both as PEM. */
export function selfSigned({ commonName, names, from, until, serial }: CertificateContent): {
  readonly key: string;
  readonly certificate: string;
} {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const algorithm = sequence(oid(oids.ecdsaWithSha256));
  const name = sequence(set(sequence(oid(oids.commonName), der(0x0c, Buffer.from(commonName)))));
  const content = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.from(serial)),
    algorithm,
    name,
    sequence(time(from), time(until)),
    name,
    spki,
    tagged(
      3,
      sequence(
        extension(oids.basicConstraints, true, sequence()),
        // The one bit `digitalSignature`.
        extension(oids.keyUsage, true, bits(7, Buffer.from([0x80]))),
        extension(oids.extKeyUsage, false, sequence(oid(oids.serverAuth))),
        extension(oids.subjectKeyIdentifier, false, octets(createHash('sha256').update(spki).digest().subarray(0, 20))),
        extension(oids.subjectAltName, false, sequence(...names.map(generalName))),
      ),
    ),
  );
  const signature = sign('sha256', content, privateKey);
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificate: pem(sequence(content, algorithm, bits(0, signature))),
  };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  if (length >= 0x10000) throw new Error('too long for this certificate');
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

/** A whole number of bytes that count as positive: no zeros in front but where the first bit would be the sign. */
function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const plain = start < 0 ? Buffer.from([0]) : bytes.subarray(start);
  return der(0x02, (plain[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), plain);
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left % 128) + 128);
  return digits;
}

/** Until 2049 with two digits of the year, from then on with four (RFC 5280, 4.1.2.5). */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [yes] : []), octets(value));
}

function generalName(name: string): Buffer {
  return isIP(name) === 0 ? der(0x82, Buffer.from(name, 'ascii')) : der(0x87, addressBytes(name));
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const [before, after] = [head as string[], (tail ?? []) as string[]];
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
