// On a real port: a stream cannot be asked for without one.
import { get, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { password, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, orderOf, roundId, sampleTime, voters } from '../../test/sample.ts';
import { type Server, serve } from '../serve.ts';
import { createService } from '../service/service.ts';
import { embeddedStore } from '../store/embedded.ts';

const incident = { kind: 'technical', conference: conferenceId, happened: '2019-02-19', what: 'Mất điện 5 phút' };

async function start(): Promise<Server & { readonly data: string }> {
  const data = emptyFolder();
  const server = await serve({ data, port: 0, clock: () => new Date(sampleTime) });
  onTestFinished(() => server.close());
  return { ...server, data };
}

/** Reads a stream until what has come holds as many numbers as asked for: of acts for the office, of people who are there for the room. */
function listen(
  url: string,
  cookie = '',
): Promise<{ numbers: (count: number) => Promise<number[]>; end: () => void; status: number; type: string }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { cookie } }, (response: IncomingMessage) => {
      let came = '';
      let arrived = () => {};
      response.setEncoding('utf8').on('data', (piece: string) => {
        came += piece;
        arrived();
      });
      const found = () =>
        [...came.matchAll(/data: \{.*"(?:number|present)":(\d+)/g)].map(([, number]) => Number(number));
      resolve({
        status: response.statusCode ?? 0,
        type: String(response.headers['content-type']),
        end: () => request.destroy(),
        numbers: (count) =>
          new Promise((done) => {
            arrived = () => {
              if (found().length >= count) done(found());
            };
            arrived();
          }),
      });
    });
    request.on('error', (error) => reject(error));
  });
}

test('A screen of the room is told what it shows at once and when that has changed, from this process and from others', async () => {
  const server = await start();
  // Another process, as the command line is.
  const store = embeddedStore(`${server.data}/rounds`);
  onTestFinished(() => store.close());
  const outside = createService(store, () => sampleTime);
  await leadTo(outside, 'ready');
  const room = await listen(`${server.address}/api/display/${roundId}~${conferenceId}/events`);
  expect([room.status, room.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
  expect(await room.numbers(1)).toEqual([0]);
  await outside.perform(orderOf(['committee-member', 'check-in', { people: voters }]));
  expect(await room.numbers(2)).toEqual([0, voters.length]);
  room.end();
});

test('Screens hear the last of many acts, and nothing of acts that the room does not see', async () => {
  const server = await testServer();
  const { service } = server.office;
  await leadTo(service, 'ready');
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const rooms = await Promise.all([1, 2].map(() => listen(`${address}/api/display/${roundId}~${conferenceId}/events`)));
  for (const room of rooms) await room.numbers(1);
  for (const person of voters) await service.perform(orderOf(['committee-member', 'check-in', { people: [person] }]));
  const heard = async () => (await Promise.all(rooms.map((room) => room.numbers(1)))).map((numbers) => numbers.at(-1));
  await vi.waitFor(async () => expect(await heard()).toEqual([voters.length, voters.length]), { timeout: 5000 });
  const before = await rooms[0]?.numbers(1);
  await service.perform(orderOf(['organiser', 'file-incident', incident]));
  // Longer than the pause between two words.
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await rooms[0]?.numbers(1)).toEqual(before);
  for (const room of rooms) room.end();
});

test('A stream for the office asks for a session, one for the room does not; neither exists without its round', async () => {
  const server = await start();
  expect((await listen(`${server.address}/api/rounds/${roundId}/events`)).status).toBe(401);
  expect((await listen(`${server.address}/api/display/${roundId}~${conferenceId}/events`)).status).toBe(404);
  const headers = { 'x-tinnhiem': '1', 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'Kỹ Thuật', username: 'kythuat', password });
  const made = await fetch(`${server.address}/api/setup`, { method: 'POST', headers, body });
  const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect((await listen(`${server.address}/api/rounds/${roundId}/events`, cookie)).status).toBe(404);
});

test('A screen that goes away leaves nothing behind', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'ready');
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const room = await listen(`${address}/api/display/${roundId}~${conferenceId}/events`);
  await room.numbers(1);
  expect(server.office.streams.size).toBe(1);
  room.end();
  await vi.waitFor(() => expect(server.office.streams.size).toBe(0));
});

test('The server ends though screens are still listening', async () => {
  const server = await start();
  const store = embeddedStore(`${server.data}/rounds`);
  await leadTo(
    createService(store, () => sampleTime),
    'ready',
  );
  await store.close();
  const room = await listen(`${server.address}/api/display/${roundId}~${conferenceId}/events`);
  await room.numbers(1);
  await server.close();
  await expect(fetch(`${server.address}/api/health`)).rejects.toThrow();
});
