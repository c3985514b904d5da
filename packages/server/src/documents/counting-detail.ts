// How a count was made, for the minutes: who counted which batch, and what the committee decided where readings differed.
import {
  type Batch,
  type BatchState,
  type CountMethod,
  type FlagDecision,
  firstReading,
  inSentence,
  type ListCounting,
  namesOnBallot,
  notABallot,
  type RowMark,
  type Rules,
  type ScanBatch,
  scanCodeWords,
  standBatch,
  type TallyEntry,
  type TallyRow,
  type WholeMark,
  waysOf,
} from '@tinnhiem/core';
import type { MinutesInput } from '@tinnhiem/documents';
import type { Written } from './counting-minutes.ts';
import { howCast } from './electronic-count.ts';

type Doubtful = MinutesInput['doubtful'][number];

const two = (value: number) => String(value).padStart(2, '0');

/** One sentence for the method, one for every list. */
export function howCounted(state: Written): string[] {
  const { setup, counts } = state;
  if (!waysOf(setup).includes('paper')) return howCast(state);
  return [
    ...howCast(state),
    methodInWords(setup.count.method, two(setup.count.independent)),
    ...setup.lists.flatMap((list) => {
      const counting = counts[list.id];
      return counting === undefined ? [] : [`Danh sách ${list.title}: ${countersOf(counting)}`];
    }),
  ];
}

function methodInWords(method: CountMethod, independent: string): string {
  switch (method) {
    case 'entry':
      return `Kiểm từng phiếu: mỗi tập phiếu do ${independent} người đọc và nhập độc lập; chỉ công nhận chỗ mọi người đọc như nhau, chỗ khác nhau được đọc lại, chỗ vẫn khác nhau hoặc chưa rõ do Ban Kiểm phiếu biểu quyết`;
    case 'tally-sheet':
      return `Kiểm bằng phiếu kiểm: số liệu của mỗi danh sách do ${independent} người nhập độc lập; chỉ công nhận số liệu mọi người nhập như nhau, chỗ khác nhau được nhập lại, chỗ vẫn khác nhau do Ban Kiểm phiếu cùng đếm lại và biểu quyết`;
    case 'scan':
      return 'Kiểm bằng máy quét: máy đọc từng phiếu theo tập đã đếm tay; chỗ máy nghi ngờ do Ban Kiểm phiếu xem phiếu giấy, biểu quyết và một người khác xác nhận; kết quả đọc được chốt rồi kiểm tra lại bằng tay';
  }
}

function countersOf(counting: ListCounting): string {
  if (counting.method === 'tally-sheet' && counting.entries.length === 0) return 'không có phiếu giấy nào để kiểm';
  if (counting.method === 'tally-sheet') return `do ${counting.entries.map(({ name }) => name).join(' và ')} nhập`;
  if (counting.method === 'scan') {
    const read = counting.batches.map(({ number, size, sheets }) => {
      const readers = [...new Set(sheets.map(({ reader }) => reader))].join(', ');
      return `tập ${two(number)} (${size} phiếu) do máy đọc (${readers})`;
    });
    return read.length === 0 ? 'không có phiếu nào để kiểm' : read.join('; ');
  }
  const batches = counting.batches.map(
    ({ number, size, counters }) =>
      `tập ${two(number)} (${size} phiếu) do ${counters.map(({ name }) => name).join(' và ')} kiểm`,
  );
  return batches.length === 0 ? 'không có phiếu nào để kiểm' : batches.join('; ');
}

/** Every cell that the committee decided, with what was read before and the vote. */
export function doubtfulCells(rules: Rules, { setup, counts }: Written): Doubtful[] {
  return setup.lists.flatMap((list) => {
    const counting = counts[list.id];
    const several = setup.lists.length > 1 ? `danh sách ${list.title}, ` : '';
    const names = namesOnBallot(list);
    if (counting === undefined) return [];
    if (counting.method === 'entry')
      return counting.batches.flatMap((batch) => decidedInBatch(rules, batch, names, several));
    if (counting.method === 'scan')
      return counting.batches.flatMap((batch) => decidedFlags(rules, batch, names, several));
    return Object.entries(counting.decisions).map(([key, { value, note, votesFor, votesAgainst }]): Doubtful => {
      const about = names[Number(key)];
      return {
        ballot: capital(`${several}phiếu kiểm`),
        ...(about === undefined ? {} : { about }),
        question: 'số liệu nhập độc lập khác nhau',
        decision: withNote(`Ban Kiểm phiếu cùng đếm lại: ${totalsInWords(rules, value)}`, note),
        for: votesFor,
        against: votesAgainst,
      };
    });
  });
}

