// S23 over HTTP: the next round from a finished one, every difference told before anything is written.
import { expect, test } from 'vitest';
import { type Ask, testServer } from '../../test/http.ts';
import { leadTo, roundId, sampleRoster } from '../../test/sample.ts';

const heads = 'Mã cán bộ,Họ và tên\n';

function sendForm(ask: Ask, fields: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
  const part = (head: string, value: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const payload = [
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    ...Object.entries(files).map(([name, value]) => part(`name="roster"; filename="${name}"`, value)),
    '--x--\r\n',
  ].join('');
  const headers = { 'x-tinnhiem': '1', host: 'localhost:4000', 'content-type': 'multipart/form-data; boundary=x' };
  return ask('POST', `/api/rounds/${roundId}/next`, undefined, { payload, headers });
}

test('The next round is the finished one with its dates moved, and says which it follows', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'announced');
  const ask = await server.as('organiser');
  const told = await sendForm(ask, { day: '2020-03-01' });
  expect(told.status, told.text).toBe(200);
  expect(told.json).toMatchObject({ ok: true, people: sampleRoster.people.length, roster: [] });
  const sentences = told.json.differences.map(({ sentence }: { sentence: { vi: string } }) => sentence.vi);
  expect(sentences).toContain('Hội nghị thử nghiệm: 01/03/2019 → 01/03/2020.');
  expect((await ask('GET', '/api/rounds')).json).toHaveLength(1);

  const made = await ask('POST', '/api/rounds', { preview: told.json.preview, rehearsal: false });
  const { follows, plan, lists } = (await ask('GET', `/api/rounds/${made.json.round}`)).json;
  expect(follows).toBe(roundId);
  expect(plan.conferences[0].day).toBe('2020-03-01');
  expect(lists[0].votedOn).toHaveLength(3);
  // Sent again: the same round, not another one.
  expect((await ask('POST', '/api/rounds', { preview: told.json.preview })).json).toEqual(made.json);
});

test('A new roster is compared person by person, and a day that is not later is refused', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'announced');
  const ask = await server.as('organiser');
  const [first] = sampleRoster.people;
  const posts = `Mã cán bộ,Chức vụ,Đơn vị,Từ ngày\n${first?.id},Trưởng khoa,Khoa 1,01/09/2015\nCB999,Giảng viên,Khoa 1,01/09/2016\n`;
  const told = await sendForm(
    ask,
    { day: '2020-03-01' },
    { 'people.csv': `${heads}${first?.id},${first?.name}\nCB999,Phạm Thị Mới\n`, 'posts.csv': posts },
  );
  expect(told.status, told.text).toBe(200);
  const kinds = (kind: string) => told.json.roster.filter((one: { kind: string }) => one.kind === kind);
  expect(kinds('added')).toMatchObject([{ person: 'CB999', name: 'Phạm Thị Mới' }]);
  expect(kinds('removed')).toHaveLength(sampleRoster.people.length - 1);
  for (const day of ['2019-03-01', '2018-01-01', '2020-02-30', ''])
    expect((await sendForm(ask, { day })).json.code, day).toBe('R-malformed');
  expect((await ask('GET', '/api/rounds')).json).toHaveLength(1);
});
