// A server under fire: in a process of its own, killed at random moments and started again; whoever asks it asks until there is an answer.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./server.ts', import.meta.url));

/** In words: come again. Said for a moment where no server of a centre makes archives yet. */
const busy = 503;

export interface Answered {
  readonly status: number;
  readonly bytes: Uint8Array;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into.
  readonly json: any;
}

export interface Asking {
  /** JSON where it is no form and no bytes. */
  readonly body?: unknown;
  readonly cookie?: string;
}

export interface Fire {
  /** What goes on now, and how often the server may be killed meanwhile. */
  step(name: string, most: number): void;
  /** Asks until there is an answer, the same each time. `watching`: whoever asks again and again how far something is draws no fire. */
  ask(method: string, path: string, asking?: Asking, watching?: boolean): Promise<Answered>;
  /** Lets the server be killed within so many milliseconds, where nobody need ask for it. */
  soon(milliseconds: number): void;
  /** Where the server listens now. */
  address(): string;
  /** Kills by step. */
  readonly kills: ReadonlyMap<string, number>;
  end(): Promise<void>;
}

export interface FireOptions {
  readonly place: readonly string[];
  /** Folder for code that was compiled, which makes the next server faster. */
  readonly compiled: string;
  readonly random: () => number;
  /** Kills that are still to come, over all flows. */
  readonly left: () => number;
  /** Looks at what is there, after every kill, once the server runs again. */
  readonly look: () => Promise<void>;
}

/** Milliseconds until the kill, counted from a request: mostly while that is answered, sometimes long after. */
function delay(random: () => number): number {
  const kind = random();
  if (kind < 0.5) return random() * 8;
  return kind < 0.8 ? random() * 60 : random() * 500;
}

function spawnServer(place: readonly string[], compiled: string): ChildProcess {
  return spawn(process.execPath, [program, ...place], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
}

/** Lets a server live and end once, so that its compiled code is kept: one that is killed keeps none. */
export async function compileFirst(data: string, compiled: string): Promise<void> {
  const child = spawnServer([data], compiled);
  child.stdin?.write('now\n');
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

export async function fire({ place, compiled, random, left, look }: FireOptions): Promise<Fire> {
  const kills = new Map<string, number>();
  let now = { name: 'start', most: 0, killed: 0 };
  let child: ChildProcess;
  // Loaded, and waits until it is called.
  let next = spawnServer(place, compiled);
  let address = '';
  let up: Promise<void>;
  let timer: NodeJS.Timeout | undefined;
  let requests = 0;
  let failed: unknown;

  async function start(): Promise<void> {
    child = next;
    child.stdin?.write('now\n');
    const [said] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    address = String(said).trim();
    next = spawnServer(place, compiled);
    requests = 1 + Math.floor(random() * 3);
  }

  function killAfter(milliseconds: number): void {
    if (timer !== undefined || now.killed >= now.most || left() <= 0) return;
    now.killed += 1;
    timer = setTimeout(() => {
      kills.set(now.name, (kills.get(now.name) ?? 0) + 1);
      up = kill().catch((error: unknown) => {
        failed = error;
      });
    }, milliseconds);
  }

  async function kill(): Promise<void> {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    await start();
    await look();
    timer = undefined;
  }

  up = start();
  await up;
  return {
    kills,
    step(name, most) {
      now = { name, most, killed: 0 };
    },
    async ask(method, path, { body, cookie } = {}, watching = false) {
      const raw = body instanceof FormData || body instanceof Uint8Array;
      const headers: Record<string, string> = { 'x-tinnhiem': '1' };
      if (cookie !== undefined) headers.cookie = cookie;
      if (body !== undefined && !(body instanceof FormData))
        headers['content-type'] = raw ? 'application/octet-stream' : 'application/json';
      const sent =
        body === undefined ? {} : { body: raw ? (body as FormData | Uint8Array<ArrayBuffer>) : JSON.stringify(body) };
      for (;;) {
        await up;
        if (failed !== undefined) throw failed;
        if (!watching) requests -= 1;
        if (requests <= 0) killAfter(delay(random));
        try {
          const answer = await fetch(`${address}${path}`, { method, headers, ...sent });
          const bytes = new Uint8Array(await answer.arrayBuffer());
          const json = String(answer.headers.get('content-type')).includes('json')
            ? JSON.parse(new TextDecoder().decode(bytes))
            : undefined;
          if (answer.status !== busy) return { status: answer.status, bytes, json };
          await pause(200);
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          // It died under the request: until it is killed and started again, nobody answers.
          await pause(5);
        }
      }
    },
    address: () => address,
    soon: (milliseconds) => killAfter(random() * milliseconds),
    async end() {
      clearTimeout(timer);
      await up;
      next.kill('SIGKILL');
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}
