// Format page of Belenios, protocol version 1: everything that a verifier must check, tried on archives that
// belenios-tool made and on changed ones whose chain is right again.
import { describe, expect, test } from 'vitest';
import {
  boxOf,
  type Folder,
  negativeBox,
  negativeNames,
  type Parts,
  partsOf,
  referenceBox,
  referenceJson,
} from '../../test/boxes.ts';
import type { VerifyingGroup } from '../group/group.ts';
import { nobleGroup } from '../group/noble.ts';
import type { ProblemCode } from '../problems.ts';
import { sodiumGroup } from '../server/sodium.ts';
import { wasmGroup } from '../server/wasm.ts';
import { verifyBox } from './verify-box.ts';

const wasm = wasmGroup() as VerifyingGroup;
const onServer = [wasm, sodiumGroup() as VerifyingGroup];

function codes(bytes: Uint8Array, open = false): readonly ProblemCode[] {
  const [first = [], ...others] = onServer.map((group) => verifyBox(bytes, { group, open }).errors);
  for (const other of others) expect(other).toEqual(first);
  return [...new Set(first.map(({ code }) => code))];
}

interface Votes {
  readonly expected_result: readonly (readonly number[])[];
  readonly ballots_in_order: readonly { readonly voter: string }[];
}

describe.each([nobleGroup, ...onServer])('archives of belenios-tool, verified with $library', (group) => {
  test.each(['tiny-simple', 'tiny-threshold', 'tiny-noblank', 'noblank-10x30'] as Folder[])('%s is right', (folder) => {
    const { expected_result, ballots_in_order } = referenceJson<Votes>(folder, 'votes.json');
    expect(verifyBox(referenceBox(folder), { group })).toEqual({
      ok: true,
      rightSoFar: true,
      stage: 'finished',
      ballots: ballots_in_order.length,
      counted: new Set(ballots_in_order.map(({ voter }) => voter)).size,
      result: expected_result,
      errors: [],
      millisecondsPerBallot: null,
    });
  });

  const expected: Readonly<Record<string, readonly ProblemCode[]>> = {
    ballot_deleted: ['tally-mismatch', 'tally-count-wrong', 'tally-weight-wrong'],
    ballot_duplicate: ['ballot-duplicate'],
    ballot_iproof_bad: ['ballot-signature-invalid', 'ballot-cell-proof-invalid'],
    ballot_noncanonical: ['ballot-not-canonical'],
    ballot_sig_bad: ['ballot-signature-invalid'],
    blankandvote_signed: ['ballot-cell-proof-invalid', 'ballot-blank-proof-invalid', 'ballot-row-proof-invalid'],
    byte_flipped_in_payload: ['record-hash-mismatch'],
    event_parent_wrong: ['event-parent-wrong'],
    overvote_signed: ['ballot-cell-proof-invalid', 'ballot-blank-proof-invalid', 'ballot-row-proof-invalid'],
    pd_single_proof_bad: ['decryption-proof-invalid', 'decryption-missing'],
    result_wrong: ['result-mismatch'],
    torsion_passes_zkp_signed: ['ballot-element-invalid'],
    trustee_pok_bad: ['trustee-proof-invalid'],
  };

  test('every archive that is wrong is known here', () => {
    expect([...negativeNames()].sort()).toEqual(Object.keys(expected).sort());
  });

  test.each(Object.entries(expected))('%s is refused', (name, wanted) => {
    const { ok, errors } = verifyBox(negativeBox(name), { group });
    expect(ok).toBe(false);
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(wanted);
  });
});

test('says where in the file, in the chain and on the ballot a problem is', () => {
  const [first] = verifyBox(negativeBox('overvote_signed'), { group: wasm }).errors;
  expect(first).toEqual({
    code: 'ballot-cell-proof-invalid',
    where: { record: 7, event: 1, ballot: 1, question: 1, cell: 2 },
  });
});

test('measures with the clock that it is given', () => {
  let moment = 1000;
  const now = () => {
    moment += 400;
    return moment;
  };
  expect(verifyBox(referenceBox('tiny-noblank'), { group: wasm, now }).millisecondsPerBallot).toBe(100);
});

test('tells how far it is', () => {
  const seen: string[] = [];
  verifyBox(referenceBox('tiny-noblank'), { group: wasm, progress: (done, of) => seen.push(`${done}/${of}`) });
  expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4']);
});

