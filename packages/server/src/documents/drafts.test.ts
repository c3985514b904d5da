import { fingerprint, planSchema } from '@tinnhiem/core';
import { describe, expect, test } from 'vitest';
import { createService } from '../service/service.ts';
import { memoryStore } from '../store/memory.ts';
import { availableDocuments, documentRequest, renderDocument } from './index.ts';
import { issuerOf, planSignature } from './letterhead.ts';
import { approvedRound, doer } from './testing/held-round.ts';
import { wordsOfPdf } from './testing/read-back.ts';

const organiser = { roles: ['organiser'] } as const;

async function draftedRound() {
  const approved = await approvedRound(memoryStore(), 'entry');
  const acts = await approved.service.acts(approved.round);
  const data = acts.ok ? acts.value[0]?.data : undefined;
  const service = createService(memoryStore(), approved.service.now);
  const order = { round: approved.round, command: 'create-round', data, id: 'create', by: doer('organiser') };
  const created = await service.perform(order);
  const round = await service.round(approved.round);
  if (!created.ok || !round.ok) throw new Error('not created');
  return { round: round.value, rules: approved.rules };
}

describe('before approval', () => {
  test('every paper is a draft with the present fingerprint, and the ballot a specimen', async () => {
    const { round, rules } = await draftedRound();
    const first = new Map(availableDocuments(round, rules, organiser).map((document) => [document.form, document]));
    expect([...first.keys()].sort()).toEqual([
      'ballot',
      'invitation',
      'personal-invitation',
      'plan',
      'tally-sheet',
      'voted-on-list',
      'voter-roll',
      'weekly-notice',
    ]);
    const mark = fingerprint(round.head.hash);
    for (const { form, conference, list, matter } of first.values()) {
      const request = documentRequest(round, rules, { form, conference, list, matter }, organiser);
      if (!request.ok) throw new Error(request.error.message.en);
      const words = wordsOfPdf(await renderDocument(request.value));
      expect(words).toContain('DỰ THẢO');
      expect(words).toContain(mark);
      expect(words.includes('PHIẾU MẪU')).toBe(form === 'ballot');
    }
  });

  test('the style of a specimen is not that of the ballot', async () => {
    const drafted = await draftedRound();
    const approved = await approvedRound(memoryStore(), 'entry');
    const round = await approved.service.round(approved.round);
    if (!round.ok) throw new Error('no round');
    const styles = [drafted.round, round.value].map((state) => {
      const request = documentRequest(state, approved.rules, { form: 'ballot', list: 'don-vi' }, organiser);
      return request.ok && 'style' in request.value.input ? request.value.input.style : undefined;
    });
    expect(styles[0]).toMatch(/^MAU-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(styles[1]).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });
});

describe('data that a form has no room for', () => {
  test('is refused with the place, before anything is printed', async () => {
    const { round, rules } = await draftedRound();
    const { state } = round;
    const people = state.roster.people.map((who) =>
      who.id === 'CB001' ? { ...who, name: 'Nguyễn '.repeat(12) } : who,
    );
    const long = { ...round, state: { ...state, roster: { people } } };
    const request = documentRequest(long, rules, { form: 'ballot', list: 'ban-giam-hieu' }, organiser);
    expect(request).toMatchObject({ ok: false, error: { code: 'R-document-data' } });
    expect(request.ok ? '' : request.error.message.vi).toContain('people.');
    expect(documentRequest(long, rules, { form: 'voter-roll', list: 'ban-giam-hieu' }, organiser).ok).toBe(true);
  });

  test('criteria that leave no room for names on a ballot are refused too', async () => {
    const { round, rules } = await draftedRound();
    const { plan } = round.state;
    const criteria = {
      value: [{ title: 'Tiêu chí', items: Array(60).fill('Rất dài. '.repeat(40)) }],
      cite: 'unverified',
    };
    const overlay = { ...plan.rules.overlay, criteria };
    const wordy = planSchema.parse({ ...plan, rules: { ...plan.rules, overlay } });
    const long = { ...round, state: { ...round.state, plan: wordy } };
    const request = documentRequest(long, rules, { form: 'ballot', list: 'ban-giam-hieu' }, organiser);
    expect(request).toMatchObject({ ok: false, error: { code: 'R-document-data' } });
  });
});

describe('after approval', () => {
  test('the papers of the plan carry the fingerprint of the approval, and who is left out stands with the reason', async () => {
    const { service, round: id, rules } = await approvedRound(memoryStore(), 'entry');
    const round = await service.round(id);
    if (!round.ok || round.value.state.stage !== 'approved') throw new Error('not approved');
    const mark = fingerprint(round.value.state.approved.hash);
    for (const [form, said] of [
      ['voted-on-list', 'Giữ chức vụ từ 01/06/2018, không thuộc diện bổ nhiệm trước ngày 01/06/2018'],
      ['voter-roll', 'Mỗi người một phiếu'],
      ['ballot', 'CÁCH GHI PHIẾU'],
      ['tally-sheet', 'Không hợp lệ cả phiếu: Ghi thêm tên người'],
    ] as const) {
      const request = documentRequest(round.value, rules, { form, list: 'don-vi' }, organiser);
      if (!request.ok) throw new Error(request.error.message.en);
      const words = wordsOfPdf(await renderDocument(request.value));
      expect(words).toContain(mark);
      expect(words).toContain(said);
      expect(words).not.toContain('DỰ THẢO');
    }
  });

  test('a plan that names its date gives it to itself and to the lists attached to it, and to nothing else', async () => {
    const { service, round: id, rules } = await approvedRound(memoryStore(), 'entry');
    const round = await service.round(id);
    if (!round.ok) throw new Error('no round');
    const { state } = round.value;
    const plan = planSchema.parse({ ...state.plan, document: { ...state.plan.document, date: '2019-02-20' } });
    const dated = { ...round.value, state: { ...state, plan } };
    const dateOf = (form: string) => {
      const request = documentRequest(dated, rules, { form, list: form === 'plan' ? undefined : 'don-vi' }, organiser);
      return request.ok ? request.value.options.date : request.error.code;
    };
    expect(['plan', 'voted-on-list', 'voter-roll', 'ballot'].map(dateOf)).toEqual([
      '2019-02-20',
      '2019-02-20',
      '2019-03-01',
      '2019-03-01',
    ]);
  });

  test('an invitation needs the hour, and is not offered where the plan leaves it open', async () => {
    const { round, rules } = await draftedRound();
    const conferences = round.state.plan.conferences.map(({ time: _, ...conference }) => conference);
    const open = { ...round, state: { ...round.state, plan: planSchema.parse({ ...round.state.plan, conferences }) } };
    const forms = availableDocuments(open, rules, organiser).map(({ form }) => form);
    expect(forms).toContain('voter-roll');
    expect(forms).not.toContain('invitation');
    expect(forms).not.toContain('personal-invitation');
  });
});

describe('the letterhead', () => {
  test('reads the signature block in each of its forms', async () => {
    const { round } = await draftedRound();
    const { plan } = round.state;
    const signed = (onBehalfOf: string) => {
      const signature = { ...plan.document.signature, onBehalfOf };
      const { capacity, body } = planSignature({ ...plan, document: { ...plan.document, signature } });
      return [capacity, body];
    };
    expect(signed('T/M BAN THƯỜNG VỤ')).toEqual(['onBehalf', 'BAN THƯỜNG VỤ']);
    expect(signed('TM. ỦY BAN')).toEqual(['onBehalf', 'ỦY BAN']);
    expect(signed('K/T HIỆU TRƯỞNG')).toEqual(['forHead', 'HIỆU TRƯỞNG']);
    expect(signed('TL. BAN THƯỜNG VỤ')).toEqual(['byOrder', 'BAN THƯỜNG VỤ']);
    expect(signed('THƯỜNG TRỰC ĐẢNG ỦY')).toEqual(['onBehalf', 'THƯỜNG TRỰC ĐẢNG ỦY']);
  });

  test('gives the number of the plan to the plan alone, and its code to every document', async () => {
    const { round } = await draftedRound();
    const { plan } = round.state;
    const numbered = { ...plan, document: { ...plan.document, number: '05-KH/ĐU' } };
    expect(issuerOf(numbered, true)).toMatchObject({ number: '05', code: 'ĐU' });
    expect(issuerOf(numbered)).toMatchObject({ code: 'ĐU' });
    expect(issuerOf(numbered)).not.toHaveProperty('number');
  });

  test.each([
    ['party-2018', '05-KH/ĐU', 'Số 05-KH/ĐU'],
    ['state-2020', '12/KH-SNN', 'Số: 12/KH-SNN'],
    ['state-2020', 'Số: 12 / KH-SNN', 'Số: 12/KH-SNN'],
    ['state-2020', '12/2024/KH-UBND', 'Số: 12/2024/KH-UBND'],
    ['state-2020', '05-KH/ĐU', 'Số: 05-KH/ĐU'],
    ['party-2018', '10-HD/ĐU', 'Số 10-HD/ĐU'],
    ['party-2018', '7', 'Số 7-KH/……'],
  ] as const)('of %s heads the plan with its number %s once: %s', async (profile, number, line) => {
    const { round, rules } = await draftedRound();
    const { state } = round;
    const document = { ...state.plan.document, profile, number };
    const numbered = { ...round, state: { ...state, plan: { ...state.plan, document } } };
    const request = documentRequest(numbered, rules, { form: 'plan' }, organiser);
    if (!request.ok) throw new Error(request.error.message.en);
    const words = wordsOfPdf(await renderDocument(request.value));
    expect(words).toContain(line);
    expect(words).not.toContain(`${line}/`);
  });
});
