import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type FormName, forms } from './forms/forms.ts';
import type { ProfileId } from './profiles/profile.ts';
import { profiles } from './profiles/profiles.ts';
import { type RenderOptions, renderForm } from './render-form.ts';
import { fonts, oneLine, pageTexts, withoutBlanks } from './testing/read-pdf.ts';
import { inventedNames, inventedResults, markup, sample, vietnameseLetters } from './testing/samples.ts';

const names = Object.keys(forms) as FormName[];
const texts = names.filter((name) => (forms[name].formats as readonly string[]).includes('docx'));
const fingerprint = 'K3QZ-7WXA-M2PD-9RTE';
const pdf = (more: Partial<RenderOptions> = {}): RenderOptions => ({
  profile: 'party-2018',
  format: 'pdf',
  date: '2019-03-01',
  ...more,
});
const docx = (more: Partial<RenderOptions> = {}): RenderOptions => pdf({ format: 'docx', ...more });
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const whole = (file: Uint8Array): string => pageTexts(file).join(' ');

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

  test('letters in one file are numbered each by itself, whatever pages each has', async () => {
    const invitation = sample('invitation');
    const [invitee] = invitation.people;
    if (invitee === undefined) throw new Error('a sample without anybody');
    const long = { ...invitee, notes: Array.from({ length: 60 }, (_, line) => `Việc thứ ${line + 1} cần chuẩn bị.`) };
    const people = [invitee, long, invitee, long, long, invitee];
    const pages = pageTexts(await renderForm('invitation', { ...invitation, people }, pdf()));
    const numbers = pages.map((page) => /Trang (\d+\/\d+)/u.exec(page)?.[1]);
    const three = ['1/3', '2/3', '3/3'];
    expect(numbers).toEqual(['1/1', ...three, '1/1', ...three, ...three, '1/1']);
    // At the head stands the number of a page that goes on, and of no other.
    const heads = pages.map((page) => /^(\d+) /u.exec(page.trim())?.[1]);
    expect(heads).toEqual(numbers.map((number) => (number?.startsWith('1/') === true ? undefined : number?.[0])));
  });

  test.each(names)('%s: a real document has no rehearsal mark', async (name) => {
    expect(whole(await renderForm(name, sample(name), pdf()))).not.toContain('DIỄN TẬP');
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

  test('every Vietnamese letter is read back in every form and face', async () => {
    const words = vietnameseLetters.match(/.{1,20}/gu)!.join(' ');
    const invitation = { ...sample('invitation'), notes: [words], chair: words, subject: words };
    const text = withoutBlanks(whole(await renderForm('invitation', invitation, pdf())));
    expect(text.split(vietnameseLetters)).toHaveLength(7);
  });

  test('text is data, whatever it looks like', async () => {
    const [first] = sample('result-summary').lists;
    for (const words of markup) {
      const name = `Lê ${words} Mẫu`;
      const results = [{ ...first!.results[0]!, name, post: words }];
      const summary = { ...sample('result-summary'), notes: [words], lists: [{ ...first!, results }] };
      const text = withoutBlanks(whole(await renderForm('result-summary', summary, pdf())));
      expect(text).toContain(withoutBlanks(name) + withoutBlanks(words));
      const ballot = { ...sample('ballot'), people: [{ id: 'P', name, post: words }] };
      expect(withoutBlanks(whole(await renderForm('ballot', ballot, pdf())))).toContain(withoutBlanks(name + words));
    }
  });

  test('a very long word in a narrow cell is broken, not cut', async () => {
    const word = 'Đ'.repeat(120);
    const [first] = sample('result-summary').lists;
    const results = [{ ...first!.results[0]!, name: word, post: word.toLocaleLowerCase('vi') }];
    const file = await renderForm(
      'result-summary',
      { ...sample('result-summary'), lists: [{ ...first!, results }] },
      pdf(),
    );
    const text = withoutBlanks(whole(file));
    expect(text).toContain(word);
    expect(text).toContain(word.toLocaleLowerCase('vi'));
  });

  test('a cell that is higher than a page goes on over its end, none of its words is lost', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `từ${index}`);
    const [first] = sample('result-summary').lists;
    const results = [{ ...first!.results[0]!, post: words.join(' ') }];
    const file = await renderForm(
      'result-summary',
      { ...sample('result-summary'), lists: [{ ...first!, results }] },
      pdf(),
    );
    const text = withoutBlanks(whole(file));
    for (const word of words) expect(text).toContain(word);
  });

  test('a person voted on in so many places that they fill pages keeps the figures of every place', async () => {
    const input = sample('authority-report');
    const [first] = input.people;
    const [place] = first!.results;
    const results = Array.from({ length: 40 }, (_, index) => ({
      ...place!,
      list: `Nơi thứ ${index + 1} trong bốn mươi nơi`,
    }));
    const pages = pageTexts(
      await renderForm('authority-report', { ...input, people: [{ ...first!, results }] }, pdf()),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const { list } of results) expect(pages.join(' ')).toContain(list);
  });

  test('a plan sent to a hundred recipients names all of them', async () => {
    const recipients = Array.from({ length: 100 }, (_, index) => `Chi bộ giả định số ${index}`);
    const text = whole(await renderForm('plan', { ...sample('plan'), recipients }, pdf()));
    for (const recipient of recipients) expect(text).toContain(`- ${recipient}`);
    expect(text).toContain('BÍ THƯ');
  });

  test('a roll shows roles and check-in codes where the office asks for them', async () => {
    const roll = sample('voter-roll');
    const voters = roll.voters.map((voter, index) => ({ ...voter, code: `DD-${index}` }));
    const text = whole(await renderForm('voter-roll', { ...roll, voters, showRoles: true, codes: true }, pdf()));
    expect(text).toContain('Tư cách ghi phiếu');
    expect(text).toContain('Mã điểm danh');
  });

  test('a draft says so on every page, beside the rehearsal', async () => {
    for (const page of pageTexts(await renderForm('plan', sample('plan'), pdf({ draft: true, rehearsal: true })))) {
      expect(page).toContain('DỰ THẢO');
      expect(page).toContain('DIỄN TẬP');
    }
  });

  test('a tally sheet for a thousand ballots keeps every person, level and check', async () => {
    const text = whole(await renderForm('tally-sheet', { ...sample('tally-sheet'), ballots: 1000 }, pdf()));
    for (const { name } of sample('tally-sheet').people) expect(text).toContain(name);
    expect(text.split('Tín nhiệm thấp')).toHaveLength(sample('tally-sheet').people.length + 1);
    expect(text).toContain('NGƯỜI GIÁM SÁT');
  });

  test('a letter that the font lacks is replaced visibly', async () => {
    const text = whole(await renderForm('invitation', { ...sample('invitation'), chair: 'Ông 王 Mẫu' }, pdf()));
    expect(text).toContain('Ông \ufffd Mẫu');
  });

  test.each([0, 1, 7, 40, 60])(
    '%i people: every name is in the minutes, the summary and the roll once',
    async (count) => {
      const people = inventedNames(count);
      const results = inventedResults(count);
      const minutes = sample('counting-minutes');
      const [list] = minutes.lists;
      const [table] = sample('result-summary').lists;
      const files = await Promise.all([
        renderForm('counting-minutes', { ...minutes, lists: [{ ...list!, results }] }, pdf()),
        renderForm('result-summary', { ...sample('result-summary'), lists: [{ ...table!, results }] }, pdf()),
        renderForm(
          'voter-roll',
          { ...sample('voter-roll'), voters: people.map((name) => ({ name, roles: [] })) },
          pdf(),
        ),
      ]);
      for (const file of files) {
        const text = withoutBlanks(whole(file));
        for (const name of people)
          expect(text.split(`${withoutBlanks(name)}`).length - 1, name).toBeGreaterThanOrEqual(1);
      }
    },
  );

  test('the head of a table stands on every page that the table reaches', async () => {
    const voters = inventedNames(200).map((name) => ({ name, roles: [] }));
    const pages = pageTexts(
      await renderForm('voter-roll', { ...sample('voter-roll'), voters, signatures: [], notes: [] }, pdf()),
    );
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages.slice(0, -1)) expect(page).toContain('Họ và tên Chức vụ, đơn vị Ký nhận phiếu');
  });

  test('the minutes carry MẬT, the copy, the account of the ballots and every figure as it came', async () => {
    const text = whole(
      await renderForm('counting-minutes', sample('counting-minutes'), pdf({ copy: { number: 2, of: 3 } })),
    );
    for (const words of [
      'MẬT Bản số 2/3',
      'Triệu tập: 50 người; có mặt: 48 người; vắng mặt: 02 người',
      'Phiếu in (52) = phát ra + không dùng đến + hỏng (52): khớp',
      '% trên tổng số phiếu thu về (47)',
      '48 47 46 1 19 40,43 2 4,26 25 53,19',
      'lập thành 03 bản',
      'TRƯỞNG BAN KIỂM PHIẾU',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('minutes of a count past midnight end on the next day', async () => {
    const minutes = sample('counting-minutes');
    expect(whole(await renderForm('counting-minutes', minutes, pdf()))).toContain('cùng ngày');
    const late = { ...minutes, startedAt: '22:30', endedAt: '00:40' };
    expect(whole(await renderForm('counting-minutes', late, pdf()))).toContain('00 giờ 40 phút ngày hôm sau');
  });

  test('an account of ballots that does not add up is said aloud in the minutes', async () => {
    const minutes = sample('counting-minutes');
    const [list] = minutes.lists;
    const ballots = { ...list!.ballots, collected: 46 };
    const text = whole(await renderForm('counting-minutes', { ...minutes, lists: [{ ...list!, ballots }] }, pdf()));
    expect(text).toContain('KHÔNG KHỚP, chênh lệch 01 phiếu');
  });

  test('a letter to one person holds the figures of that person, the base, and what the rule says is to be considered', async () => {
    const letter = sample('personal-result-letter');
    const text = whole(await renderForm('personal-result-letter', letter, pdf()));
    expect(text).toContain('Tín nhiệm thấp 25 53,19%');
    expect(text).toContain('% trên tổng số phiếu thu về (47)');
    expect(text).toContain('mục III.6, Kế hoạch số 05-KH/ĐU');
    for (const { name } of sample('counting-minutes').lists[0]!.results) {
      if (name !== letter.person.name && name !== letter.signature.name) expect(text).not.toContain(name);
    }
  });

  test('letters in one file each begin a page, are numbered by themselves, and carry mark and print-mark on every page', async () => {
    const { letters } = sample('personal-result-letters');
    const printed = { by: 'Nguyễn Thị In', at: '08:30 ngày 01/03/2019', across: true };
    const pages = pageTexts(await renderForm('personal-result-letters', { letters }, pdf({ printed })));
    const each = await Promise.all(
      letters.map(async (letter) => pageTexts(await renderForm('personal-result-letter', letter, pdf({ printed })))),
    );
    expect(pages).toEqual(each.flat());
    for (const page of pages) expect(page).toContain('In bởi Nguyễn Thị In');
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

  test('a specimen is headed PHIẾU MẪU on every page, a ballot is not', async () => {
    const people = inventedNames(40).map((name, index) => ({ id: `P${index}`, name }));
    const specimen = pageTexts(await renderForm('ballot', { ...sample('ballot'), people, specimen: true }, pdf()));
    expect(specimen).toHaveLength(2);
    for (const page of specimen) expect(page).toContain('PHIẾU MẪU');
    expect(whole(await renderForm('ballot', sample('ballot'), pdf()))).not.toContain('PHIẾU MẪU');
  });

  test('the ballot holds the criteria word for word', async () => {
    const ballot = sample('ballot');
    const text = withoutBlanks(whole(await renderForm('ballot', ballot, pdf())));
    for (const { items } of ballot.criteria) for (const item of items) expect(text).toContain(withoutBlanks(item));
  });

  test('a ballot of people with the longest names and posts shows every one of them whole', async () => {
    const people = Array.from({ length: 20 }, (_, index) => ({
      id: `P${index}`,
      name: `Nguyễn Hoàng Thị Tưởng Tượng Giả Định Không Có Thật Số ${index}`.slice(0, 60),
      post: 'Phó Trưởng Phòng Khoa học Công nghệ và Hợp tác Quốc tế, Ủy viên Ban Chấp hành Đảng bộ, Chủ tịch Công đoàn bộ phận, Phó Chủ tịch Hội Cựu chiến binh, Giám đốc Trung tâm Thử nghiệm Mẫu Giả'.slice(
        0,
        200,
      ),
    }));
    const text = withoutBlanks(whole(await renderForm('ballot', { ...sample('ballot'), people }, pdf())));
    for (const { name, post } of people) expect(text).toContain(withoutBlanks(name + post));
  });
});

test('each profile renders each form', async () => {
  for (const profile of Object.keys(profiles) as ProfileId[]) {
    for (const name of names)
      expect((await renderForm(name, sample(name), pdf({ profile }))).length).toBeGreaterThan(10_000);
  }
});
