// A PostgreSQL of one's own: in a folder, on a free port, as a user who is not root, gone afterwards.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';

export interface OwnPostgres {
  readonly folder: string;
  /** The database `tinnhiem`, as the role that owns it and is not above anything. */
  readonly url: string;
  /** The same as superuser. */
  readonly mighty: string;
  /** Process number of the postmaster, for those who kill it. */
  pid(): number;
  start(): void;
  stop(mode?: 'fast' | 'immediate'): void;
  /** Stops it and removes its folder. */
  remove(): void;
}

const versions = '/usr/lib/postgresql';

/** A program of the newest PostgreSQL of Debian, or of the one on the path elsewhere. */
function programOf(name: string): string {
  if (!existsSync(versions)) return name;
  const [newest = ''] = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
  return join(versions, newest, 'bin', name);
}

// PostgreSQL refuses to run as root.
const unprivileged = process.getuid?.() === 0 ? 'postgres' : null;

function run(program: string, args: readonly string[]): void {
  const command = [programOf(program), ...args];
  const [file = '', ...rest] =
    unprivileged === null
      ? command
      : ['setpriv', `--reuid=${unprivileged}`, `--regid=${unprivileged}`, '--clear-groups', ...command];
  // pg_ctl leaves a server behind that would hold a pipe open.
  execFileSync(file, rest, { stdio: 'ignore', env: { ...process.env, LC_ALL: 'C' }, cwd: '/' });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Makes and starts one in an empty folder. `settings`: lines of its configuration, such as `fsync=off`. */
export async function ownPostgres(folder: string, settings: readonly string[] = []): Promise<OwnPostgres> {
  mkdirSync(folder, { recursive: true });
  if (unprivileged !== null) {
    const number = (flag: string) => Number(execFileSync('id', [flag, unprivileged]).toString());
    chownSync(folder, number('-u'), number('-g'));
  }
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const port = await freePort();
  const configured = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    ...settings,
  ];
  const start = () =>
    run('pg_ctl', [
      '-D',
      data,
      '-w',
      '-t',
      '60',
      '-l',
      join(folder, 'log'),
      '-o',
      configured.map((one) => `-c ${one}`).join(' '),
      'start',
    ]);
  start();
  const place = `127.0.0.1:${port}`;
  const admin = new Client({ connectionString: `postgres://postgres@${place}/postgres` });
  await admin.connect();
  await admin.query('CREATE ROLE tinnhiem LOGIN');
  await admin.query("CREATE DATABASE tinnhiem OWNER tinnhiem ENCODING 'UTF8' TEMPLATE template0");
  await admin.end();
  return ownPostgresIn(folder, place, start);
}

function ownPostgresIn(folder: string, place: string, start: () => void): OwnPostgres {
  const data = join(folder, 'data');
  const stop = (mode = 'fast') => run('pg_ctl', ['-D', data, '-w', '-t', '60', '-m', mode, 'stop']);
  return {
    folder,
    url: `postgres://tinnhiem@${place}/tinnhiem`,
    mighty: `postgres://postgres@${place}/tinnhiem`,
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    start,
    stop,
    remove: () => removePostgres(folder),
  };
}

/** Stops what runs in a folder, if it does, and removes the folder. */
export function removePostgres(folder: string): void {
  try {
    run('pg_ctl', ['-D', join(folder, 'data'), '-w', '-t', '60', '-m', 'immediate', 'stop']);
  } catch {
    // It does not run.
  }
  rmSync(folder, { recursive: true, force: true });
}
