import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { widthOf } from './fonts/measure.ts';
import type { ProfileId } from './profiles/profile.ts';
import { profiles } from './profiles/profiles.ts';
import { type RenderOptions, renderForm } from './render-form.ts';
import { pageLines, pageTexts } from './testing/read-pdf.ts';
import { inventedNames, inventedResults, sample } from './testing/samples.ts';

const ids = Object.keys(profiles) as ProfileId[];
/** A day with the longest words of a date. */
const options = (profile: ProfileId, format: RenderOptions['format'] = 'pdf'): RenderOptions => ({
  profile,
  format,
  date: '2026-11-29',
});
const documentXml = (file: Uint8Array): string => new TextDecoder().decode(unzipSync(file)['word/document.xml']);
const millimetres = (twips: string): number => (Number(twips) / 1440) * 25.4;

describe.each(ids)('the heading in %s', (profile) => {
  const national = profiles[profile].nationalTitle.value[0]!;

  test('has national title, place and date on a line each', async () => {
    const lines = pageLines(await renderForm('seal-record', sample('seal-record'), options(profile)))[0]!;
    expect(lines).toContain(national.text);
    expect(lines).toContain('Thái Nguyên, ngày 29 tháng 11 năm 2026');
    if (profile !== 'state-2020') expect(lines).toContain('ĐẢNG BỘ ĐẠI HỌC THÁI NGUYÊN');
  });

  test('breaks the date after a place with a long name, not before the year', async () => {
    const record = sample('seal-record');
    const issuer = { ...record.issuer, place: 'Thành phố Hồ Chí Minh' };
    const lines = pageLines(await renderForm('seal-record', { ...record, issuer }, options(profile)))[0]!;
    expect(lines).toContain('Thành phố Hồ Chí Minh,');
    expect(lines).toContain('ngày 29 tháng 11 năm 2026');
  });

  test('leaves the national title room enough in the columns of Word', async () => {
    const xml = documentXml(await renderForm('seal-record', sample('seal-record'), options(profile, 'docx')));
    const [, right = ''] = /<w:gridCol w:w="\d+"\/><w:gridCol w:w="(\d+)"\/>/.exec(xml) ?? [];
    const cellMargins = 1;
    expect(millimetres(right) - cellMargins).toBeGreaterThan(widthOf(national.text, national.size, 'bold'));
  });
});

test.each(['opening-record', 'destruction-certificate', 'seal-record', 'counting-minutes'] as const)(
  '%s: nobody signs a page on which nothing but signatures stands',
  async (name) => {
    const pages = pageTexts(await renderForm(name, sample(name), options('party-2026')));
    expect(pages.at(-1)).toContain('Biên bản này được lập thành');
  },
);

test('the line that says what a table of results holds is not left behind on the page before', async () => {
  const minutes = sample('counting-minutes');
  const [list] = minutes.lists;
  const results = inventedResults(40);
  for (const people of [21, 22]) {
    const absentees = inventedNames(people).map((name) => ({ name, reason: 'đi công tác' }));
    const input = { ...minutes, attendance: { ...minutes.attendance, absentees }, lists: [{ ...list!, results }] };
    const pages = pageTexts(await renderForm('counting-minutes', input, options('party-2018')));
    expect(pages.find((page) => page.includes('Kết quả của từng người'))).toContain(results[0]!.name);
  }
});

describe('a tally sheet in Word', () => {
  /** Paragraphs of a piece of XML, and whether each stays with the next. */
  const keeps = (xml: string): readonly boolean[] =>
    [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph.includes('<w:keepNext/>'));

  test('keeps the rows of a person on one page, and lets the next person go to another', async () => {
    const xml = documentXml(await renderForm('tally-sheet', sample('tally-sheet'), options('party-2026', 'docx')));
    const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
    const people = tables.filter((table) => table.includes('Tín nhiệm cao'));
    expect(people).toHaveLength(sample('tally-sheet').people.length);
    for (const table of people) {
      const rows = table.split('</w:tr>').slice(0, -1);
      for (const row of rows.slice(0, -1)) expect(keeps(row)).toContain(true);
      expect(keeps(rows.at(-1)!)).not.toContain(true);
    }
  });

  test('has room between a table and the words above it', async () => {
    const xml = documentXml(
      await renderForm('counting-minutes', sample('counting-minutes'), options('party-2026', 'docx')),
    );
    const [before = ''] = xml.split('Họ và tên, chức vụ');
    const above = [...before.slice(0, before.lastIndexOf('<w:tbl>')).matchAll(/<w:p>.*?<\/w:p>/gs)].at(-1)?.[0] ?? '';
    expect(above).toMatch(/w:line="120"[^>]*w:lineRule="exact"|w:lineRule="exact"[^>]*w:line="120"/);
    expect(above).toContain('<w:keepNext/>');
  });
});
