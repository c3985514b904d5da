import { z } from 'zod';
import { clock, conference, count, day, type InputOf, issuer, person, securityMark, words } from './inputs.ts';

/** Biên bản niêm phong và bàn giao phiếu (S18). */
export const sealRecordInput = z.strictObject({
  issuer,
  /** "niêm phong và bàn giao phiếu tín nhiệm". */
  subject: words,
  conference,
  handedOverOn: day,
  handedOverAt: clock,
  /** Where it was handed over. */
  place: words,
  /** Bên giao: the counting committee. */
  delivering: z.strictObject({ body: words, people: z.array(person).min(1) }),
  /** Bên nhận: the personnel office. */
  receiving: z.strictObject({ body: words, people: z.array(person).min(1) }),
  /** Who watched, if anybody. */
  witnesses: z.array(person),
  packets: z
    .array(
      z.strictObject({
        /** "Gói 01". */
        label: words,
        /** "Phiếu hợp lệ, danh sách Ủy viên Ban Thường vụ". */
        contents: words,
        /** Ballots in it; absent when it holds none. */
        ballots: count.optional(),
        /** The seal's number. */
        seal: words,
        note: words.optional(),
      }),
    )
    .min(1),
  /** Papers handed over with them. */
  papers: z.array(z.strictObject({ name: words, copies: count })),
  /** State of the seals and conditions of storage, one sentence each. */
  statements: z.array(words),
  /** How many copies are made. */
  copies: count.min(1),
  /** Absent: MẬT. */
  security: securityMark.optional(),
});
export type SealRecordInput = InputOf<typeof sealRecordInput>;
