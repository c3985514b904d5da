// node scripts/run.mjs bench/power-cut.ts [CUTS]
// Cuts the power, as far as software can: a file system in a file is shut down under a frozen writer, so that whatever
// had not reached the disk is gone, then mounted again. Needs Linux, root, a loop device, mkfs.ext4 and perl.
// The control with synchronous=OFF must lose answered commands: otherwise the test proves nothing.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { embeddedStore } from '../packages/server/src/store/embedded.ts';
import { check, type Losses, linesOf, noLosses, startWriter } from '../packages/server/test/kill9.ts';

const cuts = Number(process.argv[2] ?? 40);
const imageBytes = 256 * 1024 * 1024;

class Impossible extends Error {}

function run(command: string, ...args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined || status !== 0)
    throw new Impossible(`${command} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}

/** EXT4_IOC_SHUTDOWN without flushing the journal: dirty pages and the journal in memory are gone. */
function shutDown(mount: string): void {
  const script = 'open(my $f, "<", $ARGV[0]) or die $!; my $how = pack("I", 2); ioctl($f, 0x8004587d, $how) or die $!';
  run('perl', '-e', script, mount);
}

function stateOf(pid: number): string {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] ?? '';
}

/** One cut: a fresh file system, a writer, the end of the world at a random moment, and a look at what is left. */
async function cutOnce(folder: string, seed: number, losses: Losses, ...more: readonly string[]): Promise<void> {
  const image = join(folder, 'disk.img');
  const mount = join(folder, 'disk');
  closeSync(openSync(image, 'w'));
  truncateSync(image, imageBytes);
  mkdirSync(mount, { recursive: true });
  run('mkfs.ext4', '-q', '-F', image);
  run('mount', '-o', 'loop', image, mount);
  let child: ReturnType<typeof startWriter> | undefined;
  try {
    child = startWriter(join(mount, 'rounds'), seed, ...more);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    await pause(Math.random() * 400);
    // Frozen first: otherwise a racing fsync is told that it succeeded, which no real disk would say.
    child.kill('SIGSTOP');
    while (stateOf(child.pid ?? 0) !== 'T') await pause(1);
    shutDown(mount);
    child.kill('SIGKILL');
    await closed;
    run('umount', mount);
    run('mount', '-o', 'loop', image, mount);
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
  } finally {
    child?.kill('SIGKILL');
    spawnSync('umount', [mount]);
    rmSync(image, { force: true });
  }
}

async function measure(name: string, count: number, ...more: readonly string[]): Promise<Losses> {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-power-'));
  const losses = noLosses();
  try {
    for (let cut = 1; cut <= count; cut += 1) await cutOnce(folder, cut, losses, ...more);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { problems, ...numbers } = losses;
  console.log(name, numbers);
  for (const problem of problems.slice(0, 3)) console.log(`  ${problem}`);
  return losses;
}

const sum = ({ lost, torn, corrupt }: Losses) => lost + torn + corrupt;

try {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Impossible('Linux and root are needed');
  const real = await measure('synchronous=FULL, as shipped:', cuts);
  const control = await measure('control, synchronous=OFF:', Math.ceil(cuts / 4), 'OFF');
  const sound = sum(real) === 0;
  const proves = sum(control) > 0;
  console.log(sound ? 'Nothing that was answered was lost.' : 'ANSWERED COMMANDS WERE LOST.');
  console.log(
    proves ? 'The control lost some, as it must.' : 'THE CONTROL LOST NOTHING: the test proves nothing here.',
  );
  process.exitCode = sound && proves ? 0 : 1;
} catch (error) {
  if (!(error instanceof Impossible)) throw error;
  console.log(
    `This machine does not let a file system be shut down under a writer, so nothing was measured: ${error.message}`,
  );
  process.exitCode = 2;
}
