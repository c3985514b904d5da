import { z } from 'zod';
import { sheetCount } from '../../ballots/stock.ts';
import { listIdSchema, personIdSchema, sha256Schema } from '../../basics/ids.ts';
import { proseSchema, type Text, text } from '../../basics/text.ts';
import { type EventOf, event, type RecordedOf } from '../../record/command.ts';

const words = proseSchema(2000);
/** The name of a Belenios election: Base58. */
const electionSchema = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{14,60}$/);
/** SHA-256 in Base64, as Belenios shows it. */
const fingerprintSchema = z.string().regex(/^[A-Za-z0-9+/]{43}$/);
/** A public credential: an element of the group. */
const credentialSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const seatNumber = z.number().int().min(1).max(20);
export const keySteps = ['certificate', 'shares', 'part'] as const;
export type KeyStep = (typeof keySteps)[number];

const stepWords: Readonly<Record<KeyStep, Text>> = {
  certificate: text('gửi chứng thư khóa', 'gave the certificate of a key'),
  shares: text('gửi các phần khóa đã mã hóa cho những người khác', 'dealt encrypted shares to the others'),
  part: text('nhận đủ và xác nhận phần khóa của mình', 'took and confirmed the own part'),
};

export const keyCeremonyBegun = event({
  type: 'key-ceremony-begun',
  version: 1,
  title: text('Bắt đầu lập khóa', 'Key ceremony begun'),
  data: z.strictObject({
    members: seatNumber.min(2),
    needed: seatNumber.min(2),
    elections: z.array(z.strictObject({ list: listIdSchema, election: electionSchema })).min(1),
    reason: words.exactOptional(),
  }),
  sentence: (d) =>
    d.reason === undefined
      ? text(
          `Ban Kiểm phiếu bắt đầu lập khóa: ${d.members} người giữ khóa, cần ${d.needed} người để mở hòm phiếu điện tử.`,
          `The committee begins its key: ${d.members} hold it, ${d.needed} of them open a box.`,
        )
      : text(
          `Lập khóa lại từ đầu: ${d.members} người giữ khóa, cần ${d.needed} người để mở hòm; lý do: ${d.reason}.`,
          `Key begun anew: ${d.members} hold it, ${d.needed} of them open a box; reason: ${d.reason}.`,
        ),
});

export const keyMessageGiven = event({
  type: 'key-message-given',
  version: 1,
  title: text('Góp phần lập khóa', 'Part of the key given'),
  data: z.strictObject({ step: z.enum(keySteps), seat: seatNumber, sha256: sha256Schema }),
  sentence: (d) =>
    text(
      `Lập khóa: người giữ khóa số ${d.seat} ${stepWords[d.step].vi}.`,
      `Key ceremony: seat ${d.seat} ${stepWords[d.step].en}.`,
    ),
});

export const keyFormed = event({
  type: 'key-formed',
  version: 1,
  title: text('Lập xong khóa', 'Key formed'),
  data: z.strictObject({ trustees: sha256Schema, fingerprint: fingerprintSchema }),
  sentence: (d) =>
    text(
      `Khóa của Ban Kiểm phiếu đã lập xong, dấu vân tay ${d.fingerprint}.`,
      `The committee's key is formed, fingerprint ${d.fingerprint}.`,
    ),
});

export const slipsMade = event({
  type: 'slips-made',
  version: 1,
  title: text('Lập phiếu điện tử có mã', 'Slips made'),
  data: z.strictObject({ list: listIdSchema, copies: sheetCount.min(1), credentials: sha256Schema }),
  sentence: (d) =>
    text(
      `Lập ${d.copies} phiếu điện tử có mã của danh sách ${d.list}; phiếu lập trước đó, nếu có, không còn giá trị.`,
      `${d.copies} slips of list ${d.list} made; earlier ones, if any, are void.`,
    ),
});

export const boxPrepared = event({
  type: 'box-prepared',
  version: 1,
  title: text('Lập hòm phiếu điện tử', 'Electronic box prepared'),
  data: z.strictObject({ list: listIdSchema, fingerprint: fingerprintSchema, setup: sha256Schema }),
  sentence: (d) =>
    text(
      `Hòm phiếu điện tử của danh sách ${d.list} đã lập, còn trống, dấu vân tay ${d.fingerprint}.`,
      `The electronic box of list ${d.list} is prepared and empty, fingerprint ${d.fingerprint}.`,
    ),
});

