// S21: a report on conclusions never says that the rules want something considered where no announced result does.
import { considerationsOf } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { conclusionsOf } from '../conclusions.ts';
import { memoryStore } from '../store/memory.ts';
import { documentRequest, renderDocument } from './index.ts';
import { finish, sheetsOf, stateOf, writeMinutes } from './testing/held-round.ts';
import { wordsOfPdf } from './testing/read-back.ts';
import { conferences, wholeRound } from './testing/whole-round.ts';

const roles = ['organiser'] as const;
const restsOn = /việc số (\d+)/u;
const note = /quy định không nêu việc này với người này/u;

test('a conclusion whose ground a re-opened count took back stays, and the report says so', {
  timeout: 120_000,
}, async () => {
  const held = await wholeRound(memoryStore(), 1);
  const round = async () => {
    const loaded = await held.service.round(held.round);
    if (!loaded.ok || loaded.value.state.stage !== 'approved') throw new Error('no approved round');
    return { round: loaded.value, state: loaded.value.state };
  };
  const report = async () => {
    const request = documentRequest((await round()).round, held.rules, { form: 'conclusion-report' }, { roles });
    if (!request.ok) throw new Error(request.error.message.en);
    return wordsOfPdf(await renderDocument(request.value));
  };
  const fingerprint = (words: string) => /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(words)?.[0];
  const before = await round();
  const [ground] = considerationsOf(before.state.rules, before.round.conferences.values());
  if (ground === undefined) throw new Error('nobody is low');
  const day = '2019-03-01';
  const said = {
    person: ground.person,
    about: ground.about,
    body: 'Ban Thường vụ',
    letter: { number: null, day },
    conclusion: 'Xem xét',
    followUps: [],
  };
  await held.act('organiser', 'record-conclusion', { ...said, early: 'Hội nghị thứ hai chưa họp' });
  const first = await report();
  expect(first).not.toMatch(note);
  await held.act('chair', 'reopen-count', { reason: 'Khiếu nại' }, conferences[0]);
  const second = await report();
  expect(second).toMatch(note);
  // The code stays that of the last act whose hash may be shown: the act on which the report rests stands beside it.
  expect(fingerprint(second)).toBe(fingerprint(first));
  expect(first).not.toMatch(restsOn);
  const reopened = (await stateOf(held.service, held.round, conferences[0])).reopenings.at(-1)?.done.number;
  expect(restsOn.exec(second)?.[1]).toBe(String(reopened));
  expect(second).toContain('Xem xét');
  const after = await round();
  expect(conclusionsOf(after.round, after.state, day as never).conclusions).toMatchObject([
    { person: ground.person, considered: false },
  ]);
  // Counted again, nobody is low: the report belongs to the new announcement, and still says so.
  const { setup } = await stateOf(held.service, held.round, conferences[0]);
  const boxes = Object.fromEntries(setup.lists.map(({ id, voters }) => [id, sheetsOf(voters.length, [])]));
  for (const { id, voters, votedOn } of setup.lists) {
    await held.act('head', 'recount', { list: id, batch: null, reason: 'Khiếu nại' }, conferences[0]);
    const people = votedOn.map(() => ({ high: voters.length, confidence: 0, low: 0, invalid: {} }));
    for (const who of ['secretary', 'member'] as const)
      await held.act(who, 'enter-tally', { list: id, voided: {}, people }, conferences[0]);
  }
  await held.act('head', 'canvass', { settlements: [] }, conferences[0]);
  await writeMinutes(held, conferences[0]);
  await finish(held, conferences[0], boxes);
  const third = await report();
  expect(third).toMatch(note);
  expect(fingerprint(third)).not.toBe(fingerprint(first));
  expect(third).not.toMatch(restsOn);
});
