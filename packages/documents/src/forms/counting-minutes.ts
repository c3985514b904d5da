import { z } from 'zod';
import {
  clock,
  conference,
  count,
  day,
  type InputOf,
  issuer,
  percentBase,
  person,
  resultRow,
  securityMark,
  signature,
  words,
} from './inputs.ts';

/** A reason and how often it occurred. */
const reasonCount = z.strictObject({
  /** In the rule's words, "Phiếu không do Ban Kiểm phiếu phát ra". */
  reason: words,
  /** Ballots, or rows of one person, as the place says. */
  count,
});

/** One list of the conference: its ballots and its results. */
const countedList = z.strictObject({
  /** "Ủy viên Ban Thường vụ Đảng ủy". */
  title: words,
  /** The account of the ballots; every figure in ballots. printed = issued + unused + spoiled; issued + foreign = collected + notReturned. */
  ballots: z.strictObject({
    printed: count,
    issued: count,
    /** Never handed out. */
    unused: count,
    /** Handed back torn or wrongly marked and exchanged, or spoiled before handing out. */
    spoiled: count,
    collected: count,
    /** Handed out and not in the box. */
    notReturned: count,
    /** In the box and never issued by the committee; part of `collected` and of `invalid`. */
    foreign: count,
    /** Valid as a whole. */
    valid: count,
    /** Invalid as a whole. */
    invalid: count,
  }),
  /** Why ballots are invalid as a whole, in ballots. */
  invalidByReason: z.array(reasonCount),
  /** Rows (one person on one ballot) that do not count on otherwise valid ballots, by reason, over the whole list. */
  invalidRowsByReason: z.array(reasonCount),
  base: percentBase,
  /** In the ballot's order. */
  results: z.array(resultRow),
});

/** Biên bản kiểm phiếu (S17, S18, S19). */
export const countingMinutesInput = z.strictObject({
  issuer,
  /** "Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy". */
  subject: words,
  conference,
  /** When counting began and ended, on `countedOn`. */
  startedAt: clock,
  endedAt: clock,
  countedOn: day,
  /** Where ballots were counted, if not where the conference met. */
  countingPlace: words.optional(),
  attendance: z.strictObject({
    /** People; present + absent = convened. */
    convened: count,
    present: count,
    absent: count,
    absentees: z.array(z.strictObject({ name: words, post: words.optional(), reason: words })),
    /** What the rules say about quorum and how it was met; absent where they have none. */
    quorum: words.optional(),
  }),
  /** Who chaired. */
  chair: person,
  committee: z.strictObject({
    /** How it was approved, "Hội nghị biểu quyết thông qua, 47/47 đại biểu đồng ý". */
    approval: words,
    members: z.array(person.extend({ role: z.enum(['head', 'secretary', 'member']) })).min(1),
  }),
  observers: z.array(person),
  /** How the ballots were counted, one sentence each: the method, the independent counts, the sample checked by hand and its result. */
  method: z.array(words),
  lists: z.array(countedList).min(1),
  /** Doubtful ballots and what the committee decided. */
  doubtful: z.array(
    z.strictObject({
      /** Which sheet: batch and place in it, "Tập 02, phiếu số 17". */
      ballot: words,
      /** The person whose row it concerns; absent: the whole ballot. */
      about: words.optional(),
      /** What was seen. */
      question: words,
      /** What was decided. */
      decision: words,
      /** Members of the committee for and against. */
      for: count,
      against: count,
    }),
  ),
  /** Incidents at the conference and during counting, and how each was dealt with. */
  incidents: z.array(z.strictObject({ at: clock.optional(), what: words, handling: words })),
  /** Findings that were accepted, and the reason given. */
  acceptedFindings: z.array(z.strictObject({ code: words, what: words, reason: words })),
  /** How many copies are made, and who keeps them. */
  copies: z.strictObject({ count: count.min(1), holders: z.array(words) }),
  /** How the ballots were packed and sealed, "Phiếu được niêm phong trong 02 gói …". */
  sealing: words.optional(),
  /** Absent: MẬT. */
  security: securityMark.optional(),
  /** The chair's signature block; the committee's blocks are made from its members. */
  chairSignature: signature,
});
export type MinutesInput = InputOf<typeof countingMinutesInput>;
