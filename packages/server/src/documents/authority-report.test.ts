// S14: each authority is told about the people whom it manages, and about nobody else.
import { authorityReports, type Role } from '@tinnhiem/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { availableDocuments, documentRequest, renderDocument } from './index.ts';
import type { HeldRound } from './testing/held-round.ts';
import { wordsOfDocx, wordsOfPdf } from './testing/read-back.ts';
import { conferences, hold, wholeRound } from './testing/whole-round.ts';

const form = 'authority-report';
const higher = 'Đại học Thái Nguyên';
const own = 'Trường Đại học Nông Lâm';

async function roundOf({ service, round }: HeldRound) {
  const loaded = await service.round(round);
  if (!loaded.ok) throw new Error(loaded.error.message.en);
  return loaded.value;
}

async function authoritiesFor(held: HeldRound, role: Role) {
  const available = availableDocuments(await roundOf(held), held.rules, { roles: [role] });
  return available.filter((document) => document.form === form).map(({ matter }) => matter);
}

describe('the report to a managing authority', { timeout: 120_000 }, () => {
  let held: HeldRound;
  let early: (string | undefined)[];

  beforeAll(async () => {
    held = await wholeRound(memoryStore(), 1);
    early = await authoritiesFor(held, 'organiser');
    await hold(held, conferences[1]);
  }, 120_000);

  async function words(matter: string, format: 'pdf' | 'docx'): Promise<string> {
    const query = { form, matter, format } as const;
    const request = documentRequest(await roundOf(held), held.rules, query, { roles: ['organiser'] });
    if (!request.ok) throw new Error(request.error.message.en);
    const bytes = await renderDocument(request.value);
    return format === 'pdf' ? wordsOfPdf(bytes) : wordsOfDocx(bytes);
  }

  test('is not made while the result of one of its people is not announced', () => {
    expect(early).toEqual([]);
  });

  test('is for the organiser and the chair, and for nobody else', async () => {
    for (const role of ['organiser', 'chair'] as const)
      expect((await authoritiesFor(held, role)).sort()).toEqual([own, higher].sort());
    for (const role of [
      'committee-head',
      'committee-secretary',
      'committee-member',
      'inspector',
      'observer',
      'technician',
      'higher-committee',
    ] as const)
      expect(await authoritiesFor(held, role)).toEqual([]);
  });

  test('names all the people of its authority and nobody whom only another one manages', async () => {
    const { reports, findings } = authorityReports(held.rules, (await roundOf(held)).conferences.values());
    expect(findings).toEqual([]);
    expect(reports.map(({ authority }) => authority).sort()).toEqual([own, higher].sort());
    const everybody = new Map(reports.flatMap(({ people }) => people.map(({ person, name }) => [person, name])));
    expect(everybody.size).toBeGreaterThan(10);
    for (const { authority, people } of reports) {
      const inside = new Set(people.map(({ person }) => person));
      const names = people.map(({ name }) => name);
      expect(names.length).toBeLessThan(everybody.size);
      for (const format of ['pdf', 'docx'] as const) {
        const said = await words(authority, format);
        for (const name of names) expect(said).toContain(name);
        for (const [person, name] of everybody)
          if (!inside.has(person) && !names.some((other) => other.includes(name))) expect(said).not.toContain(name);
      }
    }
  });

  test('sets the results of two places side by side, each on its own base, and adds nothing', async () => {
    const { reports } = authorityReports(held.rules, (await roundOf(held)).conferences.values());
    const report = reports.find(({ authority }) => authority === higher);
    const rector = report?.people.find(({ person }) => person === 'CB001');
    expect(rector?.places.map(({ list }) => list)).toEqual(['ban-thuong-vu', 'ban-giam-hieu']);
    const bases = rector?.places.map(({ assessment }) => assessment.base.count) ?? [];
    expect(new Set(bases).size).toBe(2);
    const said = await words(higher, 'pdf');
    for (const base of bases) expect(said).toContain(`% trên tổng số phiếu thu về (${base})`);
    expect(said).not.toContain(String((bases[0] ?? 0) + (bases[1] ?? 0)));
    expect(said).toContain('MẬT');
    expect(said).toContain('không cộng');
  });

  test('finds people whose roster names no authority, and drops nobody in silence', async () => {
    const round = await roundOf(held);
    const nameless = new Map(
      [...round.conferences].map(([id, { state }]) => {
        const lists = state.setup.lists.map((list) => ({
          ...list,
          votedOn: list.votedOn.map((who) =>
            who.person === 'CB001' ? { ...who, posts: who.posts.map(({ managedBy: _, ...post }) => post) } : who,
          ),
        }));
        return [id, { state: { ...state, setup: { ...state.setup, lists } } }] as const;
      }),
    );
    const { reports, findings } = authorityReports(held.rules, nameless.values());
    expect(findings).toMatchObject([{ code: 'W-authority-not-named', where: { person: 'CB001' } }]);
    for (const { people } of reports) expect(people.some(({ person }) => person === 'CB001')).toBe(false);
  });
});
