// The file of a box, byte by byte.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxOf, partsOf, referenceBox } from '../../test/boxes.ts';
import { hashBase64, hashHex } from '../format/hash.ts';
import { printJson } from '../format/json.ts';
import { fastestGroup } from '../server/sodium.ts';
import { verifyBox } from '../verify/verify-box.ts';
import { fingerprintsOf, readBox } from './read.ts';
import { recordBytes } from './records.ts';
import { appendBallot, appendEndBallots, chainEnd, extendsBox, joined } from './write.ts';

const box = referenceBox('tiny-noblank');
const parts = partsOf(box);
const group = fastestGroup();

function codeOf(bytes: Uint8Array): string {
  const read = readBox(bytes);
  return read.ok ? 'right' : read.error.code;
}

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

test('a box is read as belenios-tool wrote it', () => {
  const read = readBox(box);
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value).toMatchObject({ closed: true, timestamp: 1795383345, head: { height: 9 } });
  expect(read.value.ballots).toHaveLength(4);
  expect(read.value.decryptions.map(({ owner }) => owner)).toEqual([1, 2]);
  expect(read.value.result?.record).toBe(25);
});

test('its fingerprints are those of its records, as belenios-tool hashes them', () => {
  const read = readBox(box);
  if (!read.ok) throw new Error(read.error.code);
  const { election, box: whole, ...others } = fingerprintsOf(read.value);
  const [ballot = ''] = parts.ballots;
  expect(election).toBe((JSON.parse(ballot) as { election_hash: string }).election_hash);
  expect(whole).toBe('b4449884047c51c8fbdfa0ba422f677e39b76e4e1d97807d724d08c4ca726e7d');
  expect(others).toEqual({
    trustees: hashBase64(parts.trustees),
    credentials: hashBase64(parts.credentials),
    tally: hashBase64(parts.tally?.text ?? ''),
  });
});

// Seen to fail: without the check of the padding, and with a header that is read but not written again.
test('no byte of a box can be changed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: box.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, difference) => {
      const { ok, errors } = verifyBox(changed(box, at, ((box[at] ?? 0) + difference) % 256), { group });
      expect(ok).toBe(false);
      expect(errors).toHaveLength(1);
    }),
    { numRuns: 1500 },
  );
});

const letters = '0123456789abcdefghijABCDEF{}[]",: \n\\';
type TextPart = 'election' | 'trustees' | 'credentials' | 'result';

// Seen to fail: with partial decryptions that are believed, and with every proof that is.
test('no character of any record can be changed, not even with a chain that is made anew', () => {
  const texts: readonly (readonly [string, (text: string) => Partial<typeof parts>])[] = [
    ...(['election', 'trustees', 'credentials', 'result'] as TextPart[]).map(
      (part) => [parts[part] ?? '', (text: string) => ({ [part]: text })] as const,
    ),
    ...parts.ballots.map(
      (ballot, index) =>
        [ballot, (text: string) => ({ ballots: parts.ballots.map((own, at) => (at === index ? text : own)) })] as const,
    ),
    ...parts.decryptions.map(
      (decryption, index) =>
        [
          decryption.text,
          (text: string) => ({
            decryptions: parts.decryptions.map((own, at) => (at === index ? { ...own, text } : own)),
          }),
        ] as const,
    ),
    [
      parts.tally?.text ?? '',
      (text: string) => ({ tally: { ...parts.tally, text } as NonNullable<typeof parts.tally> }),
    ],
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: texts.length - 1 }),
      fc.nat(999_999),
      fc.constantFrom(...letters),
      fc.constantFrom('digit', 'digit', 'digit', 'replace', 'insert', 'remove'),
      (which, place, drawn, how) => {
        const [text, put] = texts[which] as (typeof texts)[0];
        const start = Math.floor((place / 1e6) * text.length);
        // Another digit for a digit is what still reads as a number or an element.
        const at = how === 'digit' ? Math.max(0, start + text.slice(start).search(/[0-9]/)) : start;
        const letter = how === 'digit' ? String((Number(text[at]) + 1) % 10) : drawn;
        const after = text.slice(how === 'insert' ? at : at + 1);
        const other = text.slice(0, at) + (how === 'remove' ? '' : letter) + after;
        if (other !== text) expect(verifyBox(boxOf({ ...parts, ...put(other) }), { group }).ok).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});

