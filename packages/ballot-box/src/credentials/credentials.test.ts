import { describe, expect, test } from 'vitest';
import { referenceJson, seeded } from '../../test/boxes.ts';
import { nobleGroup as group } from '../group/noble.ts';
import {
  type Credential,
  credentialKey,
  newCredential,
  publicCredentialsText,
  randomBase58,
  readCredential,
} from './credentials.ts';
import { readCredentials } from './list.ts';

test('a code makes the public credential that belenios-tool makes of it', () => {
  const codes = Object.values(referenceJson<Record<string, Credential>>('tiny-noblank', 'private_creds.json'));
  const { uuid } = referenceJson<{ uuid: string }>('tiny-noblank', 'election.json');
  const listed = referenceJson<string[]>('tiny-noblank', 'public_creds.json').map((entry) => entry.split(',')[0]);
  expect(codes.map((code) => credentialKey(group, uuid, code).public).sort()).toEqual(listed.sort());
});

test('a new code has 22 characters in four parts and is read back', () => {
  const code = newCredential(seeded('code'));
  expect(code).toMatch(/^\w{5}-\w{6}-\w{5}-\w{6}$/);
  expect(readCredential(code)).toBe(code);
});

test('characters are drawn evenly: bytes that would favour some are thrown away', () => {
  const bytes = [Uint8Array.of(231, 232, 255, 0), Uint8Array.of(57, 58, 1, 2)];
  expect(randomBase58(() => bytes.shift() ?? new Uint8Array(4), 4)).toBe('z1z1');
});

describe('a code as a person types it', () => {
  test.each([
    ['T665g-sBj9AC-H2g9S-BBudjg', 'T665g-sBj9AC-H2g9S-BBudjg'],
    ['  T665g sBj9AC H2g9S BBudjg\n', 'T665g-sBj9AC-H2g9S-BBudjg'],
    ['T665gsBj9ACH2g9SBBudjg', 'T665g-sBj9AC-H2g9S-BBudjg'],
    ['T665g–sBj9AC–H2g9S–BBudjg', 'T665g-sBj9AC-H2g9S-BBudjg'],
    ['T665g-sBj9AC-H2g9S-BBudj', undefined],
    ['T665g-sBj9AC-H2g9S-BBudjgg', undefined],
    ['T665g-sBj9AC-H2g9S-BBudj0', undefined],
    ['', undefined],
  ])('%j is %s', (typed, code) => {
    expect(readCredential(typed)).toBe(code);
  });
});

test('the published list is sorted, so that it tells nothing about who is who', () => {
  const random = seeded('list');
  const keys = Array.from({ length: 5 }, () => credentialKey(group, '1'.repeat(14), newCredential(random)).public);
  const text = publicCredentialsText(keys);
  expect(text).toBe(publicCredentialsText([...keys].reverse()));
  expect([...readCredentials(group, text).credentials.keys()]).toEqual([...keys].sort());
  expect(() => publicCredentialsText([...keys, ...keys])).toThrow();
});

test('a weight that stands beside a credential is read', () => {
  const { public: key } = credentialKey(group, '1'.repeat(14), newCredential(seeded('weight')));
  const { credentials, problems } = readCredentials(group, JSON.stringify([`${key},7`]));
  expect(problems).toEqual([]);
  expect(credentials.get(key)?.weight).toBe(7n);
  expect(readCredentials(group, JSON.stringify([`${key},07`])).problems).toMatchObject([
    { code: 'credentials-malformed' },
  ]);
});