function decidedInBatch(rules: Rules, batch: Batch, names: readonly string[], several: string): Doubtful[] {
  return Object.entries(batch.decisions)
    .map(([key, decision]) => ({ ...cellOf(key), key, decision }))
    .sort((a, b) => a.ballot - b.ballot || (a.row ?? -1) - (b.row ?? -1))
    .map(({ key, ballot, row, decision }): Doubtful => {
      const about = row === null ? undefined : names[row];
      const readings = batch.counters.map((counter) => {
        const value = counter.again[key] ?? firstReading(counter, { key, ballot, row });
        return `${counter.name} đọc là “${value === undefined ? 'để riêng cả phiếu' : markInWords(rules, value)}”`;
      });
      return {
        ballot: capital(`${several}tập ${two(batch.number)}, phiếu số ${two(ballot)}`),
        ...(about === undefined ? {} : { about }),
        question: readings.join('; '),
        decision: withNote(`công nhận là “${markInWords(rules, decision.decision)}”`, decision.note),
        for: decision.votesFor,
        against: decision.votesAgainst,
      };
    });
}

function decidedFlags(rules: Rules, batch: ScanBatch, names: readonly string[], several: string): Doubtful[] {
  return standBatch(batch, names.length)
    .flatMap((sheet) => sheet.flags)
    .flatMap(({ ballot, row, reasons, decided }): Doubtful[] => {
      if (decided === null) return [];
      const about = row === null ? undefined : names[row];
      const { decision, note, votesFor, votesAgainst } = decided;
      return [
        {
          ballot: capital(`${several}tập ${two(batch.number)}, phiếu số ${two(ballot)}`),
          ...(about === undefined ? {} : { about }),
          question: reasons.map((reason) => inSentence(scanCodeWords[reason].title.vi)).join('; '),
          decision: withNote(flagInWords(rules, decision), note),
          for: votesFor,
          against: votesAgainst,
        },
      ];
    });
}

function flagInWords(rules: Rules, decision: FlagDecision): string {
  if (typeof decision === 'object') return 'đọc lại cả phiếu bằng mắt và nhập đủ các dòng';
  return decision === notABallot ? 'không phải phiếu, không tính' : `công nhận là “${markInWords(rules, decision)}”`;
}

/** `3/whole` is the sheet as a whole, `3/0` the row of the first person. */
function cellOf(key: string): Pick<BatchState['open'][number], 'ballot' | 'row'> {
  const [ballot, row] = key.split('/');
  return { ballot: Number(ballot), row: row === 'whole' ? null : Number(row) };
}

function markInWords(rules: Rules, mark: RowMark | WholeMark): string {
  if (mark === 'doubtful') return 'chưa rõ';
  if (mark === 'ok') return 'phiếu tính được';
  const known = [...rules.levels.value, ...rules.invalidity].find(({ code }) => code === mark);
  return known === undefined ? mark : inSentence(known.label.vi);
}

/** The canonical text of a decided tally cell in words. */
function totalsInWords(rules: Rules, value: string): string {
  const totals = JSON.parse(value) as TallyRow | TallyEntry['voided'];
  const levels =
    'high' in totals
      ? rules.levels.value.map(({ code, label }) => `${inSentence(label.vi)} ${(totals as TallyRow)[code]}`)
      : [];
  const reasons = Object.entries('high' in totals ? (totals as TallyRow).invalid : totals);
  const words = [...levels, ...reasons.map(([code, count]) => `${markInWords(rules, code as RowMark)} ${count}`)];
  return words.length === 0 ? 'không có phiếu không hợp lệ cả phiếu' : words.join(', ');
}

function withNote(decision: string, note: string): string {
  return note === '' ? decision : `${decision}. Lý do: ${note}`;
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
