// Figures on a screen: read where they may stand, and looked for where they may not.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { expect } from 'vitest';
import { wordsOf } from '../support/examine.ts';
import type { ListFigures } from '../support/truth.ts';

export interface ResultRow {
  readonly name: string;
  readonly collected: string;
  readonly valid: string;
  readonly invalid: string;
  readonly high: readonly string[];
  readonly confidence: readonly string[];
  readonly low: readonly string[];
}

/** The rows of the summary of a list: name, ballots, each level as number and as percentage. */
export async function resultRows(page: Page, list: string): Promise<readonly ResultRow[]> {
  const table = page.getByRole('table', { name: `Bảng tổng hợp: ${list}` });
  await table.waitFor();
  const rows = await table.locator('tbody tr').all();
  return await Promise.all(
    rows.map(async (row) => {
      // Below a name stands the post, below a percentage its base, each on a line of its own.
      const cells = (await row.locator('th, td').allInnerTexts()).map(
        (cell) => cell.trim().split('\n')[0]?.trim() ?? '',
      );
      const [name = '', , collected = '', valid = '', invalid = '', ...levels] = cells;
      return {
        name,
        collected,
        valid,
        invalid,
        high: levels.slice(0, 2),
        confidence: levels.slice(2, 4),
        low: levels.slice(4, 6),
      };
    }),
  );
}

/** What a small table gives as a workbook, row by row under its heads. */
export async function savedTable(page: Page, title: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  await page.getByRole('button', { name: `Tải bảng: ${title}`, exact: true }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Tải Excel' }).click();
  const [sheet] = await readXlsxFile(await readFile(await (await saving).path()));
  const [head = [], ...lines] = sheet?.data ?? [];
  return lines.map((line) => Object.fromEntries(line.map((cell, column) => [String(head[column]), cell])));
}

/** A percentage as the product prints it. */
export const percentage = /\d+,\d\d\s*%/u;

/** Fails where the page shows a percentage, or any of these figures as a percentage without its sign. */
export async function expectNoFigures(page: Page, { people }: ListFigures): Promise<void> {
  const words = await wordsOf(page);
  expect(words, page.url()).not.toMatch(percentage);
  for (const { percent } of people)
    for (const figure of Object.values(percent)) expect(words, page.url()).not.toContain(figure);
}

const cutOff = `document.querySelector('.results').scrollHeight - document.querySelector('.results').clientHeight`;

/** The rows that the room's screen shows of a list: name, then each level as number and percentage. It turns its pages by itself; here they are turned by hand. */
export async function wallRows(
  page: Page,
  list: string,
  people: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const table = page.getByRole('region', { name: list, exact: true });
  await page.getByText('Tỷ lệ % tính trên').waitFor();
  await page.keyboard.press('Space');
  await page.getByText('Tạm dừng').waitFor();
  const rows = new Map<string, readonly string[]>();
  for (let turns = 0; turns < 40 && rows.size < people; turns += 1) {
    // Nothing scrolls on a wall: what is too long would be cut off.
    expect(await page.evaluate<number>(cutOff)).toBeLessThanOrEqual(1);
    if (await table.isVisible())
      for (const row of await table.locator('tbody tr:has(th)').all()) {
        const name =
          (await row.locator('th').innerText())
            .split('\n')[0]
            ?.replace(/^\d+\.\s*/u, '')
            .trim() ?? '';
        rows.set(
          name,
          (await row.locator('td').allInnerTexts()).flatMap((cell) => cell.split(/\s+/u)),
        );
      }
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Space');
  return rows;
}
