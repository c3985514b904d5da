// Counting by scanner: files in, doubtful places decided and confirmed, readings committed to, sheets checked by hand.
import type { RowMark } from '@tinnhiem/core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { HandedIn } from '../support/sample.ts';
import { act, part } from './common.ts';

/** Asks again until it is so: a busy machine is slow, and no test measures time. */
function eventually<T>(ask: () => T | Promise<T>) {
  return expect.poll(ask, { timeout: 60_000, interval: 30 });
}

/** Chooses into which batch the next files go; `null`: as their cover sheets say. */
export async function chooseBatch(page: Page, batch: number | null): Promise<void> {
  await part(page, 'Đọc phiếu')
    .getByLabel('Phiếu thuộc tập')
    .selectOption(batch === null ? '' : String(batch));
}

export async function dropScans(page: Page, files: readonly HandedIn[]): Promise<void> {
  await part(page, 'Đọc phiếu')
    .getByLabel('Chọn tệp…')
    .setInputFiles([...files]);
}

/** What the screen says of a file. */
export function fileOn(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Các tệp đã nộp' }).getByRole('listitem').filter({ hasText: name });
}

/** Takes a picture with the button of the camera, and gives what the screen answers. */
export async function takePhoto(page: Page, photo: Buffer): Promise<Locator> {
  const camera = page.getByRole('region', { name: 'Chụp phiếu bằng điện thoại này' });
  const answers = camera.getByRole('listitem');
  const before = await answers.count();
  await camera.getByLabel('Chụp phiếu').setInputFiles({ name: 'image.jpg', mimeType: 'image/jpeg', buffer: photo });
  await eventually(() => answers.count()).toBe(before + 1);
  return answers.first();
}

/** A line of the table in which the machine is held against the hand count, as numbers. */
export async function batchFigures(page: Page, batch: number): Promise<readonly number[]> {
  const row = part(page, 'Đối chiếu từng tập').getByRole('row', { name: new RegExp(`^Tập ${batch}\\b`, 'u') });
  const cells = await row.locator('td[data-figure]').allInnerTexts();
  return cells.map(Number);
}

/** A place that is open on the screen of doubtful ballots. `row` from 1; `null`: the sheet as a whole. */
export interface OpenPlace {
  readonly batch: number;
  readonly ballot: number;
  readonly row: number | null;
  readonly saw: string;
}

export function bench(page: Page): Locator {
  return page.getByRole('region', { name: 'Chỗ đang xem' });
}

/** Goes on to a place that is open, where the one before was settled by somebody else in the meantime. */
async function comeToPlace(page: Page): Promise<void> {
  const gone = page.getByText('Chỗ này vừa được một người khác của Ban ghi.');
  await bench(page).or(gone).first().waitFor();
  if ((await gone.count()) > 0) await page.keyboard.press('Enter');
  await bench(page).waitFor();
}

export async function openPlace(page: Page): Promise<OpenPlace> {
  const words = await bench(page).innerText();
  const [, batch, ballot, row] = /Tập\s+(\d+)\s+· Phiếu\s+(\d+)(?:\s+· Dòng\s+(\d+))?/u.exec(words) ?? [];
  if (batch === undefined || ballot === undefined) throw new Error(`no place in “${words}”`);
  return { batch: Number(batch), ballot: Number(ballot), row: row === undefined ? null : Number(row), saw: words };
}

/** How many places of a kind of work are left, as the screen counts them. */
export async function left(page: Page, work: 'Chờ quyết định' | 'Chờ bạn xác nhận'): Promise<number> {
  // All at once: what is there when it is counted may be gone when it is read.
  const [words = '0'] = await page.getByRole('button', { name: new RegExp(`^${work} \\d+$`, 'u') }).allInnerTexts();
  return Number(/\d+$/u.exec(words)?.[0]);
}

/** Waits until so many places of a kind of work are left; what others do arrives a moment later. */
export async function expectLeft(page: Page, work: Parameters<typeof left>[1], places: number): Promise<void> {
  await eventually(() => left(page, work)).toBe(places);
}

