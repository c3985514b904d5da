// S23: the next round from one that is there: its plan with the dates moved, and its roster.
import { daysUntil, isDay, nextPlan, text } from '@tinnhiem/core';
import { type Call, type CliOption, flag, textOption, WrongUse } from '../command.ts';
import type { Session } from '../session.ts';

export const nextOptions = {
  from: {
    type: 'string',
    value: 'ROUND',
    what: text(
      'Đợt trước: lấy lại kế hoạch (dời ngày) và danh sách nhân sự của đợt này',
      'The round before: its plan, dates moved, and its roster are carried over',
    ),
  },
  days: {
    type: 'string',
    value: 'N',
    what: text('Với --from: mọi ngày lùi lại N ngày', 'With --from: every date N days later'),
  },
  day: {
    type: 'string',
    value: 'YYYY-MM-DD',
    what: text('Với --from: ngày của hội nghị đầu tiên', 'With --from: the day of the first conference'),
  },
  'keep-electronic-casting': {
    type: 'boolean',
    what: text(
      'Với --from: xác nhận quyết định cho phép bỏ phiếu điện tử vẫn áp dụng cho đợt mới',
      'With --from: the decision that allows electronic ballots holds for the new round too',
    ),
  },
} as const satisfies Record<string, CliOption>;

/** Options that mean something only with `--from`. Throws `WrongUse`. */
export function requireNoNextOptions(call: Call): void {
  for (const name of ['days', 'day', 'keep-electronic-casting'])
    if (call.options[name] !== undefined)
      throw new WrongUse(text(`--${name} chỉ dùng cùng --from ROUND.`, `--${name} goes with --from ROUND.`));
}

/** What the next round takes over from a round. Throws `WrongUse`, and `Refused` where there is no such round. */
export async function carriedFrom(call: Call, session: Session, from: string) {
  if (textOption(call, 'plan') !== undefined)
    throw new WrongUse(
      text(
        'Dùng --plan hoặc --from, không dùng cả hai: --from lấy kế hoạch của đợt trước.',
        'Give --plan or --from, not both: --from takes the plan of the round before.',
      ),
    );
  const { round, rules } = await session.round(from);
  const { plan: before, roster } = round.state;
  const keepElectronicCasting = flag(call, 'keep-electronic-casting');
  const { plan, differences } = nextPlan(before, { days: daysOf(call, before), keepElectronicCasting });
  // The hash that everybody may see: a later one could tell of marks that are being counted.
  return { plan, roster, rules, differences, sources: [{ name: from, sha256: round.shown.hash }] };
}

function daysOf(call: Call, before: Parameters<typeof daysUntil>[0]): number {
  const [days, day] = [textOption(call, 'days'), textOption(call, 'day')];
  if ((days === undefined) === (day === undefined))
    throw new WrongUse(
      text(
        'Với --from phải ghi một trong hai: --days N hoặc --day YYYY-MM-DD.',
        'With --from give one of the two: --days N or --day YYYY-MM-DD.',
      ),
    );
  if (day !== undefined && !isDay(day))
    throw new WrongUse(
      text(
        `--day: “${day}” không phải ngày; ghi như 2024-03-01.`,
        `--day: “${day}” is no day; write it as 2024-03-01.`,
      ),
    );
  const count = day === undefined ? Number(days) : daysUntil(before, day);
  if (Number.isInteger(count) && count >= 1 && count <= mostDays) return count;
  throw new WrongUse(
    text(
      `Đợt tiếp theo phải sau đợt trước, từ 1 đến ${mostDays} ngày (được: ${day ?? days}).`,
      `The next round is later than the one before, by 1 to ${mostDays} days (got ${day ?? days}).`,
    ),
  );
}

/** Thirty years: a number beyond is a slip of the hand. */
const mostDays = 10_958;
