// S07: what a reminder by e-mail says. It leaves the house, and names what waits by the titles of commands alone: no person, no figure can be in it.
import {
  addDays,
  type BoardGround,
  boardOf,
  conferenceCommands,
  type Day,
  formatDay,
  markedAsRehearsal,
  type Role,
  roundCommands,
  text,
} from '@tinnhiem/core';

/** So many days before its day something counts as due. */
const daysAhead = 3;

const titles: ReadonlyMap<string, string> = new Map(
  [...roundCommands, ...conferenceCommands].map(({ name, title }) => [name, title.vi]),
);

/** A round as far as a letter needs it. */
export interface RoundOfLetter {
  readonly id: string;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly ground: BoardGround;
  readonly conferences: readonly { readonly id: string; readonly title: string }[];
}

export interface Reader {
  readonly name: string;
  readonly roles: readonly Role[];
}

export const subject = 'Tín Nhiệm: việc đến hạn và quá hạn';

/** The letter of a day; `null` where nothing is due or overdue in the reader's roles. `address`: of this server, with which its links begin. */
export function letterText(
  rounds: readonly RoundOfLetter[],
  reader: Reader,
  today: Day,
  address: string,
): string | null {
  const base = address.replace(/\/+$/, '');
  const parts = rounds.flatMap((round) => {
    const lines = linesOf(round, reader.roles, today);
    return lines.length === 0 ? [] : [[titleOf(round), ...lines, `${base}/rounds/${round.id}/board`].join('\n')];
  });
  if (parts.length === 0) return null;
  return [
    `Kính gửi: ${reader.name}`,
    `Ngày ${formatDay(today)}, những việc sau thuộc vai trò của Ông/Bà đã quá hạn hoặc đến hạn trong ${daysAhead} ngày tới.`,
    ...parts,
    `Phần mềm tự gửi thư này, mỗi ngày nhiều nhất một lần; xin không trả lời thư. Thư không ghi tên người được lấy phiếu và không có số liệu.\nKhông muốn nhận nữa: ${base}/account`,
    '',
  ].join('\n\n');
}

/** Nobody hurries to a rehearsal as to the real thing. */
function titleOf({ title, rehearsal }: RoundOfLetter): string {
  return rehearsal ? markedAsRehearsal(text(title, title)).vi : title;
}

function linesOf({ ground, conferences }: RoundOfLetter, held: readonly Role[], today: Day): string[] {
  const until = addDays(today, daysAhead);
  const lines = boardOf(ground, held, today).flatMap(({ by, overdue, roles, conference, command }) => {
    if (by === null || by > until || !roles.some((role) => held.includes(role))) return [];
    const when = overdue ? `QUÁ HẠN từ ${formatDay(by)}` : `hạn ${formatDay(by)}`;
    const where = conferences.find(({ id }) => id === conference)?.title;
    const what = titles.get(command) ?? 'Việc trên bảng việc';
    return [`- ${what} (${when})${where === undefined ? '' : ` – ${where}`}`];
  });
  // Two steps with one command are one line.
  return [...new Set(lines)];
}