describe('a box on the way', () => {
  const whole = partsOf(referenceBox('tiny-noblank'));
  const { result: _, ...undecided } = whole;
  const { tally: __, ...voting } = { ...undecided, decryptions: [] };
  test.each<[string, Parts]>([
    ['before the first ballot', { ...voting, ballots: [] }],
    ['while ballots come', voting],
    ['with a tally', { ...undecided, decryptions: [] }],
    ['with all decryptions', undecided],
  ])('%s has no result and is right if it may be open', (_name, parts) => {
    expect(codes(boxOf(parts))).toEqual(['no-result']);
    const verified = verifyBox(boxOf(parts), { group: wasm, open: true });
    expect(verified).toMatchObject({ ok: true, result: null, ballots: parts.ballots.length });
  });

  test('is checked all the same', () => {
    const ballots = voting.ballots.map((ballot, index) =>
      index === 1 ? ballot.replace('"response":"1', '"response":"2') : ballot,
    );
    expect(ballots[1]).not.toBe(voting.ballots[1]);
    expect(codes(boxOf({ ...voting, ballots }), true)).toContain('ballot-signature-invalid');
  });
});

describe('a changed box whose chain is right again', () => {
  const simple = partsOf(referenceBox('tiny-noblank'));
  const threshold = partsOf(referenceBox('tiny-threshold'));
  const other = partsOf(referenceBox('tiny-simple'));
  const [ballot = ''] = simple.ballots;
  const [firstDecryption, secondDecryption] = simple.decryptions as [Parts['decryptions'][0], Parts['decryptions'][0]];
  const tally = simple.tally as NonNullable<Parts['tally']>;
  const list = JSON.parse(simple.credentials) as string[];
  const json = (text: string, change: (value: never) => unknown) => JSON.stringify(change(JSON.parse(text) as never));
  const trusteesWith = (change: (record: Record<string, unknown[]>) => void) =>
    json(threshold.trustees, (trustees: [string, Record<string, unknown[]>][]) => {
      change(trustees[1]?.[1] ?? {});
      return trustees;
    });

  test('put together unchanged is what belenios-tool wrote, byte for byte', () => {
    for (const folder of ['tiny-noblank', 'tiny-simple', 'tiny-threshold', 'noblank-10x30'] as const)
      expect(boxOf(partsOf(referenceBox(folder)))).toEqual(referenceBox(folder));
  });

  test.each<[string, ProblemCode, Partial<Parts>]>([
    ['a number of ballots that is not so', 'tally-count-wrong', { tally: { ...tally, ballots: 4 } }],
    ['a weight that is not so', 'tally-weight-wrong', { tally: { ...tally, weight: 4n } }],
    ['a great weight, written as a string', 'tally-weight-wrong', { tally: { ...tally, weight: 2n ** 40n } }],
    ['the tally of another election', 'tally-mismatch', { tally: { ...tally, text: other.tally?.text ?? '' } }],
    ['no ballots', 'tally-mismatch', { ballots: [] }],
    [
      'ballots in another order, so that another one is the last',
      'tally-mismatch',
      { ballots: [...simple.ballots].reverse() },
    ],
    ['a ballot of another election', 'ballot-other-election', { ballots: [...simple.ballots, other.ballots[0] ?? ''] }],
    ['a ballot that is no JSON', 'ballot-malformed', { ballots: [...simple.ballots, 'ballot'] }],
    ['a ballot with a space', 'ballot-not-canonical', { ballots: [ballot.replace(',', ', '), ...simple.ballots] }],
    [
      'a ballot with a field twice',
      'ballot-not-canonical',
      { ballots: [ballot.replace('{', '{"election_uuid":"x",')] },
    ],
    ['a ballot that ends in a line end', 'ballot-not-canonical', { ballots: [`${ballot}\n`] }],
    ['a ballot that begins with a byte order mark', 'ballot-malformed', { ballots: [`\ufeff${ballot}`] }],
    ['fewer voters', 'ballot-credential-unlisted', { credentials: JSON.stringify(list.slice(1)) }],
    ['a voter twice', 'credential-twice', { credentials: JSON.stringify([...list, list[0]]) }],
    [
      'a voter twice with another weight',
      'credential-twice',
      { credentials: JSON.stringify([...list, `${list[0]},2`]) },
    ],
    [
      'the name of a voter',
      'credentials-malformed',
      { credentials: JSON.stringify([...list.slice(1), `${list[0]},,an`]) },
    ],
    ['credentials that are no list', 'credentials-malformed', { credentials: '{}' }],
    [
      'a credential outside of the group',
      'credential-invalid',
      { credentials: JSON.stringify([...list, '0'.repeat(64)]) },
    ],
    [
      'the credential whose secret is zero',
      'credential-invalid',
      { credentials: JSON.stringify([...list, `${'0'.repeat(63)}1`]) },
    ],
    ['a voter who weighs more', 'tally-mismatch', { credentials: JSON.stringify(list.map((entry) => `${entry},2`)) }],
    ['an election that is no JSON', 'election-malformed', { election: 'election' }],
    [
      'an election of another version',
      'election-malformed',
      { election: simple.election.replace('"version":1', '"version":2') },
    ],
    [
      'an election in another group',
      'election-malformed',
      { election: simple.election.replace('Ed25519', 'BELENIOS-2048') },
    ],
    [
      'an election with questions twice',
      'election-field-twice',
      { election: simple.election.replace('{', '{"questions":[],') },
    ],
    [
      'an election with other words',
      'ballot-other-election',
      { election: simple.election.replace('Leader 1', 'Leader 3') },
    ],
    ['trustees that are no JSON', 'trustees-malformed', { trustees: 'trustees' }],
    ['no trustee', 'trustees-malformed', { trustees: '[]' }],
    [
      'one trustee of two',
      'election-key-mismatch',
      { trustees: json(simple.trustees, (all: unknown[]) => all.slice(1)) },
    ],
    ['the trustees of another election', 'election-key-mismatch', { trustees: other.trustees }],
    [
      'a decryption of nobody',
      'decryption-owner-wrong',
      { decryptions: [{ ...firstDecryption, owner: 3 }, secondDecryption] },
    ],
    [
      'a decryption twice',
      'decryption-owner-wrong',
      { decryptions: [firstDecryption, firstDecryption, secondDecryption] },
    ],
    [
      'decryptions exchanged',
      'decryption-proof-invalid',
      {
        decryptions: [
          { ...firstDecryption, owner: 2 },
          { ...secondDecryption, owner: 1 },
        ],
      },
    ],
    ['one decryption of two', 'decryption-missing', { decryptions: [firstDecryption] }],
    [
      'a decryption of fewer cells',
      'decryption-malformed',
      {
        decryptions: [
          firstDecryption,
          { ...secondDecryption, text: '{"decryption_factors":[],"decryption_proofs":[]}' },
        ],
      },
    ],
    [
      'a decryption outside of the group',
      'decryption-element-invalid',
      {
        decryptions: [
          { owner: 1, text: firstDecryption.text.replace(/\[\["[0-9a-f]{64}/, `[["${'0'.repeat(64)}`) },
          secondDecryption,
        ],
      },
    ],
    ['another result', 'result-mismatch', { result: '{"result":[[1,1,2],[0,1,1]]}' }],
    ['a negative result', 'result-malformed', { result: '{"result":[[0,1,-2],[0,1,1]]}' }],
    ['a result beyond all ballots', 'result-mismatch', { result: '{"result":[[0,1,2],[0,1,1000000]]}' }],
    ['a result of fewer rows', 'result-malformed', { result: '{"result":[[0,1,2]]}' }],
    ['a result with spaces', 'result-malformed', { result: '{"result": [[0,1,2],[0,1,1]]}' }],
  ])('with %s is refused: %s', (_, code, change) => {
    expect(codes(boxOf({ ...simple, ...change }))).toContain(code);
  });

  test.each<[string, ProblemCode, string]>([
    [
      'a threshold that is easier',
      'threshold-certificate-invalid',
      trusteesWith((record) => Object.assign(record, { threshold: 2 })),
    ],
    [
      'a threshold of more than all',
      'threshold-size-wrong',
      trusteesWith((record) => Object.assign(record, { threshold: 6 })),
    ],
    ['a member less', 'threshold-size-wrong', trusteesWith((record) => record.verification_keys?.pop())],
    ['two members exchanged', 'threshold-certificate-invalid', trusteesWith((record) => record.certs?.reverse())],
    ['coefficients exchanged', 'threshold-coefficients-invalid', trusteesWith((record) => record.coefexps?.reverse())],
    ['agreements exchanged', 'threshold-coefficients-invalid', trusteesWith((record) => record.signatures?.reverse())],
    ['keys exchanged', 'threshold-key-mismatch', trusteesWith((record) => record.verification_keys?.reverse())],
    [
      'a key that its member did not sign',
      'threshold-key-mismatch',
      trusteesWith((record) => {
        const [first, second] = record.verification_keys as Record<string, unknown>[];
        Object.assign(first ?? {}, { signature: second?.signature });
      }),
    ],
  ])('with %s is refused: %s', (_, code, trustees) => {
    expect(codes(boxOf({ ...threshold, trustees }))).toContain(code);
  });

  test('any three of five members open it, and the fourth changes nothing', () => {
    const [single, ...members] = threshold.decryptions as Parts['decryptions'];
    expect(members.map(({ owner }) => owner)).toHaveLength(3);
    expect(codes(boxOf({ ...threshold, decryptions: [...members.slice().reverse(), single as never] }))).toEqual([]);
    expect(codes(boxOf({ ...threshold, decryptions: members }))).toEqual(['decryption-missing']);
    expect(codes(boxOf({ ...threshold, decryptions: [single as never, ...members.slice(1)] }))).toEqual([
      'decryption-missing',
    ]);
  });
});
