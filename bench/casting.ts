// node scripts/run.mjs bench/casting.ts [VOTERS] [PEOPLE]
// A hall that casts at once: ballots that phones have encrypted come in over HTTP, at a server in its own process with its threads, while
// somebody else asks for a light page. Then the closing. Beside it one core alone: what checking a ballot costs, and its bare multiplications.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Credential, VerifyingGroup } from '@tinnhiem/ballot-box';
import { verifyingGroup } from '@tinnhiem/ballot-box/server';
import { boxWork } from '../packages/server/src/boxes/box-work.ts';
import { done } from '../packages/server/src/boxes/participants.ts';
import { assembleOffice } from '../packages/server/src/office.ts';
import { openPoll } from '../packages/server/test/casting-rounds.ts';
import { act, ballot, hallOf } from '../packages/server/test/electronic.ts';
import { conferenceId, inRole, roundId, sampleTime } from '../packages/server/test/sample.ts';

const voters = Number(process.argv[2] ?? 500);
const people = Number(process.argv[3] ?? 30);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
  readonly milliseconds: number;
  readonly text: string;
}

function ask(url: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const headers = {
      'x-tinnhiem': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const asked = request(
      url,
      { method: body === undefined ? 'GET' : 'POST', agent: body === undefined ? false : agent, headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: Number(response.headers['retry-after'] ?? 0),
            milliseconds: performance.now() - begun,
            text,
          }),
        );
      },
    );
    asked.on('error', reject).end(body);
  });
}

/** Processor time of one check, in milliseconds, and of its bare multiplications by the same library in the same minute. */
function oneCore(
  group: VerifyingGroup,
  texts: { readonly election: string; readonly credentials: string },
  made: readonly string[],
) {
  const work = boxWork(group, group);
  const time = (what: () => void, times: number) => {
    const begun = process.cpuUsage();
    for (let at = 0; at < times; at += 1) what();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000 / times;
  };
  let next = 0;
  const check = () => {
    const problems = work.checkBallot({ texts, ballot: made[next++ % made.length] ?? '' });
    if (problems.length > 0) throw new Error(problems[0]?.code);
  };
  check();
  const checked = time(check, 20);
  const exponent = BigInt(`0x${randomBytes(31).toString('hex')}`);
  const point = group.generator.publicPower(exponent);
  const [text = ''] = group.encode([point]);
  // As in bench/box.ts: two branches for every cell and row.
  const branches = (people * 3 + people) * 2;
  const floor =
    time(() => group.generator.publicPower(exponent), 200) * (branches + branches / 4) +
    time(() => group.publicPowers(point, [exponent]), 200) * (3 * branches + branches / 4) +
    time(() => group.decode(text), 200) * (people * 3 * 2);
  return { checked, floor };
}

const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const data = mkdtempSync(join(tmpdir(), 'tinnhiem-casting-'));
try {
  const round = await openPoll(data, hallOf(people, voters));
  const { election, codes } = round;
  const { uuid } = election.record;
  const began = performance.now();
  const ballots = codes.map((code, voter) =>
    ballot(
      election,
      code as Credential,
      Array.from({ length: people }, (_, at) => (voter + at) % 4),
    ),
  );
  console.log(
    `${voters} ballots of ${people} rows encrypted beforehand in ${Math.round((performance.now() - began) / 1000)} s`,
  );

  const office = assembleOffice(data, () => new Date(sampleTime));
  const { pieces } = done(await office.boxes.bytes(uuid));
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  const { textsOf } = await import('../packages/server/src/boxes/prepare.ts');
  const texts = textsOf(new Uint8Array(Buffer.concat(parts)));
  await office.close();
  const { checked, floor } = oneCore(
    verifyingGroup(),
    texts,
    ballots.slice(0, 20).map(({ text }) => text),
  );
  console.log(
    `check, one core (${verifyingGroup().library}): ${checked.toFixed(1)} ms a ballot; bare multiplications ${floor.toFixed(1)} ms`,
  );

  const program = fileURLToPath(new URL('../packages/server/test/serve-and-wait.ts', import.meta.url));
  const server = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    const address = String(said).trim();
    const url = `${address}/api/booth/${uuid}/ballots`;
    const light: number[] = [];
    let going = true;
    const asking = (async () => {
      while (going) {
        light.push((await ask(`${address}/api/health`)).milliseconds);
        await pause(50);
      }
    })();
    let sentAgain = 0;
    const begun = performance.now();
    const trackers = await Promise.all(
      ballots.map(async ({ text, tracker }) => {
        for (;;) {
          const answer = await ask(url, JSON.stringify({ ballot: text }));
          if (answer.status === 200) {
            if (JSON.parse(answer.text).tracker !== tracker) throw new Error('another tracker');
            return tracker;
          }
          if (answer.status !== 503) throw new Error(`${answer.status} ${answer.text}`);
          sentAgain += 1;
          await pause(answer.retryAfter * 1000);
        }
      }),
    );
    const seconds = (performance.now() - begun) / 1000;
    going = false;
    await asking;
    console.log(
      `${trackers.length} of ${voters} accepted in ${seconds.toFixed(1)} s over HTTP (${(voters / seconds).toFixed(1)}/s), ${sentAgain} sent again after 503; ` +
        `a light GET meanwhile: p50 ${percentile(light, 0.5).toFixed(0)} ms, p95 ${percentile(light, 0.95).toFixed(0)} ms, worst ${percentile(light, 1).toFixed(0)} ms of ${light.length}`,
    );
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    agent.destroy();
  }
  const closing = assembleOffice(data, () => new Date(sampleTime));
  await act(closing.service, ['chair', 'close-poll', {}]);
  const at = performance.now();
  const [box] = done(await closing.boxes.close({ round: roundId, conference: conferenceId }, inRole('committee-head')));
  console.log(
    `closing: ${box?.ballots} ballots in the box, ${box?.voters} voters, ${Math.round(performance.now() - at)} ms`,
  );
  if (box?.voters !== voters) throw new Error('a ballot was lost');
  await closing.close();
} finally {
  rmSync(data, { recursive: true });
}
