// The same ballots counted twice: typed in by two people, and read by the scanner. Both give the same result. All people are invented.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Ask, testServer } from '../../test/http.ts';
import { fedCover, fedSheets, markedSheet, pdfOf } from '../../test/marked-scans.ts';
import { type ScanOffice, scanOffice } from '../../test/scan-office.ts';
import { longList, shortList } from '../../test/scan-round.ts';

const sizes: Readonly<Record<string, readonly number[]>> = { [shortList]: [4, 3], [longList]: [3] };

/** What the minutes and the announcement are made from. */
async function resultsOf({ head, round, conference }: ScanOffice) {
  const { json } = await head('GET', `/api/conferences/${round}~${conference}`);
  return json.results;
}

async function give(ask: Ask, { round, conference }: ScanOffice, command: string, data: unknown): Promise<void> {
  const answer = await ask('POST', `/api/conferences/${round}~${conference}/${command}`, { id: randomUUID(), data });
  expect(answer.status, `${command}: ${answer.text}`).toBe(200);
}

test('The same conference counted by entry and by scanner gives the same result, through the server', async () => {
  const server = await testServer();
  const scanned = await scanOffice({ server, sizes });
  const typed = await scanOffice({ server, sizes, round: 'nhap-tay', method: 'entry' });
  const [head, member] = [await server.as('committee-head'), await server.as('committee-member')];
  const truth = new Map<string, readonly (readonly string[])[]>();
  for (const list of [shortList, longList]) {
    const printed = await scanned.print(list);
    let voters = 0;
    for (const [index, size] of (sizes[list] ?? []).entries()) {
      const sheets = Array.from({ length: size }, (_, at) => markedSheet(printed, voters + at + 1));
      voters += size;
      truth.set(
        `${list}/${index + 1}`,
        sheets.map(({ readings }) => readings),
      );
      const job = await scanned.read(await pdfOf([fedCover(printed, index + 1), ...fedSheets(printed, sheets, 1)]));
      expect(job.state, JSON.stringify(job.problem)).toBe('recorded');
    }
  }
  for (const [place, sheets] of truth) {
    const [list, batch] = [place.split('/')[0], Number(place.split('/')[1])];
    for (const ask of [head, member]) {
      for (const [index, rows] of sheets.entries())
        await give(ask, typed, 'enter-ballot', { list, batch, ballot: index + 1, marks: { whole: 'ok', rows } });
      await give(ask, typed, 'finish-batch', { list, batch });
    }
  }
  // What the reader left to people, they read off the paper: a row by its truth.
  const view = async () => (await head('GET', `/api/conferences/${scanned.round}~${scanned.conference}`)).json;
  for (const { list, scan } of (await view()).counts.map((count: { list: string; scan: object }) => count)) {
    for (const { batch, ballot, row } of scan.queue) {
      const rows = truth.get(`${list}/${batch}`)?.[ballot - 1] ?? [];
      const decision = row === null ? { marks: { whole: 'ok', rows } } : rows[row];
      await give(head, scanned, 'decide-flag', {
        list,
        batch,
        ballot,
        row,
        decision,
        note: '',
        votesFor: 3,
        votesAgainst: 0,
      });
      await give(member, scanned, 'confirm-flag', { list, batch, ballot, row });
    }
    await give(head, scanned, 'commit-readings', { list });
  }
  for (const { list, scan } of (await view()).counts)
    for (const { batch, ballot, rows, marks } of scan.check.remaining) {
      expect(rows).toBe(null);
      expect(marks, `${list} ${batch}/${ballot}`).toEqual(truth.get(`${list}/${batch}`)?.[ballot - 1]);
      await give(member, scanned, 'check-sheet', { list, batch, ballot, rows: null, differences: [] });
    }
  const settlements = [shortList, longList].map((list) => ({
    finding: `W-ballots-not-returned:${list}`,
    reason: 'Có người giữ lại phiếu',
  }));
  for (const office of [scanned, typed]) await give(head, office, 'canvass', { settlements });
  const [byScan, byEntry] = [await resultsOf(scanned), await resultsOf(typed)];
  expect(byScan).not.toBe(null);
  expect(byScan).toEqual(byEntry);
}, 300_000);
