// A disk of one's own whose power can be cut: a file system in a file, shut down under a frozen process. Needs Linux, root, a loop device,
// mkfs.ext4 and perl.
import { type ChildProcess, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const imageBytes = 256 * 1024 * 1024;

/** The machine does not allow it. */
export class Impossible extends Error {}

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

export interface Disk {
  /** Where it is mounted. */
  readonly mount: string;
  /** What was written so far is on it, also after a cut. */
  settle(): void;
  /** Cuts the power under a process, which is gone then, and mounts what is left. */
  cut(child: ChildProcess, gone: Promise<unknown>): Promise<void>;
}

/** Does `work` with an empty disk, and removes it. */
export async function withDisk<T>(work: (disk: Disk) => Promise<T>): Promise<T> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Impossible('Linux and root are needed');
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-power-'));
  const image = join(folder, 'disk.img');
  const mount = join(folder, 'disk');
  closeSync(openSync(image, 'w'));
  truncateSync(image, imageBytes);
  mkdirSync(mount);
  try {
    run('mkfs.ext4', '-q', '-F', image);
    run('mount', '-o', 'loop', image, mount);
    return await work({
      mount,
      settle: () => run('sync', '-f', mount),
      async cut(child, gone) {
        // Frozen first: otherwise a racing fsync is told that it succeeded, which no real disk would say.
        child.kill('SIGSTOP');
        while (stateOf(child.pid ?? 0) !== 'T') await pause(1);
        shutDown(mount);
        child.kill('SIGKILL');
        await gone;
        run('umount', mount);
        run('mount', '-o', 'loop', image, mount);
      },
    });
  } finally {
    spawnSync('umount', [mount]);
    rmSync(folder, { recursive: true, force: true });
  }
}
