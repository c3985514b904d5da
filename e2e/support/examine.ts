// Every screen that a test comes to is looked at in the same way: WCAG 2.2 AA at a desk and on a phone, and in both languages.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { complaints, desk, phone } from './browser.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What would be a program's word on a screen, in any language. */
const notWords = /\bundefined\b|\bNaN\b|\[object |\bInvalid Date\b|\bnull\b/u;

const sticksOut = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Looks at the screen as it stands, and leaves it as it was. `what` names it where something is wrong. */
export async function examine(page: Page, what: string): Promise<void> {
  for (const size of [phone, desk]) {
    await page.setViewportSize(size);
    await expectAccessible(page, `${what}, ${size.width} px`);
    const tooWide = await page.evaluate<number>(sticksOut);
    expect(tooWide, `${what}, ${size.width} px: pixels that stick out to the right`).toBeLessThanOrEqual(0);
  }
  expect(await wordsOf(page), what).not.toMatch(notWords);
  await speaksEnglish(page, what);
  expect(complaints(page), what).toEqual([]);
}

/** Fails where the page has any violation of WCAG 2.2 AA that a program can find. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    places: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
  }));
  expect(found, `${what}: ${page.url()}`).toEqual([]);
}

/** The words that somebody sees. */
export function wordsOf(page: Page): Promise<string> {
  return page.locator('body').innerText();
}

/** Switches to English and back: the heading changes, and nothing is left without words. */
async function speaksEnglish(page: Page, what: string): Promise<void> {
  const languages = page.getByRole('radiogroup', { name: /^(?:Ngôn ngữ|Language)$/u });
  // Short messages come and go beside it.
  const screen = page.locator('main');
  const before = await screen.innerText();
  await languages.getByText('EN', { exact: true }).click();
  await page.locator('html[lang="en"]').waitFor();
  const after = await screen.innerText();
  expect(after, `${what}, English`).not.toMatch(notWords);
  expect(after, `${what}, English`).not.toBe(before);
  await languages.getByText('VI', { exact: true }).click();
  await page.locator('html[lang="vi"]').waitFor();
  expect(await screen.innerText(), `${what}, Vietnamese again`).toBe(before);
}
