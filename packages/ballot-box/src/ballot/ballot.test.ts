// A ballot from the voter's marks to the check of the box.
import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/boxes.ts';
import { credentialKey, newCredential } from '../credentials/credentials.ts';
import { readCredentials } from '../credentials/list.ts';
import { demoElection } from '../demo/demo-election.ts';
import { confidenceQuestions, type Election, readElection } from '../election/election.ts';
import { hashBase64 } from '../format/hash.ts';
import type { BallotRecord, Question } from '../format/records.ts';
import { encodeOne, groupOrder, type Point, type VerifyingGroup } from '../group/group.ts';
import { nobleGroup } from '../group/noble.ts';
import { proofText } from '../proofs/claims.ts';
import { proveKnowledge } from '../proofs/schnorr.ts';
import { fastestGroup } from '../server/sodium.ts';
import { verifyingGroup } from '../server/wasm.ts';
import { type BallotContext, checkBallot } from './check.ts';
import { type Choice, encryptBallot, encryptBallotInSteps, trackerOf } from './encrypt.ts';
import { signaturePrefix } from './prefixes.ts';

const group = fastestGroup();
/** Every ballot below is checked by both that a server has. */
const checking: readonly VerifyingGroup[] = [group, verifyingGroup()];

function electionOf(questions: readonly Question[], seed: string) {
  const random = seeded(seed);
  const invented = demoElection({
    group,
    title: 'Đợt thử',
    questions,
    voters: 2,
    trustees: { threshold: 1, size: 1 },
    random,
  });
  const contexts = checking.map((own): BallotContext => {
    const read = readElection(own, invented.texts.election);
    if (!read.ok) throw new Error(read.error.code);
    const { credentials } = readCredentials(own, invented.texts.credentials);
    return { group: own, election: read.value, credentials };
  });
  return { ...invented, contexts, random };
}

const people = confidenceQuestions(['Nguyễn Thị Ánh', 'Trần Văn Đức']);
const { election, contexts, credentials, random } = electionOf(people, 'ballot');
const [voter, other] = credentials as [(typeof credentials)[0], (typeof credentials)[0]];
const choices: readonly Choice[] = [
  [0, 1, 0],
  [0, 0, 0],
];

function codes(text: string, where = contexts, signatureFirst = false): readonly string[] {
  const [first = [], ...others] = where.map((context) => checkBallot(context, text, { signatureFirst }).problems);
  for (const other of others) expect(other).toEqual(first);
  return [...new Set(first.map(({ code }) => code))];
}

/** A ballot changed by its own voter, who signs it again. */
function signedAgain(text: string, change: (ballot: BallotRecord) => void, key = voter): string {
  const ballot = JSON.parse(text) as BallotRecord;
  change(ballot);
  const { signature: _, ...unsigned } = ballot;
  const hash = hashBase64(JSON.stringify(unsigned));
  const proof = proofText(proveKnowledge(group, key.secret, signaturePrefix(hash), random));
  return JSON.stringify({ ...unsigned, signature: { hash, proof } });
}

const { text: ballot, tracker } = encryptBallot({ group, election, credential: voter, choices, random });

test('is accepted, and has the hash of its bytes as tracker', () => {
  expect(codes(ballot)).toEqual([]);
  expect(tracker).toBe(trackerOf(ballot));
  expect(tracker).toMatch(/^[A-Za-z0-9+/]{43}$/);
});

test('is the same from the same randomness with either arithmetic', () => {
  const [first, second] = [nobleGroup, group].map((own) =>
    encryptBallot({
      group: own,
      election: { ...election, key: own.base(own.decode(election.record.public_key) as never) },
      credential: voter,
      choices,
      random: seeded('same'),
    }),
  );
  expect(first).toEqual(second);
});

test('is encrypted question by question, so that a screen can tell how far it is', () => {
  const steps = encryptBallotInSteps({ group, election, credential: voter, choices, random });
  expect(steps.next()).toEqual({ done: false, value: { done: 1, of: 2 } });
  expect(steps.next()).toEqual({ done: false, value: { done: 2, of: 2 } });
  const last = steps.next();
  expect(last.done && codes(last.value.text)).toEqual([]);
});

