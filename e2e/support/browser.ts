// Debian's own Chromium, once for each test file; people in contexts of their own.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFailed } from 'vitest';
import type { TestOffice } from './office.ts';
import type { Who } from './people.ts';

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

export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
}

export interface TestBrowser {
  /** A browser of its own for somebody who is signed in, or for nobody. */
  open(office: TestOffice, who: Who | null, path?: string): Promise<Desk>;
}

/** Starts the browser of a test file, and ends it with the file. Where a test fails, every open page is kept as a picture. */
export async function startBrowser(): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  afterAll(() => browser.close());
  return {
    async open(office, who, path = '/') {
      const context = await browser.newContext({
        viewport: desk,
        baseURL: office.address,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(15_000);
      if (who !== null) {
        const [name = '', value = ''] = office.as(who).cookie.split('=');
        await context.addCookies([{ name, value, url: office.address, httpOnly: true, sameSite: 'Strict' }]);
      }
      const page = await context.newPage();
      watch(page);
      await page.goto(path);
      return { page, context };
    },
  };
}

const problems = new WeakMap<Page, string[]>();

/** What the page complained about so far: errors that it threw, and what it wrote to the console as an error. */
export function complaints(page: Page): readonly string[] {
  return problems.get(page) ?? [];
}

function watch(page: Page): void {
  const heard: string[] = [];
  problems.set(page, heard);
  page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  onTestFailed(async () => {
    if (page.isClosed()) return;
    const file = join(
      pictureFolder(),
      `${Date.now()}-${page
        .url()
        .replace(/[^a-z0-9]+/giu, '-')
        .slice(-60)}.png`,
    );
    await page.screenshot({ path: file, fullPage: true });
    console.error(`picture of ${page.url()}: ${file}\n${heard.join('\n')}`);
  });
}

let folder: string | undefined;

/** Where pictures of failed tests are kept; PICTURES names another folder. */
export function pictureFolder(): string {
  if (process.env.PICTURES !== undefined) mkdirSync(process.env.PICTURES, { recursive: true });
  folder ??= process.env.PICTURES ?? mkdtempSync(join(tmpdir(), 'tinnhiem-pictures-'));
  return folder;
}