describe('a file is refused that', () => {
  const zeros = new Uint8Array(1024);
  const first = box.subarray(0, 1024);
  const header = (text: string, timestamp = 1) => recordBytes('BELENIOS', text, timestamp);
  const event = (fields: object, data: readonly string[] = []) =>
    joined([
      ...data.map((text) => recordBytes(`${hashHex(text)}.data.json`, text, parts.timestamp)),
      recordBytes(`${hashHex(printJson(fields))}.event.json`, printJson(fields), parts.timestamp),
    ]);
  const { hash: parent = '', height } = { hash: chainEnd(box).parent, height: chainEnd(box).height };

  test.each<[string, string, Uint8Array]>([
    ['is empty', 'box-empty', new Uint8Array()],
    ['is all zeros', 'box-header-invalid', zeros],
    ['is something else', 'record-header-invalid', new TextEncoder().encode('x'.repeat(2048))],
    ['is another version', 'box-header-invalid', header('{"version":2,"timestamp":"1"}')],
    ['has a moment that is not that of its records', 'box-header-invalid', header('{"version":1,"timestamp":"2"}')],
    ['has a moment that no header can hold', 'box-header-invalid', header('{"version":1,"timestamp":"9999999999"}')],
    ['begins without its first record', 'box-header-invalid', box.subarray(1024)],
    ['ends after its first record', 'setup-missing', first],
    ['has the first record twice', 'record-header-invalid', joined([first, box])],
    ['ends in the middle of a header', 'record-truncated', box.subarray(0, 1024 + 100)],
    ['ends in the middle of a body', 'record-truncated', box.subarray(0, 1024 + 600)],
    ['ends in zeros, as other tar files do', 'trailing-bytes', joined([box, zeros])],
    ['ends in one zero', 'trailing-bytes', joined([box, Uint8Array.of(0)])],
    ['ends in one other byte', 'record-truncated', joined([box, Uint8Array.of(65)])],
    [
      'has data that no event names',
      'record-unexpected',
      joined([box, recordBytes(`${hashHex('1')}.data.json`, '1', parts.timestamp)]),
    ],
    [
      'has a record of another moment',
      'record-header-invalid',
      joined([box, recordBytes(`${hashHex('1')}.data.json`, '1', 1)]),
    ],
    [
      'has an event after the result',
      'event-out-of-order',
      joined([box, event({ parent, height, type: 'Ballot', payload: hashHex('1') }, ['1'])]),
    ],
    [
      'has a second result',
      'event-out-of-order',
      joined([box, event({ parent, height, type: 'Result', payload: hashHex('1') }, ['1'])]),
    ],
    [
      'has a shuffle',
      'event-malformed',
      joined([box, event({ parent, height, type: 'Shuffle', payload: hashHex('1') }, ['1'])]),
    ],
    [
      'skips a height',
      'event-height-wrong',
      joined([box, event({ parent, height: height + 1, type: 'Ballot', payload: hashHex('1') }, ['1'])]),
    ],
    [
      'forgets the parent',
      'event-parent-wrong',
      joined([box, event({ height, type: 'Ballot', payload: hashHex('1') }, ['1'])]),
    ],
  ])('%s: %s', (_, code, bytes) => {
    expect(codeOf(bytes)).toBe(code);
  });

  const voting = boxOf({
    ...parts,
    ballots: parts.ballots.slice(0, 1),
    tally: undefined,
    decryptions: [],
    result: undefined,
  } as never);
  const end = chainEnd(voting);
  const followedBy = (fields: object, data: readonly string[] = []) =>
    joined([voting, event({ parent: end.parent, height: end.height, ...fields }, data)]);

  test.each<[string, string, Uint8Array]>([
    ['names a record that is not there', 'event-payload-wrong', followedBy({ type: 'Ballot', payload: hashHex('1') })],
    ['does not name the record before it', 'event-payload-wrong', followedBy({ type: 'Ballot' }, ['1'])],
    [
      'has two ballots in one event',
      'event-payload-wrong',
      followedBy({ type: 'Ballot', payload: hashHex('2') }, ['1', '2']),
    ],
    ['closes with a record', 'record-unexpected', followedBy({ type: 'EndBallots', payload: hashHex('1') }, ['1'])],
    ['is set up twice', 'event-out-of-order', followedBy({ type: 'Setup', payload: hashHex('1') }, ['1'])],
    [
      'has a tally before it is closed',
      'event-out-of-order',
      followedBy({ type: 'EncryptedTally', payload: hashHex('1') }, ['1']),
    ],
    [
      'has a decryption before its tally',
      'event-out-of-order',
      followedBy({ type: 'PartialDecryption', payload: hashHex('1') }, ['1']),
    ],
    [
      'has a result before its tally',
      'event-out-of-order',
      followedBy({ type: 'Result', payload: hashHex('1') }, ['1']),
    ],
  ])('%s: %s', (_, code, bytes) => {
    expect(codeOf(bytes)).toBe(code);
  });

  test('takes a ballot after it was closed', () => {
    const closed = appendEndBallots(end);
    const late = appendBallot(closed.end, parts.ballots[1] ?? '');
    expect(codeOf(joined([voting, closed.bytes]))).toBe('right');
    expect(codeOf(joined([voting, closed.bytes, late.bytes]))).toBe('event-out-of-order');
  });
});

