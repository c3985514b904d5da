// Debian's own Chromium, once for each test file; people in contexts of their own.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const desk = { width: 1366, height: 768 } as const;
export const phone = { width: 390, height: 844 } as const;

/** Where somebody sits down: the server, and the session that goes on there; without a cookie, nobody's. */
export interface Seat {
  readonly address: string;
  readonly cookie?: string;
}

export interface TestBrowser {
  /** A page in a browser of its own. */
  open(seat: Seat, path?: string): Promise<Page>;
}

/** The browser of a test file: starts and ends with it. Where a test fails, every open page is kept as a picture. */
export function theBrowser(): TestBrowser {
  let browser: Browser | undefined;
  const pages = new Set<Page>();
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const page of pages) await picture(page, task.name);
  });
  afterAll(() => browser?.close());
  return {
    async open({ address, cookie = '' }, path = '/') {
      if (browser === undefined) throw new Error('the browser has not been started');
      const context = await browser.newContext({
        viewport: desk,
        baseURL: address,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
        acceptDownloads: true,
        // The server's own certificate is known to no authority.
        ignoreHTTPSErrors: address.startsWith('https://'),
      });
      context.setDefaultTimeout(60_000);
      await sitDown(context, { address, cookie });
      const page = await context.newPage();
      watch(page);
      pages.add(page);
      page.on('close', () => pages.delete(page));
      await page.goto(path);
      return page;
    },
  };
}

async function sitDown(context: BrowserContext, { address, cookie = '' }: Seat): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  if (value !== '') await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Strict' }]);
}

/** The same person on the same computer, in another window: what the browser keeps is there, what a window keeps is not. */
export async function anotherWindow(page: Page, path: string): Promise<Page> {
  const other = await page.context().newPage();
  watch(other);
  await other.goto(path);
  return other;
}

const heard = new WeakMap<Page, string[]>();

/** What the page complained about since it was last asked: errors that it threw, and what it wrote to the console as an error. */
export function complaints(page: Page): readonly string[] {
  return heard.get(page)?.splice(0) ?? [];
}

function watch(page: Page): void {
  const problems: string[] = [];
  heard.set(page, problems);
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
}

let folder: string | undefined;

/** Keeps a picture of the whole page in a temporary folder, or in the one that PICTURES names, and says where. */
export async function picture(page: Page, name: string): Promise<void> {
  if (page.isClosed()) return;
  if (folder === undefined) {
    folder = process.env.PICTURES ?? mkdtempSync(join(tmpdir(), 'tinnhiem-pictures-'));
    mkdirSync(folder, { recursive: true });
  }
  const place = new URL(page.url()).pathname.split('/').slice(-2).join('-');
  const file = join(folder, `${name.slice(0, 60)} ${place} ${Date.now() % 1_000_000}.png`.replaceAll('/', '-'));
  await page.screenshot({ path: file, fullPage: true });
  console.error(`${page.url()}: ${file}\n${(heard.get(page) ?? []).join('\n')}`);
}