test('says nothing about the marks by its form: ballots of different marks are written alike', () => {
  const shape = (text: string) => text.replace(/[0-9a-f]{64}|"\d+"|"[A-Za-z0-9+/]{43}"/g, '·');
  const marks: readonly Choice[] = [
    [1, 0, 0],
    [0, 0, 1],
  ];
  const another = encryptBallot({ group, election, credential: voter, choices: marks, random });
  expect(shape(another.text)).toBe(shape(ballot));
});

describe.each<[string, Partial<Question>, readonly Choice[]]>([
  [
    'at most one mark',
    { min: 0, max: 1 },
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
    ],
  ],
  [
    'exactly one mark',
    { min: 1, max: 1 },
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  ],
  [
    'a blank cell',
    { blank: true, min: 1, max: 1 },
    [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ],
  ],
  [
    'a blank cell and none or more marks',
    { blank: true, min: 0, max: 2 },
    [
      [1, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 1, 0, 1],
    ],
  ],
])('a question with %s', (_, form, allowed) => {
  const [question] = people;
  const own = electionOf([{ ...(question as Question), ...form }], JSON.stringify(form));
  const encrypt = (choice: Choice) =>
    encryptBallot({ ...own, group, credential: own.credentials[0] as never, choices: [choice] }).text;

  test.each(allowed)('takes %j %j %j %j', (...choice) => {
    expect(codes(encrypt(choice.filter((mark) => mark !== undefined)), own.contexts)).toEqual([]);
  });

  const cells = form.blank === true ? 4 : 3;
  test.each([[1, 1, 1, 1].slice(0, cells), [2, 0, 0, 0].slice(0, cells), [1], [0, 0, 0, 0, 0]])(
    'throws on others',
    (...choice) => {
      expect(() => encrypt(choice)).toThrow();
    },
  );
});

test('of a voter who exchanges the own rows and signs again is another vote of that voter, and right', () => {
  expect(codes(signedAgain(ballot, ({ answers }) => answers.reverse()))).toEqual([]);
});

