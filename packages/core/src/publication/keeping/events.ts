import { z } from 'zod';
import { daySchema, formatDay } from '../../basics/dates.ts';
import { lineSchema, proseSchema, text } from '../../basics/text.ts';
import { type EventOf, event, type RecordedOf } from '../../record/command.ts';

const line = lineSchema(300);
const words = proseSchema(2000);
/** Whoever opens or destroys ballots is never alone: that they are two is asked before it is recorded. */
export const people = z.array(line).max(20);
const witnesses = people.min(2);

export const termSchema = z.strictObject({
  keptAt: line,
  /** Last day of the term; `null` where nobody has set one, so that nothing may be destroyed. */
  until: daySchema.nullable(),
  /** What sets the term: a decision, a schedule of retention. */
  basis: words,
});
export type TermData = z.output<typeof termSchema>;

export const openingSchema = z.strictObject({
  day: daySchema,
  reason: words,
  present: witnesses,
  /** Every packet that was opened: its seal, and the new one that it got; `null` where it was not sealed again. */
  packets: z
    .array(z.strictObject({ sealNumber: line, newSeal: line.nullable() }))
    .min(1)
    .max(500),
});
export type OpeningData = z.output<typeof openingSchema>;

export const destructionSchema = z.strictObject({
  day: daySchema,
  /** Who ordered it: `Quyết định số 12-QĐ/ĐU ngày 01/4/2026`. */
  decision: words,
  method: line,
  present: witnesses,
});
export type DestructionData = z.output<typeof destructionSchema>;

export const keepingSet = event({
  type: 'keeping-set',
  version: 1,
  title: text('Ghi nơi và thời hạn lưu giữ', 'Place and term of keeping'),
  data: termSchema,
  sentence: (d) =>
    text(
      `Phiếu đã niêm phong lưu giữ tại ${d.keptAt}, ${d.until === null ? 'chưa định thời hạn' : `đến hết ngày ${formatDay(d.until)}`}; căn cứ: ${d.basis}.`,
      `The sealed ballots are kept at ${d.keptAt}, ${d.until === null ? 'no term set' : `until ${formatDay(d.until)}`}; basis: ${d.basis}.`,
    ),
});

export const packetsOpened = event({
  type: 'packets-opened',
  version: 1,
  title: text('Mở niêm phong', 'Packets opened'),
  data: openingSchema,
  sentence: ({ day, reason, present, packets }) => {
    const seals = packets.map(({ sealNumber }) => sealNumber).join(', ');
    return text(
      `Ngày ${formatDay(day)} mở niêm phong ${seals}, có mặt ${present.join(', ')}: ${reason}.`,
      `Seals ${seals} opened on ${formatDay(day)}, present ${present.join(', ')}: ${reason}.`,
    );
  },
});

export const ballotsDestroyed = event({
  type: 'ballots-destroyed',
  version: 1,
  title: text('Tiêu hủy phiếu', 'Ballots destroyed'),
  data: destructionSchema,
  sentence: ({ day, decision, method, present }) =>
    text(
      `Ngày ${formatDay(day)} tiêu hủy phiếu (${method}) theo ${decision}, có mặt ${present.join(', ')}.`,
      `The ballots were destroyed on ${formatDay(day)} (${method}) by ${decision}, present ${present.join(', ')}.`,
    ),
});

export const keepingEvents = [keepingSet, packetsOpened, ballotsDestroyed] as const;
export type KeepingEvent = EventOf<(typeof keepingEvents)[number]>;
export type KeepingRecorded = RecordedOf<(typeof keepingEvents)[number]>;
