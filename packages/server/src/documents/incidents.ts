// What happened besides: amendments of the roll, corrections of the stock, counts begun anew, re-openings, and the secretary's remarks.
import {
  type Done,
  type Incident as FiledIncident,
  formatDay,
  incidentKindNames,
  incidentOutcomeNames,
  type ListId,
  type Stock,
  stageName,
  vietnamClock,
} from '@tinnhiem/core';
import type { MinutesInput } from '@tinnhiem/documents';
import type { Written } from './counting-minutes.ts';
import { twoDigits } from './letterhead.ts';

type Incident = MinutesInput['incidents'][number];

/** In the order in which they were recorded, remarks last. `countedOn`: acts of another day say which. */
export function incidentsOf(state: Written, countedOn: string, filed: readonly FiledIncident[]): Incident[] {
  const titleOf = (list: string) => state.setup.lists.find((other) => other.id === list)?.title ?? list;
  const acts = [
    ...state.amendments.map(({ list, name, change, reason, done }) => ({
      done,
      what:
        change === 'added'
          ? `Bổ sung ${name} vào danh sách ghi phiếu ${titleOf(list)}`
          : `Rút ${name} khỏi danh sách ghi phiếu ${titleOf(list)}`,
      handled: 'đã ghi vào hồ sơ',
      reason,
    })),
    ...state.corrections.map(({ list, way, before, after, reason, done }) => ({
      done,
      what: `Đính chính số phiếu${way === 'slip' ? ' điện tử' : ''}, danh sách ${titleOf(list)}: ${stockChange(before, after)}`,
      handled: 'đã đính chính',
      reason,
    })),
    ...state.recounts.map(({ list, batch, reason, done }) => ({
      done,
      what: `Kiểm lại từ đầu ${batch === null ? '' : `tập ${twoDigits(batch)}, `}danh sách ${titleOf(list)}`,
      handled: 'kết quả trước đó được bỏ ra ngoài',
      reason,
    })),
    ...state.setup.lists.flatMap(({ id, title }) => batchActs(state, id, title)),
    ...state.reopenings.map(({ from, to, reason, done }) => ({
      done,
      what: `Mở lại từ bước “${stageName(from).vi}” về bước “${stageName(to).vi}”`,
      handled: 'đã mở lại',
      reason,
    })),
  ].sort((a, b) => a.done.number - b.done.number);
  return [
    ...acts.map(({ done, what, handled, reason }) => ({
      ...momentOf(done, countedOn, what),
      handling: `${handled}, lý do: ${reason}`,
    })),
    ...filed
      .filter((incident) => standsIn(state, incident))
      .map((incident) => filedIncident(state, incident, countedOn)),
    ...state.minutes.remarks.map((remark) => ({ what: remark, handling: 'ghi nhận vào biên bản' })),
  ];
}

/** What happened to single batches of a list that a scanner read: another hand count, readings set aside. */
function batchActs({ counts, recounts }: Written, list: ListId, title: string) {
  const count = counts[list];
  if (count?.method !== 'scan') return [];
  return count.batches.flatMap(({ number, size, corrected, withdrawn }) => [
    ...corrected.map(({ before, reason, done }, index) => ({
      done,
      what: `Đính chính số đếm tay tập ${twoDigits(number)}, danh sách ${title}: từ ${before} thành ${corrected[index + 1]?.before ?? size} phiếu`,
      handled: 'đã đính chính',
      reason,
    })),
    ...withdrawn
      .filter(({ done }) => !recounts.some((recount) => recount.done.number === done.number))
      .map(({ sheets, reason, done }) => ({
        done,
        what: `Bỏ kết quả đọc ${twoDigits(sheets)} tờ của tập ${twoDigits(number)}, danh sách ${title}, để quét lại cả tập`,
        handled: 'kết quả trước đó được bỏ ra ngoài',
        reason,
      })),
  ]);
}

/** Minutes say what was known when they were written, so that printing them again gives the same bytes. */
function standsIn({ setup, minutes }: Written, { conference, done }: FiledIncident): boolean {
  return conference === setup.id && done.number < minutes.done.number;
}

function filedIncident({ minutes }: Written, incident: FiledIncident, countedOn: string): Incident {
  const handled = incident.handlings.filter(({ done }) => done.number < minutes.done.number).at(-1);
  const kind = incidentKindNames[incident.kind].vi;
  const reported = incident.reportedBy === null ? '' : ` (người báo: ${incident.reportedBy})`;
  const day = incident.happened === countedOn ? '' : `Ngày ${formatDay(incident.happened)}: `;
  return {
    ...(incident.time === null || day !== '' ? {} : { at: incident.time }),
    what: `${day}${kind}: ${incident.what}${reported}`,
    handling:
      handled === undefined
        ? 'đã ghi vào sổ sự việc, chưa xử lý khi lập biên bản'
        : `${handled.by}: ${handled.handling} (${incidentOutcomeNames[handled.outcome].vi})`,
  };
}

function momentOf(done: Done, countedOn: string, what: string): Pick<Incident, 'at' | 'what'> {
  const { day, hour, minute } = vietnamClock(done.at);
  if (day !== countedOn) return { what: `Ngày ${formatDay(day)}: ${what}` };
  return { at: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, what };
}

const stockWords: Readonly<Record<keyof Stock, string>> = {
  printed: 'phiếu in',
  issued: 'phiếu phát ra',
  spoiled: 'phiếu hỏng',
  unused: 'phiếu không dùng đến',
  collected: 'phiếu thu về',
};

function stockChange(before: Stock, after: Stock): string {
  const keys = Object.keys(stockWords) as (keyof Stock)[];
  const changed = keys.filter((key) => before[key] !== after[key]);
  const words = changed.map(
    (key) => `${stockWords[key]} từ ${before[key] ?? 'chưa ghi'} thành ${after[key] ?? 'chưa ghi'}`,
  );
  return words.length === 0 ? 'số phiếu giữ nguyên' : words.join(', ');
}
