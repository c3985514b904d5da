// What is read in from files, before and after a round is made of it.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Finding } from '@tinnhiem/core';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { type Ask, testServer } from '../../test/http.ts';

const samples = new URL('../../../../samples/tuaf-2019/', import.meta.url);

function multipart(parts: readonly (readonly [field: string, name: string | null, content: string | Buffer])[]) {
  const boundary = 'b0undary';
  const pieces = parts.flatMap(([field, name, content]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"${name === null ? '' : `; filename="${name}"`}\r\n\r\n`,
    content,
    '\r\n',
  ]);
  return {
    payload: Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece))),
    headers: { 'x-tinnhiem': '1', 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

const read = (name: string) => readFileSync(new URL(name, samples));

async function previewOf(ask: Ask, more: Parameters<typeof multipart>[0] = []) {
  const parts = multipart([
    ['plan', 'plan.yaml', read('plan.yaml')],
    ['roster', 'people.csv', read('people.csv')],
    ['roster', 'posts.csv', read('posts.csv')],
    ...more,
  ]);
  return await ask('POST', '/api/previews', undefined, parts);
}

test('The 2019 plan is read in, becomes a round, and is settled and approved', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  const preview = await previewOf(organiser);
  expect(preview.json).toMatchObject({ ok: true, people: 76, plan: { id: 'tuaf-2019' } });
  expect(preview.json.lists.map(({ id }: { id: string }) => id)).toEqual([
    'ban-thuong-vu',
    'ban-giam-hieu',
    'doan-the',
    'don-vi',
  ]);
  expect(preview.json.sources[0]).toMatchObject({ name: 'plan.yaml', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await organiser('GET', '/api/rounds')).json).toEqual([]);
  const body = { preview: preview.json.preview };
  expect((await organiser('POST', '/api/rounds', body)).json).toEqual({ round: 'tuaf-2019' });
  expect((await organiser('POST', '/api/rounds', body)).json).toEqual({ round: 'tuaf-2019' });
  const second = await previewOf(organiser);
  expect((await organiser('POST', '/api/rounds', { preview: second.json.preview })).json).toEqual({
    round: 'tuaf-2019-2',
  });
  const view = (await organiser('GET', '/api/rounds/tuaf-2019')).json;
  const open = view.findings.filter(({ severity }: { severity: string }) => severity === 'warning');
  for (const { id, where, code } of open) {
    const choose = code === 'W-too-many-places' ? { choose: where.lists.slice(0, 2) } : {};
    const data = { finding: id, reason: 'đã xem xét', ...choose };
    const settled = await organiser('POST', '/api/rounds/tuaf-2019/settle-finding', { id: randomUUID(), data });
    expect(settled.status, settled.text).toBe(200);
  }
  const approved = await organiser('POST', '/api/rounds/tuaf-2019/approve-plan', { id: randomUUID(), data: {} });
  expect(approved.json).toEqual({
    number: expect.any(Number),
    fingerprint: expect.stringMatching(/^(\w{4}-){3}\w{4}$/),
  });
  const people = (await organiser('GET', '/api/rounds/tuaf-2019/people')).json;
  expect(people.people).toHaveLength(76);
  const record = (await organiser('GET', '/api/rounds/tuaf-2019/record')).json;
  expect(record).toMatchObject({ ok: true, head: approved.json.number, fingerprint: approved.json.fingerprint });
  expect(record.acts.at(-1).sentence.vi).toContain('Lập hội nghị');
  const found = (await organiser('GET', '/api/rounds/tuaf-2019/record?q=phe%20duyet')).json;
  expect(found.acts.map(({ type }: { type: string }) => type)).toEqual(['plan-approved']);
}, 60_000);

test('What is wrong in the files is said with its place, and nothing can be made of it', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  const parts = multipart([
    ['plan', 'plan.yaml', 'schema: tinnhiem/plan/1\nid: [không phải chữ\n'],
    ['roster', 'people.csv', read('people.csv')],
  ]);
  const preview = (await organiser('POST', '/api/previews', undefined, parts)).json;
  expect(preview.ok).toBe(false);
  expect(preview.plan).toBeNull();
  expect(preview.findings.some(({ where }: { where: { file?: string } }) => where.file === 'plan.yaml')).toBe(true);
  const made = await organiser('POST', '/api/rounds', { preview: preview.preview });
  expect([made.status, made.json.code]).toEqual([422, 'R-preview-incomplete']);
});

test('A preview belongs to whoever read it in, and to nobody else', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  const other = await server.as('organiser', 'chair');
  const { preview } = (await previewOf(organiser)).json;
  expect((await other('POST', '/api/rounds', { preview })).json.code).toBe('R-not-found');
  server.setTime(new Date('2019-02-20T03:00:00Z'));
  expect((await organiser('POST', '/api/rounds', { preview })).json.code).toBe('R-not-found');
});

