// Takes the pictures of the handbook: small files of few colours, without a cursor or anything that moves.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';

export const folder = process.env.PICTURES ?? fileURLToPath(new URL('../../docs/handbook/pictures/', import.meta.url));

export interface Seat {
  readonly address: string;
  readonly cookie?: string;
  readonly phone?: boolean;
}

export interface Camera {
  /** Sits somebody down before a page. */
  open(seat: Seat, path: string): Promise<Page>;
  /** Keeps what the page shows, once it has come to rest, under a name. `whole`: all of it, not only what fits the screen. */
  take(page: Page, name: string, whole?: boolean): Promise<void>;
  close(): Promise<void>;
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

export async function openCamera(): Promise<Camera> {
  mkdirSync(folder, { recursive: true });
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: flags,
    env: { ...process.env, LANGUAGE: 'vi' },
  });
  return {
    async open({ address, cookie = '', phone = false }, path) {
      const context: BrowserContext = await browser.newContext({
        viewport: phone ? { width: 390, height: 760 } : { width: 1180, height: 720 },
        baseURL: address,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
      });
      const [name = '', value = ''] = cookie.split('=');
      if (value !== '') await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Strict' }]);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    async take(page, name, whole = false) {
      await page.waitForLoadState('networkidle');
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await page.mouse.move(0, 0);
      await page.evaluate('document.activeElement?.blur()');
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide', fullPage: whole });
      const small = await sharp(picture)
        .png({ palette: true, colours: 32, effort: 10, compressionLevel: 9 })
        .toBuffer();
      const file = `${folder}/${name}.png`;
      const same = existsSync(file) && (await looksTheSame(small, readFileSync(file)));
      if (!same) writeFileSync(file, small);
      console.log(`${name}.png ${Math.round(small.length / 1024)} KB${same ? ', as before' : ''}`);
    },
    close: () => browser.close(),
  };
}

/** A letter's edge may be drawn a shade darker the next time: what nobody sees does not make another file. */
const unseen = { shade: 60, pixels: 20 } as const;

async function looksTheSame(one: Buffer, other: Buffer): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map((picture) => sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (a === undefined || b === undefined || a.info.width !== b.info.width || a.info.height !== b.info.height)
    return false;
  let different = 0;
  for (let at = 0; at < a.data.length; at += 3) {
    const shade = [0, 1, 2].reduce(
      (sum, part) => sum + Math.abs((a.data[at + part] ?? 0) - (b.data[at + part] ?? 0)),
      0,
    );
    if (shade > unseen.shade) different += 1;
  }
  return different <= unseen.pixels;
}
