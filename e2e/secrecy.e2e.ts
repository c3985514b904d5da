// Nobody sees a figure before the stage of their role: not on any screen, not in any answer of the server, not on paper. All people are invented.
import type { ConferenceStage } from '@tinnhiem/core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addressOf, conferenceScreens } from './pages/conference.ts';
import { expectNoFigures, percentage } from './pages/results.ts';
import { theBrowser } from './support/browser.ts';
import { inOrder, theOffice } from './support/office.ts';
import type { Who } from './support/people.ts';
import { partyConference, partyList, roundId } from './support/sample.ts';
import { approvedRound, conferenceKey, leadTo } from './support/steps.ts';
import { figuresOf, sheetsOf } from './support/truth.ts';

const course = { conference: partyConference };
inOrder();
const office = theOffice(async (open) => {
  await approvedRound(open);
  await leadTo(open, 'counting', course);
});
const browser = theBrowser();
const truth = figuresOf(7, sheetsOf(7, 21));

/** Roles that may not see figures yet, by stage. */
const kept: readonly (readonly [ConferenceStage, readonly Who[]])[] = [
  ['counting', ['organiser', 'chair', 'inspector', 'technician', 'member']],
  ['canvassed', ['organiser', 'chair', 'inspector', 'technician']],
  ['signed', ['organiser', 'inspector', 'technician']],
];

const screensOfResults = [
  addressOf(partyConference, 'canvass'),
  addressOf(partyConference, 'minutes'),
  addressOf(partyConference, 'publication'),
  `/rounds/${roundId}/documents`,
  `/rounds/${roundId}/record`,
];
const everyScreen = [
  ...screensOfResults,
  ...['', '/lists', '/rolls'].map((path) => `/rounds/${roundId}${path}`),
  ...(['', ...conferenceScreens] as const).map((screen) => addressOf(partyConference, screen)),
];
const key = conferenceKey(partyConference);
const answers = [
  `/api/rounds/${roundId}`,
  `/api/rounds/${roundId}/record`,
  `/api/rounds/${roundId}/documents`,
  `/api/rounds/${roundId}/people`,
  `/api/conferences/${key}`,
  `/api/display/${key}`,
  `/api/activity`,
];
const papers = ['counting-minutes', 'result-summary', 'personal-result-letter', 'personal-result-letters'];

/** A level with a count, as a result or the marks of a ballot would hold it. */
const levelInJson = /"(?:high|confidence|low)"\s*:\s*(?:\d|\{)|"rows"\s*:\s*\[\s*"|"percent"\s*:/u;

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  // A screen may wait for several things at once.
  await expect.poll(() => page.getByText('Đang tải…').count(), { timeout: 30_000 }).toBe(0);
}

async function expectKept(who: Who | null): Promise<void> {
  const session = who === null ? office.stranger : office.as(who);
  for (const path of answers) {
    const { text } = await session.ask('GET', path);
    expect(text, `${who} ${path}`).not.toMatch(levelInJson);
    expect(text, `${who} ${path}`).not.toMatch(percentage);
  }
  for (const form of papers) {
    const { status } = await session.ask(
      'GET',
      `/api/rounds/${roundId}/documents/${form}?conference=${partyConference}`,
    );
    expect(status, `${who} ${form}`).toBeGreaterThanOrEqual(400);
  }
}

describe.each(kept)('while the conference is %s', (stage, roles) => {
  test('is so', async () => {
    await leadTo(office, stage, course);
    const head = await office.as('head').conference(partyConference);
    expect(head.stage).toBe(stage);
    if (stage === 'counting') {
      // Half of the ballots are entered: there would be something to see.
      await office.as('head').order('form-batches', { list: partyList, sizes: [21] }, partyConference);
      for (const [index, { whole, rows }] of sheetsOf(7, 21).slice(0, 12).entries())
        await office
          .as('secretary')
          .order(
            'enter-ballot',
            { list: partyList, batch: 1, ballot: index + 1, marks: { whole, rows: [...rows] } },
            partyConference,
          );
    }
  });

  test('nobody who has to wait finds one, on any screen, in any answer, on any paper, or in the room', async () => {
    await Promise.all(
      [...roles, null].map(async (who) => {
        await expectKept(who);
        const seat = { address: office.address, cookie: who === null ? '' : office.as(who).cookie };
        const page = await browser.open(seat, `/display/${key}`);
        const paths = stage === 'counting' && (who === 'organiser' || who === 'chair') ? everyScreen : screensOfResults;
        for (const path of who === null ? [] : paths) {
          await settled(page);
          await expectNoFigures(page, truth);
          await page.goto(path);
        }
        await settled(page);
        await expectNoFigures(page, truth);
        await page.close();
      }),
    );
  });
});

test('once it is announced the same screens and answers are full of them', async () => {
  await leadTo(office, 'announced', course);
  expect((await office.as('organiser').ask('GET', `/api/conferences/${key}`)).text).toMatch(levelInJson);
  const page = await browser.open({ address: office.address, cookie: office.as('organiser').cookie });
  for (const path of [addressOf(partyConference, 'canvass'), `/display/${key}`]) {
    await page.goto(path);
    await settled(page);
    await page.getByText(percentage).first().waitFor();
  }
});
