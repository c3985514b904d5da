// A hall with three polls in which people vote on their phones, and what a voter does there. All people are invented.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { inventedPeople } from './booth-people.ts';
import { type BoothServer, type Poll, startBoothServer } from './booth-server.ts';
import { phone, type TestBrowser } from './browser.ts';

/** Who is voted on in the first poll, and a mark for each of them. */
export const people = inventedPeople(6);
export const all = people.map(() => 'Tín nhiệm cao');

export interface Hall {
  readonly server: BoothServer;
  /** The poll that is open. */
  readonly poll: Poll;
  /** One that asks for a mark in every row, in a rehearsal. */
  readonly every: Poll;
  /** One that is not open yet. Two of the people in its list have the same name. */
  readonly unopened: Poll;
  /** A slip of the open poll that nobody has used. */
  slip(): string;
  /** Somebody whose camera opened the address of a slip. */
  scan(code: string): Promise<Page>;
}

/** The hall of a test file: begins and ends with it. */
export function theHall(browser: TestBrowser): Hall {
  let server: BoothServer | undefined;
  let given = 0;
  const begun = (): BoothServer => {
    if (server === undefined) throw new Error('the hall has not begun');
    return server;
  };
  const pollAt = (at: number) => begun().polls[at] as Poll;
  beforeAll(async () => {
    server = await startBoothServer([
      { title: 'Danh sách 1: Ban Thường vụ Đảng ủy', people, codes: 30 },
      {
        title: 'Danh sách 2',
        people: inventedPeople(3),
        codes: 4,
        everyRowMarked: true,
        rehearsal: true,
        signature: 'forbidden',
      },
      { title: 'Danh sách 3', people: inventedPeople(7), codes: 2 },
    ]);
    pollAt(2).state = 'not-open';
  });
  afterAll(() => server?.close());
  return {
    get server() {
      return begun();
    },
    get poll() {
      return pollAt(0);
    },
    get every() {
      return pollAt(1);
    },
    get unopened() {
      return pollAt(2);
    },
    slip() {
      given += 1;
      return pollAt(0).codes[given] ?? '';
    },
    async scan(code) {
      const page = await browser.open({ address: begun().address }, `/b#${code}`);
      await page.setViewportSize(phone);
      return page;
    },
  };
}

export const level = (page: Page, person: number, name: string) =>
  page.locator(`[data-person="${person}"]`).getByText(name, { exact: true });
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

export async function mark(page: Page, marks: readonly string[]): Promise<void> {
  for (const [person, name] of marks.entries()) await level(page, person, name).click();
}

export async function review(page: Page, marks: readonly string[] = all): Promise<void> {
  await mark(page, marks);
  await button(page, 'Xem lại phiếu').click();
  await page.getByText('Phiếu đã được dán kín').waitFor();
}

/** The tracker of the ballot that was received. */
export async function received(page: Page): Promise<string> {
  await heading(page, 'Phiếu đã được nhận');
  const groups = await page.locator('.tracker .groups span').allInnerTexts();
  return groups.join('');
}