describe('a record that names another than the one before it is refused in', () => {
  const record = (text: string) => recordBytes(`${hashHex(text)}.data.json`, text, parts.timestamp);
  const event = (fields: object) =>
    recordBytes(`${hashHex(printJson(fields))}.event.json`, printJson(fields), parts.timestamp);
  const grouped = (before: Uint8Array, type: string, data: readonly string[]) => {
    const { parent, height } = before.length === 0 ? { parent: undefined, height: 0 } : chainEnd(before);
    const fields = { ...(parent === undefined ? {} : { parent }), height, type, payload: hashHex(data.at(-1) ?? '') };
    return joined([...data.map(record), event(fields)]);
  };
  const { tally, decryptions, result: _, ...voting } = parts;
  const closed = joined([
    boxOf({ ...voting, decryptions: [] }),
    appendEndBallots(chainEnd(boxOf({ ...voting, decryptions: [] }))).bytes,
  ]);
  const tallied = boxOf({ ...voting, ...(tally === undefined ? {} : { tally }), decryptions: [] });
  const { election, trustees, credentials } = parts;
  const hashes = { election: hashHex(election), trustees: hashHex(trustees), credentials: hashHex(credentials) };
  const setup = (data: object) =>
    grouped(new Uint8Array(), 'Setup', [election, trustees, credentials, printJson(data)]);
  const first = box.subarray(0, 1024);

  test('the set-up', () => {
    expect(codeOf(joined([first, setup(hashes)]))).toBe('right');
    for (const field of Object.keys(hashes))
      expect(codeOf(joined([first, setup({ ...hashes, [field]: hashHex('1') })]))).toBe('event-payload-wrong');
    expect(codeOf(joined([first, setup({ ...hashes, credentials_certificate: hashHex('1') })]))).toBe(
      'event-payload-wrong',
    );
  });

  test('the set-up with a certificate of whoever made the credentials', () => {
    const data = printJson({ ...hashes, credentials_certificate: hashHex('{}') });
    const bytes = grouped(new Uint8Array(), 'Setup', [election, trustees, credentials, '{}', data]);
    const read = readBox(joined([first, bytes]));
    expect(read.ok && read.value.setup.certificate?.hash).toBe(hashHex('{}'));
  });

  test('the tally', () => {
    const sized = (hash: string) => printJson({ num_tallied: 3, total_weight: 3, encrypted_tally: hash });
    const text = tally?.text ?? '';
    expect(codeOf(joined([closed, grouped(closed, 'EncryptedTally', [text, sized(hashHex(text))])]))).toBe('right');
    expect(codeOf(joined([closed, grouped(closed, 'EncryptedTally', [text, sized(hashHex('1'))])]))).toBe(
      'event-payload-wrong',
    );
    expect(codeOf(joined([closed, grouped(closed, 'EncryptedTally', [text, '{}'])]))).toBe('tally-malformed');
  });

  test('a decryption', () => {
    const text = decryptions[0]?.text ?? '';
    const owned = (hash: string) => printJson({ owner: 1, payload: hash });
    const add = (data: readonly string[]) => codeOf(joined([tallied, grouped(tallied, 'PartialDecryption', data)]));
    expect(add([text, owned(hashHex(text))])).toBe('right');
    expect(add([text, owned(hashHex('1'))])).toBe('event-payload-wrong');
    expect(add([text, '{}'])).toBe('decryption-malformed');
    expect(add([owned(hashHex(text))])).toBe('event-payload-wrong');
  });
});

test('a record under another name than its hash is refused', () => {
  const misnamed = recordBytes(`${hashHex('1')}.data.json`, '2', parts.timestamp);
  expect(codeOf(joined([box, misnamed]))).toBe('record-hash-mismatch');
});

test('a box is written on from its file, and only ever grows', () => {
  const voting = boxOf({
    ...parts,
    ballots: parts.ballots.slice(0, 1),
    tally: undefined,
    decryptions: [],
    result: undefined,
  } as never);
  const more = appendBallot(chainEnd(voting), parts.ballots[1] ?? '');
  const grown = joined([voting, more.bytes]);
  expect(chainEnd(grown)).toEqual(more.end);
  expect(extendsBox(voting, grown)).toBe(true);
  expect(extendsBox(voting, voting)).toBe(true);
  expect(extendsBox(grown, voting)).toBe(false);
  expect(extendsBox(voting, changed(grown, 700, 1))).toBe(false);
  expect(extendsBox(grown, box)).toBe(true);
});

test('a header has the fields and the checksum of old tar', () => {
  const bytes = recordBytes('name', 'body', 8);
  const header = new TextDecoder().decode(bytes.subarray(0, 512));
  expect(bytes).toHaveLength(1024);
  expect(header.slice(100, 157)).toBe(
    '0000644\0' + '0000000\0' + '0000000\0' + '00000000004\0' + '00000000010\0' + '005364\0 0',
  );
});
