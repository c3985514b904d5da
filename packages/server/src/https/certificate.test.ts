import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { machineNames, serverCertificate } from './certificate.ts';

const now = new Date('2019-03-01T01:00:00Z');
const names = ['localhost', '127.0.0.1', '::1', 'may-to-chuc', '192.168.1.7'];
const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000);

test('The certificate names every address of the machine, and browsers that count the days take it', async () => {
  const made = await serverCertificate(emptyFolder(), now, names);
  const read = new X509Certificate(made.certificate);
  for (const name of ['localhost', 'may-to-chuc']) expect(read.checkHost(name)).toBe(name);
  for (const address of ['127.0.0.1', '::1', '192.168.1.7']) expect(read.checkIP(address)).toBe(address);
  expect(read.checkIP('192.168.1.8')).toBeUndefined();
  expect(read.fingerprint256).toBe(made.fingerprint);
  expect(made.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(Date.parse(read.validTo) - Date.parse(read.validFrom)).toBeLessThan(825 * 24 * 60 * 60 * 1000);
  expect(machineNames()).toEqual(expect.arrayContaining(['localhost', '127.0.0.1']));
});

test('It is made once, for the eyes of the owner only', async () => {
  const data = emptyFolder();
  const first = await serverCertificate(data, now, names);
  expect(await serverCertificate(data, later(300), names)).toEqual(first);
  // Without a network the machine has fewer addresses: nothing is renewed for that.
  expect(await serverCertificate(data, later(1), names.slice(0, 3))).toEqual(first);
  for (const file of ['key.pem', 'certificate.pem', 'fingerprints.json'])
    expect(statSync(join(data, 'https', file)).mode & 0o777, file).toBe(0o600);
});

test('On a new network, and before it runs out, it is renewed, and the old fingerprint is noted', async () => {
  const data = emptyFolder();
  const first = await serverCertificate(data, now, names);
  const moved = await serverCertificate(data, later(5), [...names.slice(0, 4), '10.0.0.3']);
  expect(moved).toMatchObject({ replaced: first.fingerprint });
  const read = new X509Certificate(moved.certificate);
  // Back on the old network it need not be renewed again.
  for (const address of ['10.0.0.3', '192.168.1.7']) expect(read.checkIP(address)).toBe(address);
  expect(await serverCertificate(data, later(6), names)).toMatchObject({
    fingerprint: moved.fingerprint,
    replaced: null,
  });
  const renewed = await serverCertificate(data, later(790), names);
  expect(renewed.replaced).toBe(moved.fingerprint);
  const noted = JSON.parse(readFileSync(join(data, 'https', 'fingerprints.json'), 'utf8'));
  expect(noted.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual([
    first.fingerprint,
    moved.fingerprint,
    renewed.fingerprint,
  ]);
});

test('A file that is damaged, or a key of another certificate, is replaced', async () => {
  const data = emptyFolder();
  const first = await serverCertificate(data, now, names);
  writeFileSync(join(data, 'https', 'certificate.pem'), 'not a certificate');
  const second = await serverCertificate(data, now, names);
  expect(second.fingerprint).not.toBe(first.fingerprint);
  writeFileSync(join(data, 'https', 'key.pem'), first.key);
  const third = await serverCertificate(data, now, names);
  expect([first.fingerprint, second.fingerprint]).not.toContain(third.fingerprint);
});

test('A server answers with it, and who knows the certificate is sure of it', async () => {
  const { key, certificate, fingerprint } = await serverCertificate(emptyFolder(), new Date(), names);
  const server = createServer({ key, cert: certificate }, (_request, response) => response.end('ok'));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const shown = await new Promise<string>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', ca: certificate, servername: 'localhost' }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.end();
    }).on('error', reject);
  });
  expect(shown).toBe(fingerprint);
});
