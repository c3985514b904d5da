// How long a voter waits for the sealing of thirty rows: in Chromium, by the very code of the booth, on this machine and on one
// that is four times slower.
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { inventedPeople } from '../e2e/support/booth-people.ts';
import { startBoothServer } from '../e2e/support/booth-server.ts';

const rows = 30;
const times = 5;

/** The booth's own functions as one script, because the browser slows down its pages but not its workers. */
const entry = `
import { credentialKey, nobleGroup as group, readCredential, readElection, sealBallot, seededRandom, signBallot } from '@tinnhiem/ballot-box';
globalThis.seal = (record, code, rows) => {
  const start = performance.now();
  const election = readElection(group, record).value;
  const credential = credentialKey(group, election.record.uuid, readCredential(code));
  const choices = Array.from({ length: rows }, (_, at) => [0, 1, 2].map((cell) => (cell === at % 4 ? 1 : 0)));
  const ready = performance.now();
  const sealed = sealBallot({ group, election, credential, choices, random: seededRandom('5e'.repeat(32)) });
  const encrypted = performance.now();
  signBallot({ group, credential, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) }, sealed);
  return [ready - start, encrypted - ready, performance.now() - encrypted];
};`;

async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    plugins: [
      { name: 'bench', resolveId: (id) => (id === 'bench' ? id : null), load: (id) => (id === 'bench' ? entry : null) },
    ],
    build: { write: false, target: 'es2020', rolldownOptions: { input: 'bench', output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

async function measure(page: Page, record: string, code: string): Promise<readonly number[]> {
  const runs: (readonly number[])[] = [];
  for (let run = 0; run < times; run += 1)
    runs.push(await page.evaluate<number[]>(`seal(${JSON.stringify(record)}, '${code}', ${rows})`));
  // The first one is what a voter meets: nothing is compiled yet.
  return [0, 1, 2]
    .map((part) => Math.round(runs[0]?.[part] ?? 0))
    .concat(Math.round(Math.min(...runs.map(([, encrypt = 0]) => encrypt))));
}

const server = await startBoothServer([{ title: 'Đo tốc độ', people: inventedPeople(rows), codes: 1 }]);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  const [poll] = server.polls;
  if (poll === undefined) throw new Error('no poll');
  const [code = ''] = poll.codes;
  const lines = [];
  for (const slower of [1, 4]) {
    const page = await browser.newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.evaluate(await script());
    const [prepare, first, sign, best] = await measure(page, poll.texts.election, code);
    lines.push({
      processor: `${slower} times slower`,
      'ms to prepare': prepare,
      'ms to encrypt': first,
      'ms to sign': sign,
      'best of 5': best,
    });
    await page.close();
  }
  console.table(lines);
  const page = await browser.newPage({ baseURL: server.address });
  await page.goto(`/b#${code}`);
  await page.locator('[data-person]').first().waitFor();
  for (let row = 0; row < rows; row += 1)
    await page
      .locator(`[data-person="${row}"] .level`)
      .nth(row % 3)
      .click();
  // Somebody who marks thirty people takes longer than this; the machine here would not.
  await page.waitForTimeout(3000);
  const waited = await page.evaluate<number>(`new Promise((resolve) => {
    const start = performance.now();
    new MutationObserver(() => {
      if (document.querySelector('.envelope') !== null) resolve(performance.now() - start);
    }).observe(document.body, { childList: true, subtree: true });
    document.querySelector('.bar .main-button').click();
  })`);
  console.log(`from “Xem lại phiếu” to the sealed ballot, in the booth with its worker: ${Math.round(waited)} ms`);
} finally {
  await browser.close();
  await server.close();
}
