/**
 * What the inputs of several forms have in common. Every input is plain JSON; every number of ballots is an integer;
 * every percentage is a string that somebody else has formatted (`"40,43"`). All text is Vietnamese and printed as it is.
 */
import { z } from 'zod';

/** Data that nobody changes, all the way down: so that a caller's own read-only lists fit. */
export type Fixed<T> = T extends (infer Item)[]
  ? readonly Fixed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T;

/** The type of what a schema accepts, read-only. */
export type InputOf<Schema extends z.ZodType> = Fixed<z.output<Schema>>;

/** Some words; never empty. */
export const words = z.string().trim().min(1);
/** A calendar day in Vietnam, `YYYY-MM-DD`. */
export const day = z.iso.date();
/** A time of day in Vietnam, 24 hours, `HH:MM`. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** A number of ballots, of people, of copies: a whole number, not negative. */
export const count = z.int().min(0);

/** The mark of secrecy (dấu độ mật) that a document carries. `null`: the form's usual mark is left off. */
export const securityMark = z.enum(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT']).nullable();
export type SecurityMark = z.output<typeof securityMark>;

/** Who issues the document: the left column of the heading. */
export const issuer = z.strictObject({
  /** Directly higher body, "ĐẢNG BỘ ĐẠI HỌC THÁI NGUYÊN"; printed in capitals. */
  parent: words.optional(),
  /** The issuing body, "ĐẢNG BỘ TRƯỜNG ĐẠI HỌC NÔNG LÂM"; printed in capitals, bold. */
  body: words,
  /** Abbreviation of the issuing body in the document's symbol, "ĐU". */
  code: words.optional(),
  /** The document's number, "05", or with a sign of its own, "05-HD/ĐU". Absent: a gap to fill in by hand. */
  number: words.optional(),
  /** Place before the date, "Thái Nguyên". */
  place: words,
});
export type Issuer = InputOf<typeof issuer>;

/** A person as a document names them. */
export const person = z.strictObject({
  /** Honorific before the name in running text, "Đồng chí", "Ông", "Bà". */
  honorific: words.optional(),
  /** Họ và tên. */
  name: words,
  /** Chức vụ. */
  post: words.optional(),
  /** Đơn vị công tác. */
  unit: words.optional(),
});
export type Person = InputOf<typeof person>;

/** Where a rule is written. */
export const citation = z.strictObject({
  /** "Quy định số 262-QĐ/TW ngày 08/10/2014 của Bộ Chính trị". */
  instrument: words,
  /** "Điều 10, khoản 2". */
  provision: words.optional(),
});

/** One place to sign. */
export const signature = z.strictObject({
  /** How the signer signs: for a body (T/M, TM.), for the head (K/T, KT.), by order (T/L, TL.) or in their own right. */
  capacity: z.enum(['onBehalf', 'forHead', 'byOrder', 'own']),
  /** The body or head signed for, "BAN THƯỜNG VỤ"; needed unless `own`. Printed in capitals. */
  body: words.optional(),
  /** The signer's post, "BÍ THƯ". Printed in capitals. */
  post: words,
  /** The signer's name. Absent: a gap. */
  name: words.optional(),
  /** A line in brackets above the name, "Đã ký", "Ký, ghi rõ họ tên". */
  note: words.optional(),
});
export type Signature = InputOf<typeof signature>;

/** Nơi nhận: one line each, without dash and end mark, "Lưu VPĐU" last. */
export const recipients = z.array(words);

/** The conference (hội nghị) a document speaks of. */
export const conference = z.strictObject({
  /** "Hội nghị lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy". */
  name: words,
  /** The voting day. */
  date: day,
  /** "Hội trường A, Trường Đại học Nông Lâm". Absent: not known; nothing is said of it. */
  place: words.optional(),
});
export type Conference = InputOf<typeof conference>;

/** One of the three levels of one person: ballots, and the share as it is to be printed. */
export const levelFigure = z.strictObject({
  /** Marks for this level, in ballots. */
  ballots: count,
  /** Share of the base, formatted, decimal comma, without the sign: "40,43". */
  percent: words,
});

/** The base of every percentage of a table, printed beside them. */
export const percentBase = z.strictObject({
  /** "tổng số phiếu thu về". */
  label: words,
  /** That many ballots (or people, where the rules say so). */
  count,
});

/** The result of one person in one list. */
export const resultRow = z.strictObject({
  /** Họ và tên. */
  name: words,
  /** Chức vụ, đơn vị. */
  post: words,
  /** Phiếu phát ra, in ballots. */
  issued: count,
  /** Phiếu thu về, in ballots. */
  collected: count,
  /** Ballots on which this person's row counts. */
  valid: count,
  /** Ballots on which this person's row does not count, ballots void as a whole included. */
  invalid: count,
  /** Tín nhiệm cao. */
  high: levelFigure,
  /** Tín nhiệm. */
  confidence: levelFigure,
  /** Tín nhiệm thấp. */
  low: levelFigure,
});
export type ResultRow = InputOf<typeof resultRow>;

/** What was cast in one way for one person, in ballots. */
export const wayFigures = z.strictObject({ high: count, confidence: count, low: count, invalid: count });

/** One person's figures of paper and of the electronic box apart. */
export const waysRow = z.strictObject({ name: words, paper: wayFigures, electronic: wayFigures });
export type WaysRow = InputOf<typeof waysRow>;

/** A reason and how often it occurred. */
export const reasonCount = z.strictObject({
  /** In the rule's words, "Phiếu không do Ban Kiểm phiếu phát ra". */
  reason: words,
  /** Ballots, or rows of one person, as the place says. */
  count,
});
