// The key ceremony between browsers that only exchange messages, and the messages of belenios-tool read by it.
import { describe, expect, test } from 'vitest';
import { type Folder, referenceJson, referenceLines, referenceText, seeded } from '../../test/boxes.ts';
import { hashToScalar } from '../format/hash.ts';
import type { DealtShares, MemberKey, ReceivedShares, SignedMessage, ThresholdRecord } from '../format/records.ts';
import { encodeOne } from '../group/group.ts';
import { fastestGroup } from '../server/sodium.ts';
import {
  type Certificates,
  certify,
  checkCertificates,
  completeThreshold,
  dealShares,
  decryptionKeyOf,
  type Member,
  type MemberSeed,
  newMemberSeed,
  sharesFor,
  takeShares,
} from './ceremony.ts';
import { checkThreshold, readTrustees } from './check.ts';
import { newTrusteeKey, trusteeKeyOf, trusteesText } from './keys.ts';
import { openLetter, writeLetter } from './letters.ts';
import { certificateMessage, type MemberKeys, signMessage } from './messages.ts';

const group = fastestGroup();
const random = seeded('ceremony');
const size = { size: 3, threshold: 2 };
const members: readonly Member[] = [1, 2, 3].map((index) => ({ seed: newMemberSeed(random), index }));
const [first, second, third] = members as [Member, Member, Member];

function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const signed = members.map((member) => certify(group, member, size, random));
const certificates = value(checkCertificates(group, size, signed));
const dealt = members.map((member) => value(dealShares(group, member, certificates, random)));
const keys = members.map((member) =>
  value(takeShares(group, member, certificates, sharesFor(member.index, dealt), random)),
);

describe('three members of whom two decrypt', () => {
  const record = value(completeThreshold(group, certificates, dealt, keys));

  test('make a threshold that everybody can check', () => {
    const trustees = value(readTrustees(group, trusteesText([{ kind: 'threshold', record }])));
    expect(trustees.groups).toMatchObject([{ kind: 'threshold', threshold: 2 }]);
    expect(trustees.groups[0]?.members.map(({ owner }) => owner)).toEqual([1, 2, 3]);
  });

  test('each keep a secret that belongs to their published key', () => {
    for (const [at, member] of members.entries()) {
      const key = keys[at] as MemberKey;
      const secret = value(decryptionKeyOf(group, member.seed, key.private_key));
      expect(encodeOne(group, group.generator.power(secret))).toBe(key.public_key.public_key);
    }
  });

  test('cannot open each other’s secrets', () => {
    expect(decryptionKeyOf(group, first.seed, keys[1]?.private_key ?? '')).toMatchObject({
      error: { code: 'threshold-message-invalid' },
    });
  });

  test('stand beside a trustee who must take part, and are numbered after it', () => {
    const mandatory = newTrusteeKey(group, random, 'Máy chủ');
    const text = trusteesText([
      { kind: 'mandatory', key: mandatory.public },
      { kind: 'threshold', record },
    ]);
    const { groups } = value(readTrustees(group, text));
    expect(groups.map((own) => own.members.map(({ owner }) => owner))).toEqual([[1], [2, 3, 4]]);
    expect(groups[0]?.members[0]?.name).toBe('Máy chủ');
  });
});

