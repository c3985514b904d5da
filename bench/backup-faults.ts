// node scripts/run.mjs bench/backup-faults.ts
// A disk for backups that is full, locked read-only, or pulled out, under a server that goes on with a round: acts are done all the same, the
// sentence says what is wrong, nothing half stays, and what was missed is made up for at the next stage or when somebody asks. Needs Linux and root.
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { keepPlace } from '../packages/server/src/backup/backup-place.ts';
import { backupProblem } from '../packages/server/src/backup/kept-backups.ts';
import { restoreBackup } from '../packages/server/src/backup/restore.ts';
import { openOffice } from '../packages/server/src/store/office.ts';
import { actsIn, incident, prepareData, startOne } from '../packages/server/test/one-server.ts';
import { conferenceId, roundId, toStage } from '../packages/server/test/sample.ts';

function run(command: string, ...args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}

interface Fault {
  readonly name: string;
  /** The folder for backups on the stick, from its root. */
  readonly below: string;
  begin(stick: string): void;
  end(stick: string): void;
  readonly says: RegExp;
}

const mount = (stick: string) => run('mount', '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', stick);
const pulled = {
  begin: (stick: string) => run('umount', '-l', stick),
  end: (stick: string) => mount(stick),
  says: /không thấy thư mục .*đã rút ra/,
};
const faults: readonly Fault[] = [
  {
    name: 'full',
    below: '',
    begin: (stick) => writeFileSync(join(stick, 'phim.mp4'), Buffer.alloc(61 * 1024 * 1024)),
    end: (stick) => rmSync(join(stick, 'phim.mp4')),
    says: /ổ đĩa đã đầy/,
  },
  {
    name: 'read-only',
    below: '',
    begin: (stick) => run('mount', '-o', 'remount,ro', stick),
    end: (stick) => run('mount', '-o', 'remount,rw', stick),
    says: /chỉ đọc/,
  },
  { name: 'pulled out, its folder gone', below: 'sao-luu', ...pulled },
  { name: 'pulled out, its empty place left behind', below: '', ...pulled },
];

async function until<T>(look: () => Promise<T | null> | T | null, what: string): Promise<T> {
  for (let time = 0; time < 600; time += 1) {
    const seen = await look();
    if (seen !== null) return seen;
    await pause(100);
  }
  throw new Error(`waited a minute for: ${what}`);
}

async function problemIn(data: string): Promise<string | null> {
  const tables = openOffice(join(data, 'office.sqlite'));
  try {
    return (await backupProblem(tables))?.what.vi ?? null;
  } finally {
    await tables.close();
  }
}

async function tried({ name, below, begin, end, says }: Fault): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'tinnhiem-backup-faults-'));
  const [data, stick] = [join(work, 'data'), join(work, 'usb')];
  mkdirSync(stick);
  mount(stick);
  const folder = join(stick, below);
  const backups = () => readdirSync(folder).filter((each) => each.endsWith('.tar'));
  try {
    mkdirSync(folder, { recursive: true });
    await prepareData(data, 'preparing', ['chair', 'technician', 'organiser']);
    mkdirSync(join(data, 'rounds', roundId, 'images'), { recursive: true });
    writeFileSync(join(data, 'rounds', roundId, 'images', 'mot-anh.jpg'), randomBytes(2_000_000));
    await keepPlace(data, { folder, key: null });
    const server = await startOne(data);
    const file = async (number: number) => {
      const { status, words } = await server.send(
        'chair',
        `rounds/${roundId}/file-incident`,
        randomUUID(),
        incident(number),
      );
      if (status !== 200) throw new Error(`an act was refused: ${words}`);
    };
    try {
      await until(() => backups().find((each) => each.includes('-approved-')) ?? null, 'the first backup');
      begin(stick);
      await file(1);
      await server.send('technician', 'backups/now', '', {});
      const said = await until(() => problemIn(data), 'a sentence');
      if (!says.test(said)) throw new Error(`it says: ${said}`);
      await file(2);
      if (name.includes('left behind') && readdirSync(stick).length > 0)
        throw new Error('it was written to the own disk');
      end(stick);
      if (below !== '') mkdirSync(folder, { recursive: true });
      const left = readdirSync(folder).filter((each) => each.endsWith('.new'));
      if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
      // The next stage makes up for it by itself.
      for (const [role, command, body] of toStage.ready) {
        const { status, words } = await server.send(
          role,
          `conferences/${roundId}~${conferenceId}/${command}`,
          randomUUID(),
          body,
        );
        if (status !== 200) throw new Error(`${command}: ${words}`);
      }
      const made = await until(() => backups().find((each) => each.includes('-ready-')) ?? null, 'the one made up for');
      await until(async () => ((await problemIn(data)) === null ? '' : null), 'the problem to be over');
      const restored = join(work, 'restored');
      const back = await restoreBackup(join(folder, made), restored);
      if (!back.ok) throw new Error(back.error.message.en);
      const [here, there] = [await actsIn(data), await actsIn(restored)];
      if (here.length !== there.length) throw new Error(`${there.length} of ${here.length} acts`);
      console.log(`${name}: acts went on, nothing half, made up for; it said: ${said.replaceAll(work, '…')}`);
    } finally {
      await server.kill();
    }
  } finally {
    spawnSync('umount', ['-l', stick]);
    rmSync(work, { recursive: true, force: true });
  }
}

for (const fault of faults) await tried(fault);
