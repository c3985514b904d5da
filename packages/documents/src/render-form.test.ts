// What holds of every form, whatever is in it.
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type FormName, forms } from './forms/forms.ts';
import type { ProfileId } from './profiles/profile.ts';
import { profiles } from './profiles/profiles.ts';
import { renderForm } from './render-form.ts';
import { fonts, oneLine, pageTexts, whole } from './testing/read-pdf.ts';
import { docx, pdf } from './testing/render-options.ts';
import { markup, sample } from './testing/samples.ts';

const names = Object.keys(forms) as FormName[];
const texts = names.filter((name) => (forms[name].formats as readonly string[]).includes('docx'));
const fingerprint = 'K3QZ-7WXA-M2PD-9RTE';
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Text of a DOCX part, without its markup. */
function docxText(file: Uint8Array, part: RegExp): string {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => part.test(name));
  const xml = parts.map(([, content]) => new TextDecoder().decode(content)).join(' ');
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return [...xml.matchAll(/<w:t[ >][^<]*|<w:t>/g)]
    .map(([run]) => run.replace(/^<w:t[^>]*>/, ''))
    .join('')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');
}

describe('every form', () => {
  test.each(names)('%s: the same input gives the same bytes, another date other bytes', async (name) => {
    const [first, again, later] = await Promise.all(
      [pdf(), pdf(), pdf({ date: '2019-03-02' })].map((options) => renderForm(name, sample(name), options)),
    );
    expect(digest(first!)).toBe(digest(again!));
    expect(digest(first!)).not.toBe(digest(later!));
  });

  test.each(names)('%s: embeds no font but Tinos', async (name) => {
    const file = new TextDecoder('latin1').decode(await renderForm(name, sample(name), pdf()));
    const used = [...file.matchAll(/\/BaseFont \/([^\s/]+)/g)].map(([, font]) => font);
    expect(used.length).toBeGreaterThan(0);
    for (const font of used) expect(font).toMatch(/^[A-Z]{6}\+Tinos-/);
  });

  test.each(texts)('%s: the DOCX has the same bytes each time, and nothing of today in it', async (name) => {
    const [first, again] = await Promise.all([1, 2].map(() => renderForm(name, sample(name), docx({ fingerprint }))));
    expect(digest(first!)).toBe(digest(again!));
    const core = new TextDecoder().decode(unzipSync(first!)['docProps/core.xml']);
    expect(core).toContain('2019-03-01T00:00:00Z');
    expect(core).not.toContain(`${new Date().getFullYear()}-`);
  });

  test.each(texts)('%s: the DOCX names fingerprint and rehearsal on its pages', async (name) => {
    const file = await renderForm(name, sample(name), docx({ fingerprint, rehearsal: true }));
    expect(docxText(file, /^word\/footer/)).toContain(fingerprint);
    // LibreOffice does not know the pages of a section: only where a file holds several letters are they asked for.
    const lettersInFile = name === 'invitation' || name === 'personal-invitation';
    const footer = Buffer.from(unzipSync(file)['word/footer1.xml'] ?? []).toString('utf8');
    expect(footer).toContain(lettersInFile ? '>SECTIONPAGES<' : '>NUMPAGES<');
    for (const part of Object.keys(unzipSync(file)).filter((entry) => /^word\/header\d/.test(entry))) {
      expect(docxText(file, new RegExp(`^${part}$`))).toContain('DIỄN TẬP');
    }
  });
});

test.each(['ballot', 'batch-cover'] as const)('%s has no DOCX: its millimetres must hold', async (name) => {
  await expect(renderForm(name, sample(name), docx())).rejects.toThrow(RangeError);
});

test('an input of another shape is refused', async () => {
  const minutes = { ...sample('counting-minutes'), startedAt: '25:00' };
  await expect(renderForm('counting-minutes', minutes, pdf())).rejects.toThrow(/startedAt/);
});

test('text in a DOCX is data, whatever it looks like', async () => {
  const plan = { ...sample('plan'), subject: markup.join(' ') };
  expect(oneLine(docxText(await renderForm('plan', plan, docx()), /^word\/document/))).toContain(markup.join(' '));
});
describe('read back by another program', () => {
  test.each(names)('%s: every font is Tinos and embedded', async (name) => {
    const used = fonts(await renderForm(name, sample(name), pdf({ rehearsal: true, fingerprint })));
    expect(used.length).toBeGreaterThan(0);
    for (const font of used) expect(font).toEqual({ name: expect.stringMatching(/^Tinos-/), embedded: true });
  });

  test.each(names)('%s: every page names fingerprint, rehearsal, page and number of pages', async (name) => {
    const pages = pageTexts(await renderForm(name, sample(name), pdf({ rehearsal: true, fingerprint })));
    const lettersInFile = ['invitation', 'personal-invitation', 'personal-result-letters'].includes(name);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(fingerprint);
      expect(page).toContain('DIỄN TẬP');
      expect(page).toContain(lettersInFile ? 'Trang 1/1' : `Trang ${index + 1}/${pages.length}`);
    }
  });

  test.each(names)('%s: a real document has no rehearsal mark', async (name) => {
    expect(whole(await renderForm(name, sample(name), pdf()))).not.toContain('DIỄN TẬP');
  });

  test('a draft says so on every page, beside the rehearsal', async () => {
    for (const page of pageTexts(await renderForm('plan', sample('plan'), pdf({ draft: true, rehearsal: true })))) {
      expect(page).toContain('DỰ THẢO');
      expect(page).toContain('DIỄN TẬP');
    }
  });

  test.each([
    ['party-2018', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Số 05-KH/ĐU', 'T/M BAN THƯỜNG VỤ', './.'],
    ['party-2026', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Số 05-KH/ĐU', 'T/M BAN THƯỜNG VỤ', '.'],
    [
      'state-2020',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc',
      'Số: 05/KH-ĐU',
      'TM. BAN THƯỜNG VỤ',
      './.',
    ],
  ] as const)('the plan in profile %s', async (profile, national, number, signing, mark) => {
    const text = whole(await renderForm('plan', sample('plan'), pdf({ profile })));
    expect(text).toContain(national);
    expect(text).toContain(number);
    expect(text).toContain(signing);
    expect(text).toContain(`việc thực hiện Hướng dẫn này${mark} `);
  });

  test('a place that is not known leaves no hole in a sentence; an invitation leaves room to write it', async () => {
    const { place: _, ...conference } = sample('result-summary').conference;
    for (const form of ['result-summary', 'tally-sheet', 'voter-roll', 'committee-decision', 'seal-record'] as const) {
      const text = whole(await renderForm(form, { ...sample(form), conference } as never, pdf()));
      expect(text, form).not.toMatch(/tại (?:…|undefined|\)|,)/u);
    }
    const called = whole(await renderForm('invitation', { ...sample('invitation'), conference }, pdf()));
    expect(called).toContain('Địa điểm: ……');
  });
});

test('each profile renders each form', async () => {
  for (const profile of Object.keys(profiles) as ProfileId[]) {
    for (const name of names)
      expect((await renderForm(name, sample(name), pdf({ profile }))).length).toBeGreaterThan(10_000);
  }
});