describe('a member stops when', () => {
  const take = (received: ReceivedShares, seen: Certificates = certificates) =>
    takeShares(group, first, seen, received, random);
  const received = sharesFor(1, dealt);
  const replaced = <T>(list: readonly T[], at: number, by: T) => list.map((item, index) => (index === at ? by : item));

  test.each<[string, string, number | undefined, ReceivedShares]>([
    [
      'a share is not on the published polynomial',
      'threshold-share-invalid',
      2,
      {
        ...received,
        secrets: replaced(
          received.secrets,
          1,
          value(dealShares(group, second, certificates, seeded('another'))).secrets[0] ?? '',
        ),
      },
    ],
    [
      'a share is for somebody else',
      'threshold-message-invalid',
      3,
      { ...received, secrets: replaced(received.secrets, 2, dealt[2]?.secrets[1] ?? '') },
    ],
    [
      'a share is from somebody else',
      'threshold-message-invalid',
      3,
      { ...received, secrets: replaced(received.secrets, 2, received.secrets[1] ?? '') },
    ],
    [
      'a share is no letter',
      'threshold-message-invalid',
      1,
      { ...received, secrets: replaced(received.secrets, 0, '{}') },
    ],
    ['a share is missing', 'threshold-size-wrong', undefined, { ...received, secrets: received.secrets.slice(1) }],
    [
      'coefficients are not their sender’s',
      'threshold-coefficients-invalid',
      2,
      { ...received, coefexps: replaced(received.coefexps, 1, received.coefexps[2] as SignedMessage) },
    ],
    [
      'its own polynomial is not what it dealt',
      'threshold-message-invalid',
      1,
      { ...received, polynomial: dealt[1]?.polynomial ?? '' },
    ],
    [
      'its own coefficients were replaced',
      'threshold-message-invalid',
      1,
      { ...received, coefexps: replaced(received.coefexps, 0, received.coefexps[1] as SignedMessage) },
    ],
  ])('%s', (_, code, trustee, changed) => {
    const where = trustee === undefined ? {} : { trustee };
    expect(take(changed)).toEqual({ ok: false, error: { code, where } });
  });

  test('another has seen other certificates', () => {
    const impostor = certify(group, { seed: newMemberSeed(random), index: 3 }, size, random);
    const other = value(checkCertificates(group, size, [...signed.slice(0, 2), impostor]));
    expect(take(received, other)).toMatchObject({ error: { code: 'threshold-coefficients-invalid' } });
  });

  test('its own certificate was replaced', () => {
    const impostor = certify(group, { seed: newMemberSeed(random), index: 1 }, size, random);
    const other = value(checkCertificates(group, size, [impostor, ...signed.slice(1)]));
    expect(dealShares(group, first, other, random)).toMatchObject({ error: { code: 'threshold-certificate-invalid' } });
    expect(take(received, other)).toMatchObject({ error: { code: 'threshold-certificate-invalid' } });
  });
});

test.each<[string, string, readonly SignedMessage[]]>([
  ['one is missing', 'threshold-size-wrong', signed.slice(1)],
  ['two are exchanged', 'threshold-certificate-invalid', [...signed].reverse()],
  [
    'one is for another ceremony',
    'threshold-certificate-invalid',
    [certify(group, first, { size: 3, threshold: 1 }, random), ...signed.slice(1)],
  ],
  [
    'one is signed by another',
    'threshold-certificate-invalid',
    [{ ...(signed[0] as SignedMessage), signature: (signed[1] as SignedMessage).signature }, ...signed.slice(1)],
  ],
])('certificates are refused when %s', (_, code, texts) => {
  expect(checkCertificates(group, size, texts)).toMatchObject({ error: { code } });
});

test('a threshold of all or of none is not certified', () => {
  for (const threshold of [0, 3, 4]) expect(() => certify(group, third, { size: 3, threshold }, random)).toThrow();
});

describe('the record is refused when', () => {
  const complete = (changedDealt: readonly DealtShares[], changedKeys: readonly MemberKey[] = keys) =>
    completeThreshold(group, certificates, changedDealt, changedKeys);

  test('a member has signed a key of other shares', () => {
    const again = members.map((member) => value(dealShares(group, member, certificates, random)));
    const other = value(takeShares(group, first, certificates, sharesFor(1, again), random));
    expect(complete(dealt, [other, ...keys.slice(1)])).toEqual({
      ok: false,
      error: { code: 'threshold-key-mismatch', where: { trustee: 1 } },
    });
  });

  test('a member has not signed its coefficients', () => {
    const [own, other] = dealt as [DealtShares, DealtShares];
    const unsigned = { ...own, coefexps: { ...own.coefexps, signature: other.coefexps.signature } };
    expect(complete([unsigned, ...dealt.slice(1)])).toMatchObject({
      error: { code: 'threshold-coefficients-invalid' },
    });
  });

  test('a member has not signed what all have seen', () => {
    const [own, other] = dealt as [DealtShares, DealtShares];
    expect(complete([{ ...own, signature: other.signature }, ...dealt.slice(1)])).toMatchObject({
      error: { code: 'threshold-coefficients-invalid', where: { trustee: 1 } },
    });
  });

  test('a member deals a polynomial that needs more members', () => {
    const higher = value(dealShares(group, first, { ...certificates, threshold: 3 }, random));
    expect(complete([higher, ...dealt.slice(1)])).toMatchObject({ error: { code: 'threshold-coefficients-invalid' } });
  });
});