describe('of a voter who cheats is refused:', () => {
  const lax = (form: Partial<Question>): Election => ({
    ...election,
    record: { ...election.record, questions: people.map((question) => ({ ...question, ...form })) },
  });

  test('two marks in a row', () => {
    const marks: readonly Choice[] = [
      [1, 1, 0],
      [0, 1, 0],
    ];
    const forged = encryptBallot({
      group,
      election: lax({ min: 1, max: 2 }),
      credential: voter,
      choices: marks,
      random,
    });
    expect(codes(forged.text)).toEqual(['ballot-row-proof-invalid']);
  });

  test.each<[string, string, (record: BallotRecord) => void]>([
    ['the cells of a row exchanged', 'ballot-cell-proof-invalid', ({ answers: [row] }) => row?.choices.reverse()],
    ['a row less', 'ballot-shape-wrong', ({ answers }) => answers.pop()],
    ['a row more', 'ballot-shape-wrong', ({ answers }) => answers.push(...answers.slice(0, 1))],
    ['a cell less', 'ballot-shape-wrong', ({ answers: [row] }) => row?.choices.pop()],
    ['a cell proof less', 'ballot-shape-wrong', ({ answers: [row] }) => row?.individual_proofs.pop()],
    ['half a cell proof', 'ballot-shape-wrong', ({ answers: [row] }) => row?.individual_proofs[0]?.pop()],
    ['no row proof', 'ballot-shape-wrong', ({ answers: [row] }) => row?.overall_proof.splice(0)],
    [
      'a blank proof where no row is blank',
      'ballot-shape-wrong',
      ({ answers: [row] }) => Object.assign(row ?? {}, { blank_proof: [] }),
    ],
    [
      'a ciphertext outside of the group',
      'ballot-element-invalid',
      ({ answers: [row] }) => Object.assign(row?.choices[0] ?? {}, { beta: '0'.repeat(64) }),
    ],
    [
      'another election',
      'ballot-other-election',
      (record) => Object.assign(record, { election_hash: hashBase64('another') }),
    ],
    [
      'another election’s name',
      'ballot-other-election',
      (record) => Object.assign(record, { election_uuid: '1'.repeat(14) }),
    ],
    [
      'another voter’s credential',
      'ballot-signature-invalid',
      (record) => Object.assign(record, { credential: other.public }),
    ],
  ])('%s: %s', (_, code, change) => {
    expect(codes(signedAgain(ballot, change))).toContain(code);
  });

  test('somebody else’s ballot under the own credential', () => {
    const copied = signedAgain(ballot, (record) => Object.assign(record, { credential: other.public }), other);
    expect(codes(copied)).toEqual(['ballot-cell-proof-invalid', 'ballot-row-proof-invalid']);
  });

  test('a code that nobody gave out', () => {
    const credential = credentialKey(group, election.record.uuid, newCredential(random));
    expect(codes(encryptBallot({ group, election, credential, choices, random }).text)).toEqual([
      'ballot-credential-unlisted',
    ]);
  });

  test('any number or element changed and all of it signed again', () => {
    const plusOne = (text: string) => String((BigInt(text) + 1n) % groupOrder);
    const places = [0, 1].flatMap((row) => [
      ...[0, 1, 2].flatMap((cell) =>
        [0, 1].flatMap((branch) => [
          ['individual', row, cell, branch] as const,
          ['element', row, cell, branch] as const,
        ]),
      ),
      ...[0, 1].map((branch) => ['overall', row, 0, branch] as const),
    ]);
    for (const [what, row, cell, branch] of places)
      for (const field of ['challenge', 'response'] as const) {
        const forged = signedAgain(ballot, ({ answers }) => {
          const answer = answers[row] as (typeof answers)[0];
          const proof = what === 'overall' ? answer.overall_proof[branch] : answer.individual_proofs[cell]?.[branch];
          const ciphertext = answer.choices[cell];
          if (what !== 'element') Object.assign(proof ?? {}, { [field]: plusOne(proof?.[field] ?? '') });
          else if (ciphertext !== undefined) {
            const part = branch === 0 ? 'alpha' : 'beta';
            const point = group.decode(ciphertext[part]) as Point;
            const more = field === 'challenge' ? group.generator.point : election.key.point;
            Object.assign(ciphertext, { [part]: encodeOne(group, group.product(point, more)) });
          }
        });
        expect(codes(forged)).not.toEqual([]);
      }
  });

  test('one bit of it changed', () => {
    const bytes = Buffer.from(ballot);
    for (let at = 0; at < bytes.length; at += 43) {
      const before = bytes[at] ?? 0;
      bytes[at] = before ^ (1 << (at % 7));
      expect(codes(bytes.toString())).not.toEqual([]);
      bytes[at] = before;
    }
  });

  test('a signature of something else', () => {
    const changed = JSON.parse(ballot) as BallotRecord;
    expect(codes(JSON.stringify({ ...changed, signature: { ...changed.signature, hash: hashBase64('x') } }))).toEqual([
      'ballot-signature-invalid',
    ]);
  });
});

test('for a server, a ballot that its code did not sign is looked at no further, and one that it did sign is checked whole', () => {
  const swap = ({ answers }: BallotRecord) => {
    for (const { individual_proofs } of answers) (individual_proofs as unknown[]).reverse();
  };
  const found = (text: string) => codes(text, contexts, true);
  expect(codes(signedAgain(ballot, swap, other))).toEqual(['ballot-signature-invalid', 'ballot-cell-proof-invalid']);
  expect(found(signedAgain(ballot, swap, other))).toEqual(['ballot-signature-invalid']);
  expect(found(signedAgain(ballot, swap))).toEqual(['ballot-cell-proof-invalid']);
  expect(found(ballot)).toEqual([]);
});