test('A round in draft takes a roster that was read in again', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  await organiser('POST', '/api/rounds', { preview: (await previewOf(organiser)).json.preview });
  const rows = read('people.csv').toString('utf8').trimEnd().split('\n');
  const parts = multipart([
    ['roster', 'people.csv', rows.join('\n').replace('Trường', 'Trường')],
    ['roster', 'posts.csv', read('posts.csv')],
    ['round', null, 'tuaf-2019'],
  ]);
  const preview = (await organiser('POST', '/api/previews', undefined, parts)).json;
  expect(preview).toMatchObject({ ok: true, people: 76, plan: { id: 'tuaf-2019' } });
  const body = { id: randomUUID(), data: { preview: preview.preview } };
  const replaced = await organiser('POST', '/api/rounds/tuaf-2019/replace-roster', body);
  expect(replaced.json.number).toBe(2);
  expect((await organiser('POST', '/api/rounds/tuaf-2019/replace-roster', body)).json).toEqual(replaced.json);
  const unknown = { id: randomUUID(), data: { preview: 'khong-co' } };
  expect((await organiser('POST', '/api/rounds/tuaf-2019/replace-roster', unknown)).status).toBe(404);
});

test('What a roster leaves to people waits in the round that is made of it, until a roster without it is read in', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  const posts = read('posts.csv').toString('utf8');
  const several = posts.replace('Ủy viên BCH Hội Sinh viên,', 'Ủy viên BCH Hội Sinh viên / Bí thư chi bộ,');
  const readIn = async (...more: Parameters<typeof multipart>[0]) =>
    (
      await organiser(
        'POST',
        '/api/previews',
        undefined,
        multipart([['roster', 'people.csv', read('people.csv')], ...more]),
      )
    ).json.preview;
  const waiting = async () =>
    (await organiser('GET', '/api/rounds/tuaf-2019')).json.findings.filter(
      ({ code, settled }: { code: string; settled?: unknown }) => code.startsWith('W-roster') && settled === undefined,
    );
  const preview = await readIn(['roster', 'posts.csv', several], ['plan', 'plan.yaml', read('plan.yaml')]);
  expect((await organiser('POST', '/api/rounds', { preview })).json).toEqual({ round: 'tuaf-2019' });
  expect(await waiting()).toMatchObject([{ where: { file: 'posts.csv', row: 3 } }]);
  for (const [content, left] of [
    [posts, 0],
    [several, 1],
  ] as const) {
    const again = await readIn(['roster', 'posts.csv', content], ['round', null, 'tuaf-2019']);
    const body = { id: randomUUID(), data: { preview: again } };
    expect((await organiser('POST', '/api/rounds/tuaf-2019/replace-roster', body)).status).toBe(200);
    expect(await waiting()).toHaveLength(left);
  }
});

test('What was settled of a roster is shown as settled when it is read in again, in another row of a renamed workbook too', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  const table = (csv: string) => parse(csv, { bom: true }).map((row) => row.map((value) => ({ value, type: String })));
  const several = read('posts.csv')
    .toString('utf8')
    .replace('Ủy viên BCH Hội Sinh viên,', 'Ủy viên BCH Hội Sinh viên / Bí thư,');
  const [heading, first, ...rest] = table(several);
  const workbook = (rows: SheetData) =>
    writeXlsxFile([
      { sheet: 'Nhân sự', data: table(read('people.csv').toString('utf8')) },
      { sheet: 'Chức vụ', data: rows },
    ]).toBuffer();
  const readIn = async (...parts: Parameters<typeof multipart>[0]) =>
    (await organiser('POST', '/api/previews', undefined, multipart(parts))).json;
  const roster = await workbook([heading, first, ...rest] as SheetData);
  const { preview } = await readIn(['roster', 'nhan-su.xlsx', roster], ['plan', 'plan.yaml', read('plan.yaml')]);
  expect((await organiser('POST', '/api/rounds', { preview })).json).toEqual({ round: 'tuaf-2019' });
  const reason = 'đã hỏi Đoàn Thanh niên';
  const said = (findings: readonly Finding[]) => findings.find(({ code }) => code === 'W-roster-several-posts-in-cell');
  const waiting = said((await organiser('GET', '/api/rounds/tuaf-2019')).json.findings);
  const data = { finding: waiting?.id, reason };
  expect((await organiser('POST', '/api/rounds/tuaf-2019/settle-finding', { id: randomUUID(), data })).status).toBe(
    200,
  );
  const moved = await workbook([heading, ...rest, first] as SheetData);
  const again = await readIn(['roster', 'nhan-su-2.xlsx', moved], ['round', null, 'tuaf-2019']);
  expect(said(again.findings)).toMatchObject({ where: { file: 'nhan-su-2.xlsx' }, settled: { reason } });
  const body = { id: randomUUID(), data: { preview: again.preview } };
  expect((await organiser('POST', '/api/rounds/tuaf-2019/replace-roster', body)).status).toBe(200);
  expect(said((await organiser('GET', '/api/rounds/tuaf-2019')).json.findings)?.settled).toEqual({ reason });
});
