// A small centre: two servers on one PostgreSQL, and before them a proxy that gives each request to the next one.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { emptyOrganisation } from '../../packages/server/test/postgres.ts';
import { ended, type RunningServer, spawned } from './server.ts';

const processes = 2;

/** Starts it on an organisation that has nothing yet. `files`: their working folder. */
export async function startCentre(files: string, more: readonly string[] = []): Promise<RunningServer> {
  const place = ['--database', await emptyOrganisation(), '--files', files];
  let servers = await startAll(place, more);
  let next = 0;
  const proxy = createServer((incoming, outgoing) => {
    next = (next + 1) % servers.length;
    passOn(servers[next]?.port ?? 0, incoming, outgoing);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as { port: number };
  const endAll = (signal: 'SIGTERM' | 'SIGKILL') => Promise.all(servers.map(({ child }) => ended(child, signal)));
  return {
    address: `http://127.0.0.1:${port}`,
    place,
    kill: async () => void (await endAll('SIGKILL')),
    async start(other) {
      servers = await startAll(place, more, other);
    },
    async remove() {
      proxy.close();
      proxy.closeAllConnections();
      await endAll('SIGTERM');
      rmSync(files, { recursive: true, force: true });
    },
  };
}

function startAll(
  place: readonly string[],
  more: readonly string[],
  other?: string,
): Promise<{ readonly child: ChildProcess; readonly port: number }[]> {
  return Promise.all(Array.from({ length: processes }, () => spawned(place, 0, other, more)));
}

function passOn(port: number, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, headers } = incoming;
  // A connection of its own: one that is kept may be closed by the server in the moment in which it is used again.
  const passed = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  // A server that was killed answers as one that is not there: the connection ends.
  passed.on('error', () => outgoing.destroy());
  outgoing.on('close', () => passed.destroy());
  incoming.pipe(passed);
}
