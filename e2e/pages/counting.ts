// Entering ballots by the keyboard alone, reading again, deciding. Keys are those of the conference's rules.
import type { BallotMarks, RowMark } from '@tinnhiem/core';
import type { Page } from 'playwright-core';
import { act, onScreen, part, pressByKeyboard } from './common.ts';

/** Keys of a row; the doubt is `?`, on the key with the slash. */
const rowKeys: Readonly<Partial<Record<RowMark, string>>> = {
  high: '1',
  confidence: '2',
  low: '3',
  blank: '0',
  multiple: '4',
  'name-struck': '5',
  doubtful: 'Slash',
};
const sheetKeys: Readonly<Partial<Record<BallotMarks['whole'], string>>> = {
  'not-issued': 'k',
  'added-text': 't',
  doubtful: 'h',
};

function keyOf(mark: RowMark): string {
  const key = rowKeys[mark];
  if (key === undefined) throw new Error(`no key for ${mark}`);
  return key;
}

/** Turns to a list of a conference that has several. */
export async function chooseList(page: Page, list: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Danh sách' }).getByText(list, { exact: true }).click();
  await page.getByRole('radio', { name: list, exact: true, checked: true }).waitFor({ state: 'attached' });
}

export async function formBatches(page: Page, sizes: readonly number[]): Promise<void> {
  const form = part(page, 'Chia tập phiếu');
  await form.getByRole('textbox', { name: 'Số phiếu của từng tập' }).fill(sizes.join(' '));
  await act(form, 'Lập các tập này');
  await part(page, 'Các tập phiếu').waitFor();
}

/** Takes a batch, or goes on with it, with Tab and Enter as somebody without a mouse does. */
export async function takeBatch(page: Page, batch: number, again = false): Promise<void> {
  const name = `${again ? 'Nhập tiếp' : 'Nhận và nhập'} tập ${batch}`;
  await pressByKeyboard(page, page.getByRole('button', { name, exact: true }));
  await entryForm(page).waitFor();
}

export function entryForm(page: Page) {
  return page.getByRole('region', { name: 'Nhập một phiếu' });
}

/** Waits until this ballot is the one to enter. */
export async function atBallot(page: Page, ballot: number): Promise<void> {
  await entryForm(page)
    .getByText(new RegExp(`^Phiếu ${ballot} /`, 'u'))
    .waitFor();
}

/** Types one ballot without Enter. */
export async function typeMarks(page: Page, marks: BallotMarks): Promise<void> {
  if (marks.whole !== 'ok') {
    const key = sheetKeys[marks.whole];
    if (key === undefined) throw new Error(`no key for ${marks.whole}`);
    await page.keyboard.press(key);
  } else for (const mark of marks.rows) await page.keyboard.press(keyOf(mark));
}

/** Enters ballots from `first` on, one key for each person and Enter. */
export async function enterBallots(page: Page, sheets: readonly BallotMarks[], first = 1): Promise<void> {
  for (const [index, marks] of sheets.entries()) {
    await atBallot(page, first + index);
    await typeMarks(page, marks);
    await page.keyboard.press('Enter');
  }
}

/** Says that a batch is entered. The button has the focus as soon as everything has arrived. */
export async function finishBatch(page: Page, batch: number): Promise<void> {
  const name = `Xác nhận nhập xong tập ${batch}`;
  await page.locator('button:focus').filter({ hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog');
  await pressByKeyboard(page, question.getByRole('button', { name, exact: true }));
  await question.waitFor({ state: 'detached' });
}

export interface Place {
  readonly batch: number;
  readonly ballot: number;
  /** From 1. */
  readonly row: number;
}

/** Reads again so many places, in whatever order the screen asks. `truth` says what the paper shows. */
export async function readAgain(
  page: Page,
  places: number,
  truth: (place: Place) => RowMark,
): Promise<readonly Place[]> {
  await pressByKeyboard(page, page.getByRole('button', { name: `Đọc lại (${places})`, exact: true }).first());
  await onScreen(page, 'Đọc lại chỗ khác nhau');
  const asked: Place[] = [];
  for (let left = places; left > 0; left -= 1) {
    await page
      .getByRole('status')
      .filter({ hasText: `${left} chỗ còn phải đọc` })
      .waitFor();
    const place = await placeOn(page);
    asked.push(place);
    await page.keyboard.press(keyOf(truth(place)));
    await page.keyboard.press('Enter');
  }
  await page.getByText('Đã đọc lại hết.').waitFor();
  await pressByKeyboard(page, page.getByRole('button', { name: 'Về các tập phiếu' }));
  return asked;
}

async function placeOn(page: Page): Promise<Place> {
  const words = await page.getByText(/^Tập \d+\s*Phiếu số \d+\s*Dòng \d+$/u).innerText();
  const [batch = 0, ballot = 0, row = 0] = (words.match(/\d+/gu) ?? []).map(Number);
  return { batch, ballot, row };
}

/** Decides what the committee has before it, with its vote. */
export async function decide(
  page: Page,
  mark: RowMark,
  votesFor: number,
  votesAgainst: number,
  note: string,
): Promise<void> {
  const form = page.getByRole('region', { name: 'Ghi quyết định' });
  await form.waitFor();
  await page.keyboard.press(keyOf(mark));
  await form.getByRole('textbox', { name: 'Đồng ý', exact: true }).fill(String(votesFor));
  await form.getByRole('textbox', { name: 'Không đồng ý' }).fill(String(votesAgainst));
  await form.getByRole('textbox', { name: 'Ghi chú' }).fill(note);
  await form.getByRole('button', { name: 'Ghi quyết định' }).click();
}