const keys: Readonly<Partial<Record<RowMark | 'keep' | 'not-a-ballot', string>>> = {
  high: '1',
  confidence: '2',
  low: '3',
  blank: 'b',
  multiple: 'm',
  keep: 'g',
  'not-a-ballot': 'x',
};

/** Decides every place that waits, by the keyboard alone once the vote is written down. Gives what was decided. */
export async function decideAll(
  page: Page,
  decision: (place: OpenPlace) => RowMark | 'keep' | 'not-a-ballot',
): Promise<readonly OpenPlace[]> {
  const decided: OpenPlace[] = [];
  await comeToPlace(page);
  for (let waiting = await left(page, 'Chờ quyết định'); waiting > 0; ) {
    const place = await openPlace(page);
    if (decided.length === 0) {
      await bench(page).getByRole('textbox', { name: 'Đồng ý', exact: true }).fill('3');
      await bench(page).getByRole('textbox', { name: 'Không đồng ý' }).fill('0');
      await page.getByRole('heading', { level: 1 }).click();
    }
    await page.keyboard.press(keys[decision(place)] ?? '?');
    await page.keyboard.press('Enter');
    decided.push(place);
    await eventually(() => left(page, 'Chờ quyết định')).toBeLessThan(waiting);
    waiting = await left(page, 'Chờ quyết định');
  }
  return decided;
}

/** Confirms every decision that somebody else recorded. */
export async function confirmAll(page: Page): Promise<number> {
  await comeToPlace(page);
  let confirmed = 0;
  for (let waiting = await left(page, 'Chờ bạn xác nhận'); waiting > 0; confirmed += 1) {
    await bench(page).getByRole('button', { name: 'Xác nhận đúng (C)' }).waitFor();
    await page.keyboard.press('c');
    await eventually(() => left(page, 'Chờ bạn xác nhận')).toBeLessThan(waiting);
    waiting = await left(page, 'Chờ bạn xác nhận');
  }
  return confirmed;
}

/** Does not agree with the decision that is open, with a reason. */
export async function contest(page: Page, reason: string): Promise<void> {
  await comeToPlace(page);
  const waiting = await left(page, 'Chờ bạn xác nhận');
  await page.keyboard.press('k');
  await bench(page).getByLabel('Vì sao không đồng ý').fill(reason);
  await bench(page).getByRole('button', { name: 'Ghi ý kiến không đồng ý' }).click();
  await eventually(() => left(page, 'Chờ bạn xác nhận')).toBeLessThan(waiting);
}

/** Commits the readings, and gives the fingerprint that is read aloud. */
export async function commit(page: Page): Promise<string> {
  const section = part(page, 'Chốt kết quả đọc');
  await act(section, 'Chốt và hiện mã đối chiếu');
  return (await section.getByRole('status').innerText()).trim();
}

/** Checks sheets as somebody who finds everything right, until none is left. */
export async function checkAll(page: Page): Promise<readonly string[]> {
  const checked: string[] = [];
  const sheet = page.getByRole('region', { name: 'Kiểm tra một phiếu' });
  const none = page.getByText('Không còn phiếu nào phải kiểm tra.');
  for (;;) {
    await sheet.or(none).first().waitFor();
    if ((await sheet.count()) === 0) return checked;
    const place = await sheetOn(page);
    const places = await sheet
      .getByRole('list', { name: /^Kết quả máy đọc/u })
      .getByRole('listitem')
      .count();
    for (let pressed = 0; pressed < places; pressed += 1) await page.keyboard.press('Enter');
    await sheet.getByRole('button', { name: /^Ghi: phiếu này đúng/u }).waitFor();
    await page.keyboard.press('Enter');
    checked.push(place);
    await eventually(() => sheetOn(page)).not.toBe(place);
  }
}

/** `2/7`: the sheet that is being checked; empty where none is. */
async function sheetOn(page: Page): Promise<string> {
  const sheet = page.getByRole('region', { name: 'Kiểm tra một phiếu' });
  const [words = ''] = await sheet.allInnerTexts();
  const [, batch = '', ballot = ''] = /Tập\s+(\d+)\s+· Phiếu\s+(\d+)/u.exec(words) ?? [];
  return words === '' ? '' : `${batch}/${ballot}`;
}
