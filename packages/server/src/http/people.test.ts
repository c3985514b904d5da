import { type Role, roles } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { everyRole, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, listId, orderOf, type Step, stepsTo } from '../../test/sample.ts';

const seesThem: readonly Role[] = ['organiser', 'chair', 'inspector'];

interface Row {
  readonly round: string;
  readonly list: string;
  readonly day: string;
  readonly high: { readonly count: number; readonly percent: string };
  readonly confidence: unknown;
  readonly low: unknown;
  readonly base: unknown;
}

test('A person’s results over rounds are those of each announced round, side by side, and go to nobody else', async () => {
  const server = await testServer();
  for (const [stage, id] of [
    ['sealed', 'dot-sealed'],
    ['announced', 'dot-announced'],
    ['signed', 'dot-signed'],
    ['canvassed', 'dot-canvassed'],
    ['counting', 'dot-counting'],
  ] as const)
    await leadTo(server.office.service, stage, id);
  const asks = await everyRole(server);
  const organiser = asks.get('organiser');
  const view = (await organiser?.('GET', `/api/conferences/dot-sealed~${conferenceId}`))?.json;
  const result = view.results.find(({ id }: { id: string }) => id === listId);
  const person = result.people[0].person as string;
  for (const role of roles) {
    const answer = await asks.get(role)?.('GET', `/api/people/${person}/results?rehearsals=1`);
    if (!seesThem.includes(role)) {
      expect([answer?.status, answer?.json.code], role).toEqual([403, 'R-role-missing']);
      expect(JSON.stringify(answer?.json), role).not.toMatch(/\d,\d\d/);
      continue;
    }
    const rows = answer?.json.results as Row[];
    expect(rows.filter(({ list }) => list === listId).map(({ round }) => round)).toEqual([
      'dot-announced',
      'dot-sealed',
    ]);
    for (const { high, confidence, low, base } of rows.filter(({ list }) => list === listId)) {
      const of = result.assessments[0];
      expect({ high, confidence, low, base }).toEqual({
        high: of.high,
        confidence: of.confidence,
        low: of.low,
        base: of.base,
      });
    }
  }
}, 60_000);

test('A rehearsal is left out of a person’s results unless it is asked for, and then marked', async () => {
  const server = await testServer();
  for (const step of stepsTo('announced')) {
    const [by, command, data] = step;
    const order = command === 'create-round' ? [by, command, { ...(data as object), rehearsal: true }] : step;
    const done = await server.office.service.perform(orderOf(order as Step, 'dien-tap'));
    expect(done.ok).toBe(true);
  }
  const organiser = await server.as('organiser');
  const ask = async (query: string) => (await organiser('GET', `/api/people/CB001/results${query}`)).json;
  expect(await ask('')).toMatchObject({ results: [], names: [], rehearsalsLeftOut: 1 });
  expect(await ask('?rehearsals=1')).toMatchObject({
    results: [{ round: 'dien-tap', rehearsal: true }],
    rehearsalsLeftOut: 0,
  });
  const looks = (await server.office.activity.list(50)).filter(({ kind }) => kind === 'person-results-seen');
  expect(looks.map(({ sentence }) => sentence.vi)).toEqual(['Xem kết quả của CB001 qua các đợt']);
}, 60_000);
