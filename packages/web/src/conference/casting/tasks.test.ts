// The whole ceremony with each member in a browser of its own: three sets of tasks that share nothing but what is published.
import {
  appendBallot,
  appendEndBallots,
  beginBox,
  checkCertificates,
  checkPartialDecryption,
  completeThreshold,
  confidenceQuestions,
  credentialKey,
  electionText,
  encryptBallot,
  nobleGroup as group,
  membersOf,
  newElectionId,
  publicCredentialsText,
  readBox,
  readCredential,
  readElection,
  readTally,
  readTrustees,
  type SignedMessage,
  sharesFor,
  type TrusteeKey,
  tallyOfBox,
  tallyText,
  trusteesText,
} from '@tinnhiem/ballot-box';
import type { Result } from '@tinnhiem/core';
import { describe, expect, test } from 'vitest';
import { keyIdOf, readAbout } from './key-about.ts';
import { codeIn } from './slip-tasks.ts';
import { createTasks, type Tasks } from './tasks.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const browser = (): Tasks => createTasks(random, 10);
const passphrase = 'giếng nước sân đình';
const owner = { round: 'dot', conference: 'hoi-nghi', title: 'Hội nghị cán bộ', name: 'Lê Thị Ánh' };

function sure<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

/** An election under the key, with one ballot in its box, closed: what the members are asked to open. */
function closedBox(trustees: string) {
  const { key } = sure(readTrustees(group, trustees));
  const uuid = newElectionId(random);
  const questions = confidenceQuestions(['Đàm Trung Đạt', 'Lê Thị Ánh']);
  const text = electionText(group, { name: 'x', description: 'x', questions, uuid }, key);
  const election = sure(readElection(group, text));
  const slips = browser().makeSlips({ election: uuid, copies: 3 }, () => {});
  const [code] = slips.codes;
  const credential = credentialKey(group, uuid, code!);
  const choices = [[1, 0, 0] as const, [0, 0, 1] as const];
  const ballot = encryptBallot({ group, election, credential, choices, random }).text;
  const credentials = publicCredentialsText(slips.keys);
  const parts = [beginBox(1, { election: text, trustees, credentials })];
  parts.push(appendBallot(parts.at(-1)!.end, ballot));
  parts.push(appendEndBallots(parts.at(-1)!.end));
  const bytes = Uint8Array.from(parts.flatMap((part) => [...part.bytes]));
  return { fingerprint: election.fingerprint, tally: tallyText(group, sure(tallyOfBox(group, sure(readBox(bytes))))) };
}

function expectDecrypts(trustees: string, seat: number, fingerprint: string, tally: string, text: string) {
  const trustee = membersOf(sure(readTrustees(group, trustees)))[seat - 1]!;
  expect(trustee.owner).toBe(seat);
  expect(checkPartialDecryption(group, { fingerprint, cells: readTally(group, tally)!, trustee }, text).ok).toBe(true);
}

