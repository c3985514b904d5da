// What every screen has: one heading, questions before something counts, the way from screen to screen.
import type { Locator, Page } from 'playwright-core';

/** Waits until the screen of this heading is there. */
export async function onScreen(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** A part of a screen, by its heading. */
export function part(page: Page, title: string | RegExp): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** Opens the question of a button that asks before it acts. */
export async function asked(within: Page | Locator, button: string | RegExp): Promise<Locator> {
  await within.getByRole('button', { name: button, exact: true }).click();
  const page = 'page' in within ? within.page() : within;
  const question = page.getByRole('dialog');
  await question.waitFor();
  return question;
}

/** Presses a button that asks first, fills in what it asks for, confirms, and waits until it is done. */
export async function act(
  within: Page | Locator,
  button: string | RegExp,
  fill: (question: Locator) => Promise<unknown> = () => Promise.resolve(),
  confirm: string | RegExp = button,
): Promise<void> {
  const question = await asked(within, button);
  await fill(question);
  await question.getByRole('button', { name: confirm, exact: true }).click();
  await question.waitFor({ state: 'detached' });
}

/** Presses a button without a mouse: Tab until it has the focus, then Enter. */
export async function pressByKeyboard(page: Page, button: Locator): Promise<void> {
  await button.waitFor();
  for (let tabs = 0; tabs < 80; tabs += 1) {
    if (await button.evaluate((element) => element.matches(':focus'))) return await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${button}`);
}
