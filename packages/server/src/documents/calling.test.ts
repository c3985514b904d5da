// S07, S17: the papers that call people to a conference and tell the house of it. All people are invented.
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { availableDocuments, type DocumentQuery, documentRequest, renderDocument } from './index.ts';
import { approvedRound, committeeMembers, type HeldRound } from './testing/held-round.ts';
import { wordsOfDocx, wordsOfPdf } from './testing/read-back.ts';

const organiser = { roles: ['organiser'] } as const;
const conference = 'hoi-nghi-can-bo';
let held: HeldRound;

async function roundOf() {
  const round = await held.service.round(held.round);
  if (!round.ok || round.value.state.stage !== 'approved') throw new Error('no round');
  return round.value;
}

async function print(query: DocumentQuery): Promise<Uint8Array> {
  const request = documentRequest(await roundOf(), held.rules, query, organiser);
  if (!request.ok) throw new Error(request.error.message.en);
  return renderDocument(request.value);
}

/** The words of each page. */
function pagesOf(pdf: Uint8Array): readonly string[] {
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 64 << 20 });
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.normalize('NFC').replace(/\s+/gu, ' '));
}

beforeAll(async () => {
  held = await approvedRound(memoryStore(), 'entry');
});

describe('letters to each person', () => {
  test('are one file with one page for everybody who votes, whatever lists they are on, and one for each observer', async () => {
    const { conferences } = await roundOf();
    const state = conferences.get(conference as never)?.state;
    if (state === undefined) throw new Error('no conference');
    const voters = new Map(
      Object.values(state.rolls)
        .flat()
        .map(({ person, name }) => [person, name]),
    );
    const pages = pagesOf(await print({ form: 'personal-invitation', conference }));
    expect(pages).toHaveLength(voters.size + state.setup.observers.length);
    for (const name of voters.values())
      expect(
        pages.some((page) => page.includes(`Kính gửi: Đồng chí ${name}`)),
        name,
      ).toBe(true);
    const both = pages.find((page) => page.includes('Bùi Ngọc Điền'));
    for (const part of ['GIẤY TRIỆU TẬP', '14 giờ 00', 'Hiệu trưởng, Phó hiệu trưởng', 'Trang 1/1'])
      expect(both).toContain(part);
  });

  test('tell an observer that he is invited, and call nobody in the format of the state', async () => {
    const party = pagesOf(await print({ form: 'personal-invitation', conference: 'hoi-nghi-dang-uy' })).at(-1);
    expect(party).toContain('GIẤY MỜI');
    const state = wordsOfPdf(await print({ form: 'personal-invitation', conference, profile: 'state-2020' }));
    expect(state).not.toContain('TRIỆU TẬP');
    expect(state).not.toContain('ồng chí');
    expect(state).toContain('kính mời ông (bà)');
  });

  test('have a section for each page in Word', async () => {
    const said = wordsOfDocx(await print({ form: 'personal-invitation', conference, format: 'docx' }));
    expect(said.split('GIẤY TRIỆU TẬP').length).toBe(
      pagesOf(await print({ form: 'personal-invitation', conference })).length + 1,
    );
  });
});

test('the weekly calendar has a notice for each week in which something of the round falls, with day, hour, who and where', async () => {
  const weeks = availableDocuments(await roundOf(), held.rules, organiser).filter(
    ({ form }) => form === 'weekly-notice',
  );
  expect(weeks.map(({ matter }) => matter)).toEqual(['2019-02-11', '2019-02-25', '2019-03-04']);
  const said = wordsOfPdf(await print({ form: 'weekly-notice', matter: '2019-02-25' }));
  for (const part of [
    'từ 25/02/2019 đến 03/03/2019',
    'Thứ Sáu',
    '01/03/2019',
    '08:00',
    'Bí thư Đảng ủy',
    'Thông báo sau',
  ])
    expect(said).toContain(part);
  expect(said).toContain('Ủy viên Ban Chấp hành Đảng bộ');
});

test('the decision on the counting committee comes with the proposal and names everybody with their task', async () => {
  const forms = async () => availableDocuments(await roundOf(), held.rules, organiser).map(({ form }) => form);
  expect(await forms()).not.toContain('committee-decision');
  await held.act('organiser', 'propose-committee', { members: committeeMembers.toReversed() }, conference);
  const said = wordsOfPdf(await print({ form: 'committee-decision', conference }));
  for (const { name, unit } of committeeMembers) expect(said).toContain(`${name} ${unit}`);
  // By rank, in whatever order they were proposed.
  const places = committeeMembers.map(({ name }) => said.indexOf(name));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(said).toContain('gồm 03 người');
});
