// What the browser prints, as a PDF, and the QR codes on it read by a program that is not ours.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Presses what prints, and returns what would come out of the printer. */
export async function printedBy(page: Page, press: () => Promise<unknown>): Promise<Uint8Array> {
  await page.evaluate('window.asked = 0; window.print = () => { window.asked += 1; }');
  await press();
  await expect.poll(() => page.evaluate('window.asked'), { timeout: 60_000 }).toBe(1);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
  await page.locator('.print-sheet').waitFor({ state: 'detached' });
  return pdf;
}

let ready = false;

/** The QR codes on a page of a PDF, as a scanner at 200 dots an inch sees them. `page` counts from 1. */
export async function qrCodesOn(pdf: Uint8Array, page: number): Promise<readonly string[]> {
  if (!ready) {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer;
    prepareZXingModule({ overrides: { wasmBinary } });
    ready = true;
  }
  const args = ['-r', '200', '-png', '-f', String(page), '-l', String(page), '-singlefile', '-'];
  const image = execFileSync('pdftoppm', args, { input: pdf, maxBuffer: 1 << 28 });
  const found = await readBarcodes(new Uint8Array(image), { formats: ['QRCode'], maxNumberOfSymbols: 255 });
  return found.map(({ text }) => text);
}
