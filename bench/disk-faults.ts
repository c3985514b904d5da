// node scripts/run.mjs bench/disk-faults.ts [TIMES]
// A real disk that fills up, and one that becomes read-only, under a server that files one act after the other: each time the act
// is refused in words, everything that was answered is there once, and it goes on when there is room again. Needs Linux and root.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { actsIn, incident, type OneServer, prepareData, startOne } from '../packages/server/test/one-server.ts';
import { roundId } from '../packages/server/test/sample.ts';

const times = Number(process.argv[2] ?? 20);
const path = `rounds/${roundId}/file-incident`;

/** Acts of the sample round before anything is filed. */
let before = 0;

interface Tally {
  acts: number;
  refused: number;
  /** Answered, and not there; or there more than once. */
  lost: number;
  readonly sentences: Set<string>;
}

function run(command: string, ...args: readonly string[]): string {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
  return stdout;
}

/** Files acts until one is refused; its id. */
async function fileUntilRefused(server: OneServer, tally: Tally, most: number): Promise<string | null> {
  for (let number = 0; number < most; number += 1) {
    const id = randomUUID();
    const answer = await server.send('chair', path, id, incident(number));
    if (answer.status !== 200) {
      tally.refused += 1;
      tally.sentences.add(`${answer.status} ${answer.code}: ${answer.words.replace(/“[^”]*”/g, '“…”')}`);
      return id;
    }
    tally.acts += 1;
  }
  return null;
}

/** A disk that fills up, and has room again. */
async function full(folder: string, tally: Tally): Promise<void> {
  run('mount', '-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder);
  const server = await started(folder);
  const filler = join(folder, 'filler');
  writeFileSync(filler, Buffer.alloc(2_000_000 + Math.floor(Math.random() * 1_000_000)));
  const refused = await fileUntilRefused(server, tally, 1000);
  rmSync(filler);
  await goOn(server, refused, tally);
}

/** A disk with an error, after which the system lets nobody write to it; mounted again, with the server started again. */
async function readOnly(folder: string, tally: Tally): Promise<void> {
  const image = `${folder}.img`;
  try {
    run('truncate', '-s', '64M', image);
    run('mkfs.ext4', '-q', '-F', image);
    run('mount', '-o', 'loop,errors=remount-ro', image, folder);
    const server = await started(folder);
    await fileUntilRefused(server, tally, Math.floor(Math.random() * 30));
    const device = basename(run('findmnt', '-n', '-o', 'SOURCE', folder).trim());
    writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, 'as if the disk had failed');
    const refused = await fileUntilRefused(server, tally, 1000);
    await server.kill();
    run('umount', folder);
    run('mount', '-o', 'loop,errors=remount-ro', image, folder);
    await goOn(await startOne(join(folder, 'data')), refused, tally);
  } finally {
    rmSync(image, { force: true });
  }
}

async function started(folder: string): Promise<OneServer> {
  const data = join(folder, 'data');
  await prepareData(data, 'preparing', ['chair']);
  before = (await actsIn(data)).length;
  return await startOne(data);
}

/** The very same act again, and then others. */
async function goOn(server: OneServer, refused: string | null, tally: Tally): Promise<void> {
  try {
    if (refused === null) throw new Error('nothing was refused');
    const again = await server.send('chair', path, refused, incident(0));
    if (again.status !== 200) throw new Error(`it does not go on: ${again.status} ${again.words}`);
    tally.acts += 1;
    await fileUntilRefused(server, tally, 5);
  } finally {
    await server.kill();
  }
}

let bad = 0;
for (const fault of [full, readOnly]) {
  const tally: Tally = { acts: 0, refused: 0, lost: 0, sentences: new Set() };
  for (let time = 0; time < times; time += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-disk-'));
    const already = tally.acts;
    try {
      await fault(folder, tally);
      tally.lost += Math.abs((await actsIn(join(folder, 'data'))).length - before - (tally.acts - already));
    } finally {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log(fault.name, { times, ...tally, sentences: [...tally.sentences] });
  bad += tally.lost;
}
process.exitCode = bad === 0 ? 0 : 1;
