// A server with nothing but the routes of voters, on real elections whose secrets the test knows: what the office would have
// to do for weeks is done at once, and whatever a hall can do to a voter can be ordered here.

import { fileURLToPath } from 'node:url';
import {
  appendBallot,
  appendEndBallots,
  appendPartialDecryption,
  appendResult,
  appendTally,
  beginBox,
  checkBallot,
  confidenceAnswers,
  confidenceQuestions,
  credentialKey,
  type Election,
  electionText,
  fingerprintsOf,
  hashHex,
  newCredential,
  newElectionId,
  nobleGroup,
  partialDecryptionText,
  problemTexts,
  publicCredentialsText,
  readBox,
  readCredentials,
  readElection,
  readTrustees,
  resultOfBox,
  tallyOfBox,
  tallyText,
  trackerOf,
  trusteesText,
} from '@tinnhiem/ballot-box';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import Fastify, { type FastifyInstance } from 'fastify';
import { demoTrustees, sure } from '../../packages/ballot-box/src/demo/demo-election.ts';
import { serveWeb } from '../../packages/server/src/http/web.ts';
import { criteria } from './booth-people.ts';

const group = fastestGroup() ?? nobleGroup;
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
const built = fileURLToPath(new URL('../../packages/web/dist', import.meta.url));

export interface ListToVoteOn {
  readonly title: string;
  readonly people: readonly { readonly name: string; readonly position: string }[];
  readonly codes: number;
  readonly everyRowMarked?: boolean;
  readonly rehearsal?: boolean;
  readonly signature?: 'allowed' | 'forbidden';
}

export interface Poll {
  readonly uuid: string;
  /** What the slips carry. */
  readonly codes: readonly string[];
  readonly election: Election;
  readonly texts: { readonly election: string; readonly trustees: string; readonly credentials: string };
  state: 'not-open' | 'open' | 'closed';
  /** Numbers of codes that were replaced. */
  readonly burnt: Set<string>;
  /** Accepted, in their order. */
  readonly accepted: string[];
  /** How often a ballot came, the same ones again included. */
  posts: number;
  /** The bytes of its box; with the result once it was opened. */
  box(): Uint8Array;
}

