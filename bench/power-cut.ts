// node scripts/run.mjs bench/power-cut.ts [CUTS]
// Cuts the power, as far as software can (bench/power/disk.ts), half of the times under a writer of the store alone, half under a server while a
// hall is busy: ballots, acts, attachments, scans, accounts. The controls, in which nothing is made to reach the disk, must lose what was
// answered: otherwise the test proves nothing.
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { embeddedStore } from '../packages/server/src/store/embedded.ts';
import { folderStores } from '../packages/server/src/store/stores.ts';
import { check, type Losses, linesOf, noLosses, startWriter } from '../packages/server/test/kill9.ts';
import { roundId } from '../packages/server/test/sample.ts';
import { emptyTally, witness } from './flow/witness.ts';
import { type Disk, Impossible, withDisk } from './power/disk.ts';
import { type Answers, lookInto, prepareHall, startHall } from './power/hall.ts';

const cuts = Number(process.argv[2] ?? 100);

/** One cut under a writer at a random moment, and a look at what is left. */
async function cutWriter(
  { mount, cut }: Disk,
  seed: number,
  losses: Losses,
  ...more: readonly string[]
): Promise<void> {
  const child = startWriter(join(mount, 'rounds'), seed, ...more);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    output += piece;
  });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  await pause(Math.random() * 400);
  await cut(child, closed);
  losses.kills += 1;
  const store = embeddedStore(join(mount, 'rounds'));
  try {
    await check(store, linesOf(output), new Map(), losses);
  } catch (error) {
    losses.corrupt += 1;
    losses.problems.push(String(error));
  } finally {
    await store.close();
  }
}

function report(name: string, numbers: object, problems: readonly string[]): void {
  console.log(name, numbers);
  for (const problem of problems.slice(0, 3)) console.log(`  ${problem}`);
}

/** What was lost. */
async function writers(name: string, count: number, ...more: readonly string[]): Promise<number> {
  const losses = noLosses();
  for (let cut = 1; cut <= count; cut += 1) await withDisk((disk) => cutWriter(disk, cut, losses, ...more));
  const { problems, ...numbers } = losses;
  report(name, numbers, problems);
  return losses.lost + losses.torn + losses.corrupt;
}

async function halls(name: string, count: number, forgets: boolean): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-hall-'));
  const hall = await prepareHall(folder);
  const tally = emptyTally();
  const also = { cuts: 0, scans: 0, accounts: 0 };
  try {
    for (; also.cuts < count; also.cuts += 1)
      await withDisk(async ({ mount, settle, cut }) => {
        const data = join(mount, 'data');
        cpSync(folder, data, { recursive: true });
        settle();
        const answers: Answers = { scans: new Map(), passwords: new Map() };
        const seen = witness(roundId, tally);
        const { child, begun, over } = await startHall(data, hall, { seen, answers, forgets });
        await begun;
        await pause(Math.random() * 1000);
        await cut(child, over);
        also.scans += answers.scans.size;
        also.accounts += answers.passwords.size;
        const stores = folderStores(data);
        try {
          await seen.look(stores);
        } catch (error) {
          seen.note('torn', String(error));
        } finally {
          await stores.close();
        }
        try {
          for (const missing of await lookInto(data, answers)) seen.note('lost', missing);
        } catch (error) {
          seen.note('torn', String(error));
        }
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { problems, sheets: _sheets, ...numbers } = tally;
  report(name, { ...also, ...numbers }, problems);
  return tally.lost + tally.torn + tally.twice;
}

try {
  const half = Math.ceil(cuts / 2);
  const controls = Math.ceil(cuts / 10);
  const lost =
    (await writers('a writer of the store, as shipped:', half)) +
    (await halls('a busy hall, as shipped:', half, false));
  const inControls = [
    await writers('control, a writer with synchronous=OFF:', controls, 'OFF'),
    await halls('control, a hall in which nothing is made to reach the disk:', controls, true),
  ];
  const proves = inControls.every((one) => one > 0);
  console.log(lost === 0 ? 'Nothing that was answered was lost.' : 'WHAT WAS ANSWERED WAS LOST.');
  console.log(
    proves ? 'Both controls lost some, as they must.' : 'A CONTROL LOST NOTHING: the test proves nothing here.',
  );
  process.exitCode = lost === 0 && proves ? 0 : 1;
} catch (error) {
  if (!(error instanceof Impossible)) throw error;
  console.log(
    `This machine does not let a file system be shut down under a writer, so nothing was measured: ${error.message}`,
  );
  process.exitCode = 2;
}