test('a letter that was written to somebody else and passed on is not opened', () => {
  const [own, other] = certificates.keys as [MemberKeys, MemberKeys];
  const signing = 5n;
  const write = (recipient: MemberKeys) => writeLetter(group, { signing, recipient, message: 'Chào', random });
  const sender = group.generator.power(signing);
  const decryption = hashToScalar(`dk|${first.seed}`);
  const open = (letter: string) => openLetter(group, { decryption, recipient: own.encryptionText, sender }, letter);
  expect(open(write(own))).toBe('Chào');
  expect(open(write({ ...own, encryptionText: other.encryptionText }))).toBeUndefined();
});

test('a member stops when its certificate has the right key for letters and another one for signatures', () => {
  const signing = 5n;
  const [own] = certificates.keys as [MemberKeys];
  const message = certificateMessage(size, 1, encodeOne(group, group.generator.power(signing)), own.encryptionText);
  const half: SignedMessage = { message, signature: signMessage(group, signing, message, random) };
  const other = value(checkCertificates(group, size, [half, ...signed.slice(1)]));
  expect(dealShares(group, first, other, random)).toMatchObject({ error: { code: 'threshold-certificate-invalid' } });
});

test('a trustee whose secret is zero, and so known to everybody, is refused', () => {
  const text = trusteesText([{ kind: 'mandatory', key: trusteeKeyOf(group, 0n, random) }]);
  expect(readTrustees(group, text)).toMatchObject({ error: { code: 'trustee-key-invalid', where: { trustee: 1 } } });
});

test('the record is refused when a member gives a key that it did not sign', () => {
  const { public: key } = newTrusteeKey(group, random);
  const wrong = [{ ...(keys[0] as MemberKey), public_key: { ...key, signature: key.pok } }, ...keys.slice(1)];
  expect(completeThreshold(group, certificates, dealt, wrong)).toEqual({
    ok: false,
    error: { code: 'threshold-key-mismatch', where: { trustee: 1 } },
  });
});

describe.each(['tiny-threshold', 'noblank-10x30'] as Folder[])(
  'the ceremony that belenios-tool held for %s',
  (folder) => {
    const toolSize = { size: 5, threshold: 3 };
    const certs = value(checkCertificates(group, toolSize, referenceLines<SignedMessage>(folder, 'certs.jsons')));
    const polynomials = referenceLines<DealtShares>(folder, 'polynomials.jsons');
    const record = referenceJson<ThresholdRecord>(folder, 'threshold.json');

    test.each([1, 2, 3, 4, 5])('gives member %i the same key', (index) => {
      const seed = referenceText(folder, `trustee${index}.key`) as MemberSeed;
      const shares = sharesFor(index, polynomials);
      expect(shares).toEqual(referenceJson(folder, `trustee${index}.vinput`));
      const made = value(takeShares(group, { seed, index }, certs, shares, random));
      const tool = referenceJson<MemberKey>(folder, `trustee${index}.voutput`);
      expect(made.public_key.public_key).toBe(tool.public_key.public_key);
      expect(decryptionKeyOf(group, seed, made.private_key)).toEqual(
        decryptionKeyOf(group, seed, referenceText(folder, `trustee${index}.dkey`)),
      );
    });

    test('gives the same record', () => {
      const outputs = [1, 2, 3, 4, 5].map((index) => referenceJson<MemberKey>(folder, `trustee${index}.voutput`));
      expect(value(completeThreshold(group, certs, polynomials, outputs))).toEqual(record);
      expect(checkThreshold(group, record).ok).toBe(true);
    });
  },
);
