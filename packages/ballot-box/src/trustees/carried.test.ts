import { expect, test } from 'vitest';
import { seeded } from '../../test/boxes.ts';
import type { DealtShares, MemberKey } from '../format/records.ts';
import { fastestGroup } from '../server/sodium.ts';
import { checkDealtShares, checkMemberKey } from './carried.ts';
import { certify, checkCertificates, dealShares, newMemberSeed, sharesFor, takeShares } from './ceremony.ts';

const group = fastestGroup();
const size = { size: 3, threshold: 2 };
const random = seeded('carried');
const sure = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
};
const members = [1, 2, 3].map((index) => ({ seed: newMemberSeed(random), index }));
const certificates = sure(
  checkCertificates(
    group,
    size,
    members.map((member) => certify(group, member, size, random)),
  ),
);
const dealt = members.map((member) => sure(dealShares(group, member, certificates, random)));
const keys = members.map((member) =>
  sure(takeShares(group, member, certificates, sharesFor(member.index, dealt), random)),
);
const [first, second] = dealt as [DealtShares, DealtShares];
const [key, otherKey] = keys as [MemberKey, MemberKey];

test('the messages of an honest ceremony are handed on', () => {
  for (const [at, own] of dealt.entries()) expect(checkDealtShares(group, certificates, at + 1, own).ok).toBe(true);
  for (const [at, own] of keys.entries()) expect(checkMemberKey(group, certificates, dealt, at + 1, own).ok).toBe(true);
});

test.each<[string, DealtShares, string]>([
  ['a letter too few', { ...first, secrets: first.secrets.slice(1) }, 'threshold-size-wrong'],
  ['coefficients of somebody else', { ...first, coefexps: second.coefexps }, 'threshold-coefficients-invalid'],
  ['an agreement of somebody else', { ...first, signature: second.signature }, 'threshold-coefficients-invalid'],
])('shares with %s are refused', (_, shares, code) => {
  expect(checkDealtShares(group, certificates, 1, shares)).toEqual({
    ok: false,
    error: { code, where: { trustee: 1 } },
  });
});

test.each<[string, MemberKey]>([
  ['of another member', otherKey],
  ['without a signature', { ...key, public_key: { pok: key.public_key.pok, public_key: key.public_key.public_key } }],
  [
    'signed by another member',
    { ...key, public_key: { ...key.public_key, signature: otherKey.public_key.signature as never } },
  ],
])('a key %s is refused', (_, wrong) => {
  expect(checkMemberKey(group, certificates, dealt, 1, wrong)).toMatchObject({
    ok: false,
    error: { code: 'threshold-key-mismatch' },
  });
});

test('a key that nobody proved is refused', () => {
  const wrong = { ...key, public_key: { ...key.public_key, pok: otherKey.public_key.pok } };
  expect(checkMemberKey(group, certificates, dealt, 1, wrong)).toMatchObject({
    error: { code: 'trustee-proof-invalid' },
  });
});
