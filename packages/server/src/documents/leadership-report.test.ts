// S20: who is told what. Every audience gets the paper made for it, from the announcement on, and no role prepares another's.
import { audiences, type Role, roles } from '@tinnhiem/core';
import { forms } from '@tinnhiem/documents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { availableDocuments, documentRequest, renderDocument } from './index.ts';
import type { HeldRound } from './testing/held-round.ts';
import { wordsOfPdf } from './testing/read-back.ts';
import { conferences, hold, wholeRound } from './testing/whole-round.ts';

const told = Object.values(audiences).flatMap(({ form, preparedBy }) => (form === null ? [] : [{ form, preparedBy }]));

describe('papers for the audiences of a result', { timeout: 120_000 }, () => {
  let held: HeldRound;
  let before: readonly string[];
  const round = async () => {
    const loaded = await held.service.round(held.round);
    if (!loaded.ok) throw new Error(loaded.error.message.en);
    return loaded.value;
  };
  const formsFor = async (role: Role) => [
    ...new Set(availableDocuments(await round(), held.rules, { roles: [role] }).map(({ form }) => form)),
  ];

  beforeAll(async () => {
    held = await wholeRound(memoryStore(), 1);
    before = await formsFor('organiser');
    await hold(held, conferences[1]);
  }, 120_000);
  afterAll(() => held.service.store.close());

  test('the report to the leadership of the same level waits until every conference is announced', () => {
    expect(before).not.toContain('leadership-report');
  });

  test.each(roles)('%s has the papers of the audiences to which this role reports, and no other', async (role) => {
    const has = await formsFor(role);
    for (const { form, preparedBy } of told) expect(has.includes(form), form).toBe(preparedBy.includes(role));
    for (const { form, preparedBy } of told) {
      const query = { form, ...(form === 'personal-result-letter' ? { person: 'CB007' } : {}) };
      const asked = documentRequest(await round(), held.rules, query, { roles: [role] });
      if (!preparedBy.includes(role)) expect(asked.ok, form).toBe(false);
    }
  });

  test('it names everybody with every list on its own base, as PDF and DOCX in each format profile', async () => {
    const request = documentRequest(await round(), held.rules, { form: 'leadership-report' }, { roles: ['chair'] });
    if (!request.ok) throw new Error(request.error.message.en);
    const words = wordsOfPdf(await renderDocument(request.value));
    const { conferences: states, state } = await round();
    for (const { title } of state.plan.lists) expect(words).toContain(title.split(' ')[0]);
    for (const { state: conference } of states.values())
      for (const list of conference.setup.lists) for (const { name } of list.votedOn) expect(words).toContain(name);
    expect(forms['leadership-report'].formats).toEqual(['pdf', 'docx']);
  });
});