export interface BoothServer {
  readonly address: string;
  readonly polls: readonly Poll[];
  /** The next so many requests of the API are answered with 503. */
  busy(times: number): void;
  /** The next ballot is refused with this problem's words. */
  refuseNext(): void;
  /** Accepts the next ballot and drops the connection before the answer. */
  loseNextAnswer(): void;
  /** What the answer about an election says instead. */
  change(election: string, changed: object): void;
  /** Everything that was ever sent to the API. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

function newPoll({ title, people, codes: count, everyRowMarked = false }: ListToVoteOn) {
  const { entries, secrets } = demoTrustees(group, { size: 3, threshold: 2 }, random);
  const trustees = trusteesText(entries);
  const uuid = newElectionId(random);
  const lines = people.map(({ name, position }) => `${name}, ${position}`);
  const content = { name: title, description: '', questions: confidenceQuestions(lines, { everyRowMarked }), uuid };
  const record = electionText(group, content, sure(readTrustees(group, trustees)).key);
  const election = sure(readElection(group, record));
  const codes = Array.from({ length: count }, () => newCredential(random));
  const listed = codes.map((code) => credentialKey(group, uuid, code).public);
  const texts = { election: record, trustees, credentials: publicCredentialsText(listed) };
  const accepted: string[] = [];
  const poll: Poll = {
    uuid,
    codes,
    election,
    texts,
    state: 'open',
    burnt: new Set(),
    accepted,
    posts: 0,
    box: () => boxOf(poll, secrets),
  };
  return poll;
}

function boxOf({ texts, accepted, state, election }: Poll, secrets: readonly bigint[]): Uint8Array {
  const timestamp = 1_551_400_000;
  const parts: Uint8Array[] = [];
  let end = { timestamp, height: 0 } as Parameters<typeof appendBallot>[0];
  const add = ({ bytes, end: next }: ReturnType<typeof appendBallot>) => {
    parts.push(bytes);
    end = next;
  };
  const soFar = () => sure(readBox(new Uint8Array(Buffer.concat(parts))));
  add(beginBox(timestamp, texts));
  for (const ballot of accepted) add(appendBallot(end, ballot));
  if (state === 'closed') {
    add(appendEndBallots(end));
    const tally = sure(tallyOfBox(group, soFar()));
    add(appendTally(end, tallyText(group, tally), tally));
    for (const [at, secret] of secrets.slice(0, 2).entries()) {
      const { fingerprint } = election;
      add(
        appendPartialDecryption(
          end,
          at + 1,
          partialDecryptionText(group, { fingerprint, cells: tally.cells, secret, random }),
        ),
      );
    }
    add(appendResult(end, sure(resultOfBox(group, soFar())).text));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Starts it; every list gets an election of its own. */
export async function startBoothServer(lists: readonly ListToVoteOn[]): Promise<BoothServer> {
  const polls = lists.map(newPoll);
  const heard: string[] = [];
  const changes = new Map<string, object>();
  const orders = { busy: 0, refuse: false, lose: false };
  const app = Fastify({ bodyLimit: 4 * 1024 * 1024, forceCloseConnections: true });
  app.addHook('preHandler', (request, reply, done) => {
    if (!request.url.startsWith('/api/')) return done();
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.body ?? '')}`);
    if (orders.busy > 0) {
      orders.busy -= 1;
      reply.code(503).header('retry-after', '0').send({ code: 'R-busy' });
    } else if (request.method === 'POST' && request.headers['x-tinnhiem'] !== '1')
      reply.code(403).send({ code: 'R-header-missing' });
    else done();
  });
  addRoutes(app, lists, polls, changes, orders);
  await serveWeb(app, built);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    address,
    polls,
    heard,
    busy(times) {
      orders.busy = times;
    },
    refuseNext() {
      orders.refuse = true;
    },
    loseNextAnswer() {
      orders.lose = true;
    },
    change: (election, changed) => void changes.set(election, changed),
    close: () => app.close(),
  };
}

const organisation = 'Trường Đại học Nông Lâm · Đảng ủy';
const conference = { title: 'Hội nghị lấy phiếu tín nhiệm năm 2019', day: '2019-03-01', place: 'Hội trường lớn' };

function addRoutes(
  app: FastifyInstance,
  lists: readonly ListToVoteOn[],
  polls: readonly Poll[],
  changes: ReadonlyMap<string, object>,
  orders: { busy: number; refuse: boolean; lose: boolean },
): void {
  const listOf = (poll: Poll) => lists[polls.indexOf(poll)] as ListToVoteOn;
  const find = (params: unknown) => polls.find(({ uuid }) => uuid === (params as { election: string }).election);
  const about = (poll: Poll) => ({
    election: poll.uuid,
    organisation,
    conference: conference.title,
    list: listOf(poll).title,
    day: conference.day,
    rehearsal: listOf(poll).rehearsal === true,
  });

  app.get('/api/booth', () => ({ elections: polls.map((poll) => ({ ...about(poll), state: poll.state })) }));
  app.get('/api/booth/:election', (request, reply) => {
    const poll = find(request.params);
    if (poll === undefined) return reply.code(404).send({ code: 'R-not-found' });
    const { people, everyRowMarked = false, signature = 'allowed' } = listOf(poll);
    return {
      ...about(poll),
      record: poll.texts.election,
      fingerprint: poll.election.fingerprint,
      state: poll.state,
      conference,
      list: { title: listOf(poll).title, place: 'party-committee' },
      levels: confidenceAnswers.map((label, at) => ({ code: ['high', 'confidence', 'low'][at], label })),
      criteria,
      people,
      everyRowMarked,
      signature,
      secure: { https: false, certificateFingerprint: null },
      ...changes.get(poll.uuid),
    };
  });

  /** Why a credential may not vote now. */
  const refusal = (poll: Poll, credential: string): string | null => {
    if (!poll.texts.credentials.includes(credential)) return 'R-code-unknown';
    if (poll.burnt.has(credential)) return 'R-code-burnt';
    if (poll.state === 'not-open') return 'R-poll-not-open';
    return poll.state === 'closed' ? 'R-poll-closed' : null;
  };
  const hasVoted = (poll: Poll, credential: string) => poll.accepted.some((ballot) => ballot.includes(credential));

  app.post('/api/booth/:election/code', (request, reply) => {
    const poll = find(request.params);
    if (poll === undefined) return reply.code(404).send({ code: 'R-not-found' });
    const { credential } = request.body as { credential: string };
    const code = refusal(poll, credential);
    if (code !== null) return reply.code(422).send({ code });
    return { status: hasVoted(poll, credential) ? 'voted' : 'ready' };
  });

  app.post('/api/booth/:election/ballots', (request, reply) => {
    const poll = find(request.params);
    if (poll === undefined) return reply.code(404).send({ code: 'R-not-found' });
    poll.posts += 1;
    const { ballot } = request.body as { ballot: string };
    const tracker = trackerOf(ballot);
    const { credential } = JSON.parse(ballot) as { credential: string };
    if (poll.accepted.includes(ballot)) return { tracker, again: true };
    const code = refusal(poll, credential);
    if (code !== null) return reply.code(422).send({ code });
    const { credentials } = readCredentials(group, poll.texts.credentials);
    const [problem] = checkBallot({ group, election: poll.election, credentials }, ballot).problems;
    if (problem !== undefined || orders.refuse) {
      orders.refuse = false;
      const message = problemTexts[problem?.code ?? 'ballot-signature-invalid'];
      return reply.code(422).send({ code: 'R-ballot-refused', message });
    }
    poll.accepted.push(ballot);
    if (orders.lose) {
      orders.lose = false;
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    return { tracker, again: false };
  });

  const boxOfPoll = (poll: Poll) => {
    const bytes = poll.box();
    return {
      ...about(poll),
      state: poll.state === 'closed' ? 'opened' : 'open',
      fingerprints: fingerprintsOf(sure(readBox(bytes))),
      ballots: poll.accepted.length,
      trackers: poll.accepted.map(trackerOf),
      bel: poll.state === 'closed' ? { sha256: hashHex(bytes), bytes: bytes.length } : null,
      withheld: false,
      certificateFingerprint: null,
      ...changes.get(poll.uuid),
    };
  };
  app.get('/api/boxes', () => ({ boxes: polls.map(boxOfPoll) }));
  app.get('/api/boxes/:election', (request, reply) => {
    const poll = find(request.params);
    return poll === undefined ? reply.code(404).send({ code: 'R-not-found' }) : boxOfPoll(poll);
  });
  app.get('/api/boxes/:election/box.bel', (request, reply) => {
    const poll = find(request.params);
    if (poll === undefined) return reply.code(404).send({ code: 'R-not-found' });
    return reply.type('application/octet-stream').send(Buffer.from(poll.box()));
  });
}
