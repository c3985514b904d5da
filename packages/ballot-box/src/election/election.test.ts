import { describe, expect, test } from 'vitest';
import { partsOf, referenceBox, seeded } from '../../test/boxes.ts';
import { hashBase64 } from '../format/hash.ts';
import { nobleGroup as group, nobleGroup } from '../group/noble.ts';
import { cellsOf, confidenceQuestions, electionText, newElectionId, readElection } from './election.ts';

const key = nobleGroup.generator.power(7n);
const content = {
  name: 'Lấy phiếu tín nhiệm “2019” \\ "đợt 1"',
  description: 'Hàng 1\nHàng 2',
  questions: confidenceQuestions(['Nguyễn Văn Ấn', 'Trần Thị Ưu']),
  uuid: newElectionId(seeded('election')),
};

test('the record has its fields in the order of the format and Vietnamese as it is written', () => {
  const text = electionText(
    group,
    { ...content, administrator: 'Ban Tổ chức', credentialAuthority: 'Ban Kiểm phiếu' },
    key,
  );
  expect(Object.keys(JSON.parse(text))).toEqual([
    'version',
    'description',
    'name',
    'group',
    'public_key',
    'questions',
    'uuid',
    'administrator',
    'credential_authority',
  ]);
  expect(text).toContain(
    '{"answers":["Tín nhiệm cao","Tín nhiệm","Tín nhiệm thấp"],"min":0,"max":1,"question":"Nguyễn Văn Ấn"}',
  );
  expect(text).toContain('Hàng 1\\nHàng 2');
});

test('names that come decomposed are composed, so that they look and hash alike', () => {
  expect(confidenceQuestions(['Nguyễn Văn Ấn'.normalize('NFD')])).toEqual(confidenceQuestions(['Nguyễn Văn Ấn']));
});

test('where every row must be marked, the question says so', () => {
  const [question] = confidenceQuestions(['An'], { everyRowMarked: true });
  expect(question).toMatchObject({ min: 1, max: 1 });
  expect(question && cellsOf(question)).toBe(3);
});

test('is read back with the hash of its bytes as fingerprint', () => {
  const text = electionText(group, content, key);
  const read = readElection(group, text);
  expect(read).toMatchObject({ ok: true, value: { fingerprint: hashBase64(text), record: { name: content.name } } });
});

test('the fingerprint is the one that belenios-tool puts on ballots', () => {
  const { election, ballots } = partsOf(referenceBox('tiny-simple'));
  const read = readElection(group, election);
  const [ballot] = ballots;
  expect(read.ok && read.value.fingerprint).toBe((JSON.parse(ballot ?? '') as { election_hash: string }).election_hash);
});

test.each([
  ['no question', { questions: [] }],
  ['more marks than answers', { questions: [{ answers: ['a'], min: 0, max: 2, question: 'q' }] }],
  ['more at least than at most', { questions: [{ answers: ['a', 'b'], min: 2, max: 1, question: 'q' }] }],
  ['a name that is too short', { uuid: 'abc' }],
  ['a name with characters that Base58 lacks', { uuid: '0OIl0OIl0OIl0O' }],
])('an election with %s is not made', (_, change) => {
  expect(() => electionText(group, { ...content, ...change }, key)).toThrow();
});

describe('an election is refused that', () => {
  const text = electionText(group, content, key);
  test.each([
    ['is no JSON', 'election-malformed', 'x'],
    ['is not in UTF-8', 'election-malformed', Uint8Array.of(0xc3, 0x28)],
    ['has a field that the format does not know', 'election-malformed', text.replace('{', '{"extra":1,')],
    [
      'asks for a list to be sorted',
      'election-malformed',
      text.replace('"answers"', '"type":"NonHomomorphic","answers"'),
    ],
    ['says its name twice', 'election-field-twice', text.replace('"name"', '"name":"Other","name"')],
    [
      'says its name twice, once in disguise',
      'election-field-twice',
      text.replace('"name"', '"n\\u0061me":"Other","name"'),
    ],
    [
      'has a key that is none',
      'election-key-invalid',
      text.replace(/"public_key":"[0-9a-f]{64}/, `"public_key":"${'0'.repeat(64)}`),
    ],
    [
      'has the key under which everything lies open',
      'election-key-invalid',
      text.replace(/"public_key":"[0-9a-f]{64}/, `"public_key":"${'0'.repeat(63)}1`),
    ],
  ])('%s: %s', (_, code, bytes) => {
    expect(readElection(group, bytes)).toMatchObject({ ok: false, error: { code } });
  });

  test('but colons and quotation marks inside of its words are only words', () => {
    const odd = electionText(group, { ...content, name: 'a":"b:\\"c', description: ':::"' }, key);
    expect(readElection(group, odd).ok).toBe(true);
  });
});
