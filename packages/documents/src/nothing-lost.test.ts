// Whatever is written into a form, and however much of it: all of it stands on the paper.
import { expect, test } from 'vitest';
import { renderForm } from './render-form.ts';
import { pageTexts, whole, withoutBlanks } from './testing/read-pdf.ts';
import { pdf } from './testing/render-options.ts';
import { inventedNames, inventedResults, markup, sample, vietnameseLetters } from './testing/samples.ts';

test('every Vietnamese letter is read back in every form and face', async () => {
  const words = vietnameseLetters.match(/.{1,20}/gu)!.join(' ');
  const invitation = { ...sample('invitation'), notes: [words], chair: words, subject: words };
  const text = withoutBlanks(whole(await renderForm('invitation', invitation, pdf())));
  expect(text.split(vietnameseLetters)).toHaveLength(7);
});

test('a letter that the font lacks is replaced visibly', async () => {
  const text = whole(await renderForm('invitation', { ...sample('invitation'), chair: 'Ông 王 Mẫu' }, pdf()));
  expect(text).toContain('Ông \ufffd Mẫu');
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
  const pages = pageTexts(await renderForm('authority-report', { ...input, people: [{ ...first!, results }] }, pdf()));
  expect(pages.length).toBeGreaterThan(2);
  for (const { list } of results) expect(pages.join(' ')).toContain(list);
});

test('a plan sent to a hundred recipients names all of them', async () => {
  const recipients = Array.from({ length: 100 }, (_, index) => `Chi bộ giả định số ${index}`);
  const text = whole(await renderForm('plan', { ...sample('plan'), recipients }, pdf()));
  for (const recipient of recipients) expect(text).toContain(`- ${recipient}`);
  expect(text).toContain('BÍ THƯ');
});

test('a tally sheet for a thousand ballots keeps every person, level and check', async () => {
  const text = whole(await renderForm('tally-sheet', { ...sample('tally-sheet'), ballots: 1000 }, pdf()));
  for (const { name } of sample('tally-sheet').people) expect(text).toContain(name);
  expect(text.split('Tín nhiệm thấp')).toHaveLength(sample('tally-sheet').people.length + 1);
  expect(text).toContain('NGƯỜI GIÁM SÁT');
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
      renderForm('voter-roll', { ...sample('voter-roll'), voters: people.map((name) => ({ name, roles: [] })) }, pdf()),
    ]);
    for (const file of files) {
      const text = withoutBlanks(whole(file));
      for (const name of people)
        expect(text.split(`${withoutBlanks(name)}`).length - 1, name).toBeGreaterThanOrEqual(1);
    }
  },
);
