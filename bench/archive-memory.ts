// What memory and time an archive with many pictures of sheets takes to make and to check: `archive-memory [pictures] [kilobytes]`,
// each step in a process of its own, as the command line starts it. The pictures are bytes by chance, since nothing here looks at them.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Instant, standings } from '@tinnhiem/core';
import { createService } from '../packages/server/src/service/service.ts';
import { embeddedStore } from '../packages/server/src/store/embedded.ts';
import { committeeNames, sampleTime } from '../packages/server/test/sample.ts';
import { longList, scanRound, scanRoundId, shortList } from '../packages/server/test/scan-round.ts';

const [pictures = 2000, kilobytes = 300] = process.argv.slice(2).map(Number);
const sheetsAtOnce = 5;
const at: Instant = sampleTime;
const program = fileURLToPath(new URL('../packages/server/bin/tinnhiem.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-archive-memory-'));
const data = join(folder, 'data');
const images = join(data, 'rounds', scanRoundId, 'images');

/** A sheet whose picture lies where the server keeps it. */
function scannedSheet() {
  const bytes = randomBytes(kilobytes * 1024);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(images, `${sha256}.jpg`), bytes);
  return {
    images: [{ sha256, page: 1 }],
    flags: [],
    rows: ['high', 'low', 'confidence'].map((reading) => ({ reading, reasons: [] })),
  };
}

/** A round that is over; its few sheets were scanned again and again, and every picture was kept. */
async function roundWithPictures(): Promise<void> {
  mkdirSync(images, { recursive: true });
  const service = createService(embeddedStore(join(data, 'rounds')), () => sampleTime);
  const { act } = await scanRound(service, { sizes: { [shortList]: [sheetsAtOnce], [longList]: [] } });
  const place = { list: shortList, batch: 1 };
  for (let scanned = sheetsAtOnce; ; scanned += sheetsAtOnce) {
    const sheets = Array.from({ length: sheetsAtOnce }, scannedSheet);
    await act(['committee-head', 'record-sheets', { ...place, reader: 'bench', sheets }]);
    if (scanned >= pictures) break;
    await act(['committee-head', 'withdraw-sheets', { ...place, reason: 'Quét lại' }]);
  }
  await act(['committee-head', 'commit-readings', { list: shortList }]);
  for (let ballot = 1; ballot <= sheetsAtOnce; ballot += 1)
    await act(['committee-member', 'check-sheet', { ...place, ballot, differences: [] }]);
  const round = await service.round(scanRoundId);
  if (!round.ok || round.value.state.stage !== 'approved') throw new Error('no round');
  const state = [...round.value.conferences.values()][0]?.state;
  if (state?.stage !== 'counting') throw new Error('not counting');
  const settlements = standings(round.value.state.rules, state)
    .flatMap(({ findings }) => findings)
    .map(({ id }) => ({ finding: id, reason: 'Thử' }));
  await act(['committee-head', 'canvass', { settlements }]);
  const minutes = { place: 'A', startedAt: '08:00', endedAt: '09:00', remarks: [] };
  await act(['committee-secretary', 'write-minutes', minutes]);
  await act(['committee-head', 'sign-minutes', { signers: [...committeeNames, 'Phan Văn Ơn'] }]);
  await act(['chair', 'announce', {}]);
  await service.store.close();
}

/** Runs a command; how long it took, and the most memory that it had at once. */
async function measured(name: string, args: readonly string[]): Promise<void> {
  const begun = performance.now();
  const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' });
  let most = 0;
  const watching = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // It has just ended.
    }
  }, 20);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watching);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${name.padEnd(16)} ${seconds} s, ${(most / 1024).toFixed(0)} MiB at most`);
  if (status !== 0) throw new Error(`${name}: ${status}`);
}

try {
  await roundWithPictures();
  const [archive, passphrase] = [join(folder, 'ho-so.zip'), join(folder, 'mat-khau.txt')];
  writeFileSync(passphrase, 'bốn từ không liên quan');
  const secret = ['--passphrase-file', passphrase];
  console.log(`${pictures} pictures of ${kilobytes} KiB`);
  await measured('archive', ['archive', scanRoundId, '--out', archive, '--data', data, '--at', at, ...secret]);
  console.log(`${' '.repeat(16)} ${(statSync(archive).size / 2 ** 20).toFixed(0)} MiB in the file`);
  await measured('verify', ['verify', archive]);
  await measured('verify, opened', ['verify', archive, ...secret]);
  await measured('unseal', ['unseal', archive, '--out', join(folder, 'mo'), ...secret]);
} finally {
  rmSync(folder, { recursive: true });
}