describe('a key of which two of three members are needed', () => {
  const browsers = [browser(), browser(), browser()];
  const size = (seat: number) => ({ seat, members: 3, needed: 2 });
  const made = browsers.map((own) => own.makeKey({ owner, members: 3, needed: 2, passphrase }));
  const certificates = browsers.map((own, at) => sure(own.certificate({ size: size(at + 1) })) as SignedMessage);
  const dealt = browsers.map((own, at) => sure(own.deal({ size: size(at + 1), certificates })));
  const keys = browsers.map((own, at) =>
    sure(own.takePart({ size: size(at + 1), certificates, letters: sharesFor(at + 1, dealt) })),
  );
  const checked = sure(checkCertificates(group, { size: 3, threshold: 2 }, certificates));
  const trustees = trusteesText([{ kind: 'threshold', record: sure(completeThreshold(group, checked, dealt, keys)) }]);

  test('opens a box from the locked file alone, in another browser', () => {
    const { fingerprint, tally } = closedBox(trustees);
    for (const seat of [1, 3]) {
      const other = browser();
      const { file, keyId } = made[seat - 1]!;
      expect(other.openKey({ file, passphrase, keyId, size: size(seat) })).toEqual({ ok: true, value: true });
      const part = keys[seat - 1]!.private_key;
      expectDecrypts(trustees, seat, fingerprint, tally, sure(other.decrypt({ fingerprint, tally, part })));
    }
  });

  test('refuses a wrong passphrase, another member’s file, and a file that is none', () => {
    const [first, second] = made;
    const open = (file: string, words: string) =>
      browser().openKey({ file, passphrase: words, keyId: first!.keyId, size: size(1) });
    expect(open(first!.file, 'giếng nước sân chùa')).toMatchObject({ error: { code: 'key-passphrase-wrong' } });
    expect(open(second!.file, passphrase)).toMatchObject({ error: { code: 'key-other' } });
    expect(open('{}', passphrase)).toMatchObject({ error: { code: 'key-file-malformed' } });
  });

  test('may change its seat: the same file does for whichever was free', () => {
    const own = browser();
    const { file, keyId } = made[0]!;
    for (const seat of [2, 3]) {
      sure(own.openKey({ file, passphrase, keyId, size: size(seat) }));
      expect(keyIdOf(sure(own.certificate({ size: size(seat) })))).toBe(keyId);
    }
  });

  test('is open only until it is closed, and does nothing afterwards', () => {
    const own = browser();
    const { file, keyId } = made[0]!;
    sure(own.openKey({ file, passphrase, keyId, size: size(1) }));
    own.closeKey();
    const after = { error: { code: 'key-closed' } };
    expect(own.deal({ size: size(1), certificates })).toMatchObject(after);
    expect(own.takePart({ size: size(1), certificates, letters: sharesFor(1, dealt) })).toMatchObject(after);
    expect(own.decrypt({ fingerprint: '', tally: '[]', part: null })).toMatchObject(after);
  });

  test('is not dealt where somebody exchanged a certificate', () => {
    const stranger = browser();
    stranger.makeKey({ owner, members: 3, needed: 2, passphrase });
    const strange = sure(stranger.certificate({ size: size(1) })) as SignedMessage;
    expect(browsers[0]!.deal({ size: size(1), certificates: certificates.with(0, strange) }).ok).toBe(false);
  });

  test('leaves the browser locked: neither file nor certificate holds the secret', () => {
    for (const [at, { file, keyId }] of made.entries()) {
      expect(JSON.parse(file)).toMatchObject({ format: 'tinnhiem-key', cipher: 'xchacha20-poly1305' });
      expect(readAbout(JSON.parse(file).about)).toEqual({ name: owner.name, place: 'dot~hoi-nghi', keyId });
      expect(keyIdOf(certificates[at]!)).toBe(keyId);
    }
  });
});

test('a key of which every member is needed is made in one step and opens a box', () => {
  const browsers = [browser(), browser()];
  const size = (seat: number) => ({ seat, members: 2, needed: 2 });
  const made = browsers.map((own) => own.makeKey({ owner, members: 2, needed: 2, passphrase }));
  const keys = browsers.map((own, at) => sure(own.certificate({ size: size(at + 1) })) as TrusteeKey);
  const trustees = trusteesText(keys.map((key) => ({ kind: 'mandatory', key })));
  const { fingerprint, tally } = closedBox(trustees);
  for (const [at, { file, keyId }] of made.entries()) {
    const other = browser();
    sure(other.openKey({ file, passphrase, keyId, size: size(at + 1) }));
    const text = sure(other.decrypt({ fingerprint, tally, part: null }));
    expectDecrypts(trustees, at + 1, fingerprint, tally, text);
  }
});

describe('slips', () => {
  const election = newElectionId(random);
  const told: number[] = [];
  const { codes, keys } = browser().makeSlips({ election, copies: 40 }, (done) => told.push(done));

  test('are as many as asked for, all different, and the progress is told', () => {
    expect(new Set(codes).size).toBe(40);
    expect(codes.every((code) => readCredential(code) === code)).toBe(true);
    expect(told.at(-1)).toBe(40);
  });

  test('send out nothing but the sorted public halves, whose order is not that of the print', () => {
    const credentials = publicCredentialsText(keys);
    const list = JSON.parse(credentials) as string[];
    const printed = codes.map((code) => credentialKey(group, election, code).public);
    expect(keys).toEqual(printed);
    expect(list).toEqual(printed.toSorted());
    expect(list).not.toEqual(printed);
    for (const code of codes) expect(credentials).not.toContain(code.slice(0, 5));
  });

  test('that come back are known by the public half, scanned or typed', () => {
    const [code] = codes;
    const { public: key } = credentialKey(group, election, code!);
    for (const typed of [code!, `http://10.0.0.5:4000/b#${code}`, ` ${code!.replaceAll('-', ' ')} `])
      expect(browser().publicOf({ election, typed })).toBe(key);
    expect(browser().publicOf({ election, typed: 'NV001' })).toBeNull();
    expect(codeIn('abc#def')).toBe('def');
  });
});
