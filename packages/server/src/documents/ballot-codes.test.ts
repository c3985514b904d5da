// Reading 10: random codes on ballots, fresh for each print run, and kept nowhere but on the sheets. All people are invented.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Plan, planSchema } from '@tinnhiem/core';
import { type BallotInput, ballotLayout } from '@tinnhiem/documents';
import { drawPdf, layoutFile, prepareLayout, readPage } from '@tinnhiem/paper';
import { describe, expect, test } from 'vitest';
import { testServer } from '../../test/http.ts';
import { conferenceId, create, inRole, listId, roundId, samplePlan, sampleRoster } from '../../test/sample.ts';
import type { Service } from '../service/service.ts';
import { createService } from '../service/service.ts';
import { memoryStore } from '../store/memory.ts';
import { documentRequest, layoutCodes, randomCodes, renderDocument } from './index.ts';

const organiser = { roles: ['organiser'] } as const;
const query = { form: 'ballot', conference: conferenceId, list: listId };

function planWith(ballotCode: 'none' | 'random' | undefined): Plan {
  const [conference] = samplePlan().conferences;
  const count = { method: 'scan', ...(ballotCode === undefined ? {} : { ballotCode }) };
  return planSchema.parse(samplePlan({ conferences: [{ ...conference, count }] }));
}

async function approved(service: Service, ballotCode?: 'none' | 'random') {
  const [, , data] = create;
  const plan = planWith(ballotCode);
  const creating = { ...(data as object), plan, roster: sampleRoster };
  for (const [id, command, sent] of [
    ['1', 'create-round', creating],
    ['2', 'approve-plan', {}],
  ] as const) {
    const done = await service.perform({ round: roundId, command, data: sent, id, by: inRole('organiser') });
    if (!done.ok) throw new Error(done.error.message.en);
  }
  const round = await service.round(roundId);
  if (!round.ok || round.value.state.stage !== 'approved') throw new Error('not approved');
  return { round: round.value, rules: round.value.state.rules };
}

const inMemory = (ballotCode?: 'none' | 'random') =>
  approved(
    createService(memoryStore(), () => '2019-02-20T01:02:03.456Z' as never),
    ballotCode,
  );

describe('random codes', () => {
  test('are ten letters that nobody misreads, each letter as likely as another, no two codes alike', () => {
    const codes = randomCodes(5000);
    expect(new Set(codes).size).toBe(5000);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    const seen = new Map<string, number>();
    for (const letter of codes.join('')) seen.set(letter, (seen.get(letter) ?? 0) + 1);
    expect(seen.size).toBe(32);
    // 50,000 letters: 1,562 of each, give or take 39: six times that does not happen.
    for (const times of seen.values()) expect(Math.abs(times - 50_000 / 32)).toBeLessThan(240);
  });
});

describe('ballots are printed', () => {
  test('with codes where the plan asks for them: as many as copies, others in the next run', async () => {
    const { round, rules } = await inMemory('random');
    const serials = () => {
      const request = documentRequest(round, rules, { ...query, copies: 3 }, organiser, randomCodes);
      return request.ok ? (request.value.input as BallotInput).serials : undefined;
    };
    const [first, next] = [serials(), serials()];
    expect(first).toHaveLength(3);
    expect(new Set([...(first ?? []), ...(next ?? [])]).size).toBe(6);
  });

  test('never without where the plan asks for them', async () => {
    const { round, rules } = await inMemory('random');
    expect(() => documentRequest(round, rules, query, organiser)).toThrow('nowhere to take them from');
  });

  test.each([undefined, 'none'] as const)('all the same where the plan says %s', async (ballotCode) => {
    const { round, rules } = await inMemory(ballotCode);
    const draw = () => {
      throw new Error('codes were drawn');
    };
    const request = documentRequest(round, rules, { ...query, copies: 2 }, organiser, draw);
    expect(request.ok && 'serials' in request.value.input).toBe(false);
  });
});

describe('the server', () => {
  async function printing(ballotCode?: 'random') {
    const server = await testServer();
    const { round, rules } = await approved(server.office.service, ballotCode);
    const ask = await server.as('organiser');
    const address = `/api/rounds/${roundId}/documents/ballot?conference=${conferenceId}&list=${listId}&copies=2`;
    const runs = [(await ask('GET', address)).bytes, (await ask('GET', address)).bytes] as const;
    const request = documentRequest(round, rules, query, organiser, layoutCodes);
    if (!request.ok) throw new Error(request.error.message.en);
    const layout = await layoutFile(
      ballotLayout(request.value.input as BallotInput),
      await renderDocument(request.value),
    );
    return { server, runs, layout };
  }

  test('prints every ballot with another code, and keeps none of them', async () => {
    const { server, runs, layout } = await printing('random');
    const prepared = await prepareLayout(layout);
    const serials: string[] = [];
    for (const run of runs)
      for await (const page of drawPdf(new Uint8Array(run), 8)) {
        const reading = await readPage(page, [prepared]);
        expect(reading).toMatchObject({ style: layout.style, flags: [] });
        serials.push(reading.serial ?? '');
      }
    expect(new Set(serials).size).toBe(4);
    const kept = everyFile(server.data);
    expect(kept.some(({ path }) => path.endsWith(`${layout.style}.json`))).toBe(true);
    for (const { bytes } of kept) for (const serial of serials) expect(bytes.includes(serial)).toBe(false);
    // The kept picture of the page has a code too, of no ballot.
    expect(kept.find(({ path }) => path.endsWith(`${layout.style}.json`))?.bytes.toString()).toBe(
      JSON.stringify(layout),
    );
    expect(server.errors).toEqual([]);
  });

  test('prints the same bytes again where the plan asks for no codes', async () => {
    const { runs } = await printing();
    expect(Buffer.compare(...runs)).toBe(0);
  });
});

function everyFile(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
