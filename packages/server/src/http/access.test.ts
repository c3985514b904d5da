// Every route, for every role, in every stage: refused, unless the tables say otherwise.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ConferenceStage,
  commands,
  conferenceStages,
  insiders,
  type Role,
  roles,
  roomSeesFigures,
  seesFigures,
} from '@tinnhiem/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ask, everyRole, type TestServer, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, listId, type SampleStage, sampleStages } from '../../test/sample.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

/** A round in each stage, all on one server. */
const inStage = (stage: SampleStage) => `dot-${stage}`;
const keyOf = (stage: SampleStage) => `${inStage(stage)}~${conferenceId}`;

// Thousands of requests, on machines that do other things too.
const patience = 120_000;

let server: TestServer;
let asks: ReadonlyMap<Role, Ask>;
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-'));
let end: () => Promise<void>;

beforeAll(async () => {
  server = await testServer({
    data: folder,
    atEnd: (close) => {
      end = close;
    },
  });
  for (const stage of sampleStages) await leadTo(server.office.service, stage, inStage(stage));
  asks = await everyRole(server);
}, patience);

afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

function address({ path }: Route): string {
  return path
    .replace(':round', inStage('polling'))
    .replace(':key', keyOf('polling'))
    .replace(':conference', conferenceId)
    .replace(':list/:batch/:ballot', `${listId}/1/1`)
    .replace(':list', listId)
    .replace(':election', 'Abcdefghijk123')
    .replace(':side', '1')
    .replace(':job', 'khong-co')
    .replace(':form', 'plan')
    .replace(':sha256', 'a'.repeat(64))
    .replace(':rehearsal', 'khong-co')
    .replace(':id', 'khong-co');
}

const asksOf = (role: Role): Ask => asks.get(role) ?? server.ask;

function isAllowed({ access }: Route, role: Role | null): boolean {
  if (access === 'public') return true;
  return role !== null && (access === 'signed-in' || access.includes(role));
}

// Streams never end by themselves; events.test.ts asks for them on a real port.
const asked = routes.filter(({ answers }) => answers !== 'text/event-stream');

test(
  'Every route is for those whom the table names: everybody else is refused',
  async () => {
    for (const route of asked) {
      // Its own test, since it ends the session with which the others ask.
      if (route.method === 'DELETE' && route.path === '/api/session') continue;
      for (const role of [null, ...roles]) {
        const ask = role === null ? server.ask : asks.get(role);
        const answer = await ask?.(route.method, address(route), route.method === 'GET' ? undefined : {});
        const what = `${route.method} ${route.path} as ${role ?? 'nobody'}: ${answer?.status} ${answer?.json?.code}`;
        // Which documents a role may have is told by the documents themselves.
        if (route.path.endsWith('/:form') && answer?.json?.code === 'R-role-missing' && role !== null) continue;
        if (isAllowed(route, role))
          expect(['R-not-signed-in', 'R-role-missing'], what).not.toContain(answer?.json?.code);
        else
          expect([answer?.status, answer?.json?.code], what).toEqual(
            role === null ? [401, 'R-not-signed-in'] : [403, 'R-role-missing'],
          );
      }
    }
    expect(server.errors).toEqual([]);
  },
  patience,
);

test('There is a route for every command but those that only the server gives, and its roles are those of the table', () => {
  for (const entry of commands.values()) {
    const path = routes.find(({ command }) => command?.name === entry.name);
    // What the server itself has to check first: readings of scans, keys, electronic boxes.
    if (entry.internal) expect(path).toBeUndefined();
    else if (entry.name === 'create-round')
      expect(routes.find((r) => r.path === '/api/rounds' && r.method === 'POST')?.access).toEqual(entry.roles);
    else expect(path?.access, entry.name).toEqual(entry.roles);
  }
});

test.each(sampleStages)(
  'In stage %s every command is refused to every role, unless the table names both',
  async (stage) => {
    for (const { path, command, access } of routes) {
      if (command === undefined) continue;
      const ofConference = path.includes(':key');
      for (const role of roles) {
        // No command takes `null`, so that nothing is done here even where it may be.
        const body = { id: randomUUID(), data: null };
        const answer = await asks.get(role)?.(
          'POST',
          path.replace(':round', inStage(stage)).replace(':key', keyOf(stage)),
          body,
        );
        const what = `${command.name} as ${role}`;
        if (!access.includes(role)) expect(answer?.json.code, what).toBe('R-role-missing');
        else if (ofConference && stage === 'drafting') expect(answer?.json.code, what).toBe('R-not-found');
        else {
          const now = ofConference ? stage : stage === 'drafting' ? 'drafting' : 'approved';
          const expected = command.stages.includes(now) ? [400, 'R-malformed'] : [409, 'R-wrong-stage'];
          expect([answer?.status, answer?.json.code], what).toEqual(expected);
        }
      }
    }
  },
  patience,
);

test(
  'Figures are sent to those who see them in that stage, and to nobody else',
  async () => {
    for (const stage of conferenceStages) {
      for (const [role, ask] of asks) {
        const { status, json: view } = await ask('GET', `/api/conferences/${keyOf(stage)}`);
        // Whoever only gets a report sees no figure because the whole inside of a round is refused.
        expect(status, `${role} in ${stage}`).toBe(insiders.includes(role) ? 200 : 403);
        if (status !== 200) continue;
        const sees =
          seesFigures([role], stage as ConferenceStage) && !['preparing', 'ready', 'polling', 'closed'].includes(stage);
        expect(view.results !== null || view.standings !== null, `${role} in ${stage}`).toBe(sees);
      }
      const room = (await server.ask('GET', `/api/display/${keyOf(stage)}`)).json;
      expect(room.results !== null, `the room in ${stage}`).toBe(roomSeesFigures(stage as ConferenceStage));
    }
  },
  patience,
);

test('The record that is read aloud holds no mark and no figure, and no hash from which one could be guessed', async () => {
  for (const role of ['technician', 'organiser', 'inspector'] as const) {
    const { json, text } = await asksOf(role)('GET', `/api/rounds/${inStage('signed')}/record`);
    expect(json.ok).toBe(true);
    expect(text).not.toMatch(/"(?:high|confidence|low|marks|rows|results)"/);
    const inCount = json.acts.filter(({ type }: { type: string }) => ['ballot-entered', 'canvassed'].includes(type));
    expect(inCount.length).toBeGreaterThan(10);
    expect(new Set(inCount.map(({ hash }: { hash: string }) => hash))).toEqual(new Set(['']));
    // No whole hash anywhere, and of single ballots none at all, also when everything is over.
    expect(text).not.toMatch(/[0-9a-f]{64}/);
    const { json: over } = await asksOf(role)('GET', `/api/rounds/${inStage('sealed')}/record`);
    const hashes = (name: string) =>
      over.acts.flatMap(({ type, hash }: { type: string; hash: string }) => (type === name ? [hash] : []));
    expect(new Set(hashes('ballot-entered'))).toEqual(new Set(['']));
    expect(hashes('canvassed')).toEqual([expect.stringMatching(/^[0-9a-f]{20}$/)]);
  }
});