export const slipsHandedOut = event({
  type: 'slips-handed-out',
  version: 1,
  title: text('Phát phiếu điện tử có mã', 'Slips handed out'),
  data: z.strictObject({
    ballots: z.array(z.strictObject({ list: listIdSchema, people: z.array(personIdSchema).min(1) })).min(1),
  }),
  sentence: (d) =>
    text(
      `Phát phiếu điện tử có mã: ${d.ballots.map((b) => `${b.list} ${b.people.length}`).join(', ')}.`,
      `Slips handed out: ${d.ballots.map((b) => `${b.list} ${b.people.length}`).join(', ')}.`,
    ),
});

export const slipsSpoiled = event({
  type: 'slips-spoiled',
  version: 1,
  title: text('Phiếu điện tử hỏng', 'Slips spoiled'),
  data: z.strictObject({ list: listIdSchema, copies: sheetCount.min(1), reason: words }),
  sentence: (d) =>
    text(
      `${d.copies} phiếu điện tử hỏng, không đọc được mã, của danh sách ${d.list}: ${d.reason}. Mã của chúng không hủy được trong hòm.`,
      `${d.copies} spoiled slips of list ${d.list} whose codes cannot be read: ${d.reason}. Their codes are not burnt in the box.`,
    ),
});

export const misprintBurnt = event({
  type: 'misprint-burnt',
  version: 1,
  title: text('Hủy mã phiếu điện tử in hỏng', 'Code of a misprinted slip burnt'),
  /** The public credential of a slip that nobody ever held: whoever has record and box can see that no ballot came with it. */
  data: z.strictObject({ list: listIdSchema, credential: credentialSchema, reason: words }),
  sentence: (d) =>
    text(
      `Hủy mã của một phiếu điện tử in hỏng, danh sách ${d.list}, mã công khai ${d.credential}: ${d.reason}.`,
      `The code of a misprinted slip of list ${d.list} burnt, public credential ${d.credential}: ${d.reason}.`,
    ),
});

export const slipReplaced = event({
  type: 'slip-replaced',
  version: 1,
  title: text('Đổi phiếu điện tử', 'Slip replaced'),
  /** `way: paper`: the voter gave the slip back and got a paper ballot for it. */
  data: z.strictObject({ list: listIdSchema, person: personIdSchema, way: z.literal('paper').exactOptional() }),
  sentence: (d) =>
    d.way === undefined
      ? text(
          `Thu một phiếu điện tử, hủy mã và phát phiếu điện tử khác, danh sách ${d.list}.`,
          `A slip of ${d.list} taken back, its code burnt, and another one given.`,
        )
      : text(
          `Thu một phiếu điện tử, hủy mã và phát phiếu giấy, danh sách ${d.list}.`,
          `A slip of ${d.list} taken back, its code burnt, and a paper ballot given.`,
        ),
});

export const boxClosed = event({
  type: 'box-closed',
  version: 1,
  title: text('Đóng hòm phiếu điện tử', 'Electronic box closed'),
  data: z.strictObject({
    list: listIdSchema,
    ballots: sheetCount,
    voters: sheetCount,
    end: sha256Schema,
    tally: sha256Schema,
  }),
  sentence: (d) =>
    text(
      `Đóng hòm phiếu điện tử danh sách ${d.list}: ${d.voters} mã đã bỏ phiếu (${d.ballots} lần gửi), dấu vân tay ${d.end}.`,
      `Electronic box of ${d.list} closed: ${d.voters} codes have voted (${d.ballots} ballots), fingerprint ${d.end}.`,
    ),
});

export const electronicEvents = [
  keyCeremonyBegun,
  keyMessageGiven,
  keyFormed,
  slipsMade,
  boxPrepared,
  slipsHandedOut,
  slipsSpoiled,
  misprintBurnt,
  slipReplaced,
  boxClosed,
] as const;

export type ElectronicEvent = EventOf<(typeof electronicEvents)[number]>;
export type ElectronicRecorded = RecordedOf<(typeof electronicEvents)[number]>;
