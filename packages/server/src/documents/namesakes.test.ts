// S21: of two people of one name on one list, a paper says of which something is to be considered. All people are invented.
import { createHash } from 'node:crypto';
import { isLevel, type ListId, type RowMark, scanState, sheetsToCheck } from '@tinnhiem/core';
import type { MinutesInput } from '@tinnhiem/documents';
import { expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { documentRequest, renderDocument } from './index.ts';
import {
  approvedRound,
  enterAll,
  gather,
  type HeldRound,
  type Sheets,
  sheetsOf,
  stateOf,
  writeMinutes,
} from './testing/held-round.ts';
import { wordsOfPdf } from './testing/read-back.ts';
import { wholeRound } from './testing/whole-round.ts';

// The last of a ballot have most low marks: heads of faculties whose given name comes last.
const name = 'Vũ Văn Yên';
const twins = { CB014: name, CB016: name };
const called = [`${name}, Trưởng khoa, Khoa Nông học`, `${name}, Trưởng khoa, Khoa Chăn nuôi thú y`];

test('what is to be considered is said of a person with the post, where two on the list have one name', {
  timeout: 120_000,
}, async () => {
  const held = await wholeRound(memoryStore(), undefined, twins);
  const round = await held.service.round(held.round);
  if (!round.ok) throw new Error(round.error.message.en);
  for (const query of [
    { form: 'result-summary', list: 'don-vi' },
    { form: 'leadership-report' },
    { form: 'authority-report', matter: 'Trường Đại học Nông Lâm' },
  ]) {
    const request = documentRequest(round.value, held.rules, query, { roles: ['chair'] });
    if (!request.ok) throw new Error(request.error.message.en);
    const words = wordsOfPdf(await renderDocument(request.value)).replace(/\s+/gu, ' ');
    for (const who of called) expect(words, query.form).toMatch(new RegExp(`${who}[^:]{0,80}: Cần`, 'u'));
    expect(words, query.form).not.toMatch(new RegExp(`${name}( \\(|:)`, 'u'));
  }
  await held.service.store.close();
});

const conference = 'hoi-nghi-can-bo';
const list = 'don-vi' as ListId;

/** Counts a list; of the sheet of each of `rows` this row is the only one without a mark, and the committee decides it. */
const counts: Readonly<
  Record<'entry' | 'scan', (held: HeldRound, of: ListId, box: Sheets, rows: readonly number[]) => Promise<void>>
> = {
  async entry(held, of, box, rows) {
    const read = box.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((mark): RowMark => (mark === 'blank' ? 'doubtful' : mark)),
    }));
    await enterAll(held, conference, of, { secretary: read, member: read });
    for (const [index, row] of rows.entries()) {
      const cell = { list: of, batch: 1, ballot: index + 1, row };
      const decision = { ...cell, decision: 'blank', note: '', votesFor: 3, votesAgainst: 0 };
      await held.act('head', 'adjudicate', decision, conference);
    }
  },
  async scan(held, of, box) {
    await held.act('member', 'form-batches', { list: of, sizes: [box.length] }, conference);
    const sheets = box.map(({ rows }, index) => ({
      images: [{ sha256: createHash('sha256').update(`${of}/${index}`).digest('hex'), page: 1 }],
      flags: [],
      rows: rows.map((mark) => ({ reading: mark, reasons: isLevel(mark) ? [] : [mark] })),
    }));
    await held.act('member', 'record-sheets', { list: of, batch: 1, reader: 'máy đọc', sheets }, conference);
    for (const { batch, ballot, row } of scanState(await counting(held), of).queue) {
      const at = { list: of, batch, ballot, row };
      const decision = { ...at, decision: 'blank', note: '', votesFor: 3, votesAgainst: 0 };
      await held.act('member', 'decide-flag', decision, conference);
      await held.act('secretary', 'confirm-flag', at, conference);
    }
    await held.act('head', 'commit-readings', { list: of }, conference);
    for (const { batch, ballot } of sheetsToCheck(await counting(held), of) ?? [])
      await held.act('member', 'check-sheet', { list: of, batch, ballot, differences: [] }, conference);
  },
};

async function counting({ service, round }: HeldRound) {
  const state = await stateOf(service, round, conference);
  if (state.stage !== 'counting') throw new Error('not counting');
  return state;
}

test.each(['entry', 'scan'] as const)(
  'minutes of a count by %s say of which of two people of one name a row was decided',
  {
    timeout: 120_000,
  },
  async (method) => {
    const held = await approvedRound(memoryStore(), method, 'paper', twins);
    const { lists } = (await stateOf(held.service, held.round, conference)).setup;
    const boxes = Object.fromEntries(
      lists.map(({ id, votedOn, voters }) => {
        const rows = id === list ? votedOn.flatMap((who, row) => (who.name === name ? [row] : [])) : [];
        const sheets = sheetsOf(
          voters.length,
          votedOn.map(() => ({ high: voters.length })),
        ).map((sheet, index): Sheets[number] => {
          const row = rows[index];
          return row === undefined ? sheet : { ...sheet, rows: sheet.rows.with(row, 'blank') };
        });
        return [id, { rows, sheets }];
      }),
    );
    const sheetsOfLists = Object.fromEntries(Object.entries(boxes).map(([id, { sheets }]) => [id, sheets]));
    await gather(held, { conference, absent: {}, boxes: sheetsOfLists, spares: 0 });
    for (const [id, { rows, sheets }] of Object.entries(boxes)) await counts[method](held, id as ListId, sheets, rows);
    await held.act('head', 'canvass', { settlements: [] }, conference);
    await writeMinutes(held, conference);
    const round = await held.service.round(held.round);
    if (!round.ok) throw new Error(round.error.message.en);
    const query = { form: 'counting-minutes', conference };
    const request = documentRequest(round.value, held.rules, query, { roles: ['committee-head'] });
    if (!request.ok) throw new Error(request.error.message.en);
    // A scanned count has them in a table.
    const { doubtful } = request.value.input as MinutesInput;
    expect(doubtful.map(({ about }) => about)).toEqual(called);
  },
);
