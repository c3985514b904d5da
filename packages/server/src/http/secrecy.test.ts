import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testServer } from '../../test/http.ts';
import { conferenceId, leadTo, roundId, toStage, voters } from '../../test/sample.ts';

test('No file in the data folder holds the second at which anybody was checked in or given a ballot', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'ready');
  const url = `/api/conferences/${roundId}~${conferenceId}`;
  const [member, head, chair] = [
    await server.as('committee-member'),
    await server.as('committee-head'),
    await server.as('chair'),
  ];
  const send = async (ask: typeof member, command: string, data: unknown) => {
    const answer = await ask('POST', `${url}/${command}`, { id: randomUUID(), data });
    expect(answer.status, answer.text).toBe(200);
  };
  server.setTime(new Date('2019-02-20T01:04:41.777Z'));
  for (const person of voters.toReversed()) await send(member, 'check-in', { people: [person] });
  const again = await member('POST', `${url}/check-in`, { id: randomUUID(), data: { people: [voters[0]] } });
  expect(again.status).toBe(422);
  server.setTime(new Date('2019-02-20T01:05:00.000Z'));
  for (const [, command, data] of toStage.polling.slice(1)) await send(chair, command, data);
  server.setTime(new Date('2019-02-20T01:06:42.888Z'));
  for (const person of voters) await send(head, 'hand-out', { people: [person] });
  server.setTime(new Date('2019-02-20T01:08:00.000Z'));
  const bytes = readdirSync(server.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, content: readFileSync(join(entry.parentPath, entry.name)) }));
  expect(bytes.some(({ content }) => content.includes('2019-02-20T01:04:00.000Z'))).toBe(true);
  // Tables of ordinary activity may say when somebody was refused, but not whom it was about.
  const records = bytes.filter(({ name }) => !name.startsWith('office.sqlite'));
  for (const { name, content } of records) {
    expect(content.includes('01:04:41'), name).toBe(false);
    expect(content.includes('01:06:42'), name).toBe(false);
  }
  for (const { name, content } of bytes.filter((file) => !records.includes(file)))
    for (const person of voters) expect(content.includes(person), `${person} in ${name}`).toBe(false);
}, 60_000);
