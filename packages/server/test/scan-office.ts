// A server with a round whose ballots lie counted in batches, and somebody of the committee who hands in files.
import type { Role } from '@tinnhiem/core';
import type { JobView, ScansView } from '../src/scans/job.ts';
import { type Answer, type Ask, type TestServer, testServer } from './http.ts';
import { type PrintedList, printedList, readingsOf } from './marked-scans.ts';
import { type ScanRound, type ScanRoundOptions, scanRound } from './scan-round.ts';

export interface ScanOffice extends ScanRound {
  readonly server: TestServer;
  /** The head of the committee. */
  readonly head: Ask;
  /** What the printer gets for a list. */
  readonly print: (list: string, copies?: number) => Promise<PrintedList>;
  /** Address of the conference's scans. */
  readonly base: string;
  /** Hands in a file; `query` says list and batch. */
  readonly send: (bytes: Uint8Array, query?: Readonly<Record<string, string | number>>, by?: Ask) => Promise<Answer>;
  /** Hands in a file and waits for its end. */
  readonly read: (bytes: Uint8Array, query?: Readonly<Record<string, string | number>>) => Promise<JobView>;
  readonly view: () => Promise<ScansView>;
  /** What stands in each batch of a list. */
  readonly standing: (list: string) => ReturnType<typeof readingsOf>;
  readonly as: (...held: readonly Role[]) => Promise<Ask>;
}

export async function scanOffice(
  options: ScanRoundOptions & { readonly server?: TestServer } = {},
): Promise<ScanOffice> {
  const server = options.server ?? (await testServer());
  const { service } = server.office;
  const held = await scanRound(service, options);
  const { round, conference } = held;
  const base = `/api/rounds/${round}/conferences/${conference}`;
  const head = await server.as('committee-head');
  const send: ScanOffice['send'] = (bytes, query = {}, by = head) => {
    const search = new URLSearchParams({
      name: 'quét.pdf',
      ...Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])),
    });
    return by('POST', `${base}/scans?${search}`, undefined, {
      payload: Buffer.from(bytes),
      headers: { 'x-tinnhiem': '1', host: 'localhost:4000', 'content-type': 'application/octet-stream' },
    });
  };
  const view = async (): Promise<ScansView> => (await head('GET', `${base}/scans`)).json;
  return {
    ...held,
    server,
    head,
    base,
    print: (list, copies) => printedList(service, round, conference, list, copies),
    send,
    view,
    async read(bytes, query) {
      const sent = await send(bytes, query);
      if (sent.status !== 202) throw new Error(sent.text);
      await server.office.scans.idle();
      const job = (await view()).jobs.find(({ id }) => id === sent.json.job);
      if (job === undefined) throw new Error('the job is not listed');
      return job;
    },
    standing: (list) => readingsOf(service, round, conference, list),
    as: server.as,
  };
}
