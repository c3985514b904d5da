// S15: a request for information (yêu cầu cung cấp thông tin), and how far it is.
import type { Day } from '../basics/dates.ts';
import type { ConferenceId, PersonId } from '../basics/ids.ts';
import { type Text, text } from '../basics/text.ts';
import { CorruptRecord, type Done, done } from '../record/command.ts';
import type { InquiryFile, InquiryRecorded, InquiryStep, KeptFile } from './events.ts';

export type TakenStep = InquiryStep & { readonly done: Done };

export interface Inquiry {
  readonly number: number;
  readonly person: PersonId;
  readonly received: Day;
  readonly writing: string;
  readonly question: string;
  /** The card of who asked; the record has its hash alone. */
  readonly asker: KeptFile;
  readonly files: readonly InquiryFile[];
  readonly conference: ConferenceId;
  readonly requestBy: Day | null;
  readonly answerBy: Day | null;
  readonly late: boolean;
  readonly addressee: string;
  readonly helpers: readonly string[];
  readonly steps: readonly TakenStep[];
  readonly done: Done;
}

export const inquiryStates = [
  'received',
  'checking',
  'reported',
  'asked',
  'answered',
  'verified',
  'replied',
  'closed',
  'late',
  'withdrawn',
] as const;
export type InquiryState = (typeof inquiryStates)[number];

export const inquiryStateNames: Readonly<Record<InquiryState, Text>> = {
  received: text('Đã nhận', 'Received'),
  checking: text('Đang xác minh', 'Being checked'),
  reported: text('Đã báo cáo Ban Thường vụ', 'Reported'),
  asked: text('Chờ người được lấy phiếu trả lời', 'Asked of the person'),
  answered: text('Đã có trả lời, chờ kiểm tra', 'Answered'),
  verified: text('Đã kiểm tra, chờ trả lời người yêu cầu', 'Answer checked'),
  replied: text('Đã trả lời người yêu cầu', 'Replied'),
  closed: text('Kết thúc', 'Closed'),
  late: text('Đến muộn, không giải quyết', 'Too late'),
  withdrawn: text('Đã rút', 'Withdrawn'),
};

/** A letter of checking, with what came back. */
export interface Check {
  readonly number: number;
  readonly sent: Extract<TakenStep, { kind: 'check-sent' }>;
  readonly answered: Extract<TakenStep, { kind: 'check-answered' }> | null;
}

export function checksOf({ steps }: Pick<Inquiry, 'steps'>): Check[] {
  return steps
    .filter((step) => step.kind === 'check-sent')
    .map((sent, index) => ({
      number: index + 1,
      sent,
      answered: steps.find((step) => step.kind === 'check-answered' && step.check === index + 1) ?? null,
    })) as Check[];
}

/** The last step of a kind; `null` where there was none. */
export function lastStep<Kind extends InquiryStep['kind']>(
  { steps }: Pick<Inquiry, 'steps'>,
  kind: Kind,
): Extract<TakenStep, { kind: Kind }> | null {
  return (steps.findLast((step) => step.kind === kind) ?? null) as Extract<TakenStep, { kind: Kind }> | null;
}

/** How far a request is: its last step that leads on; what is checked with others beside the way does not lead back. */
export function stateOfInquiry(inquiry: Pick<Inquiry, 'steps' | 'late'>): InquiryState {
  const main = inquiry.steps.findLast(
    ({ kind }) => kind !== 'check-sent' && kind !== 'check-answered' && kind !== 'corrected',
  );
  if (main !== undefined) return main.kind as InquiryState;
  if (inquiry.late) return 'late';
  return inquiry.steps.some(({ kind }) => kind === 'check-sent') ? 'checking' : 'received';
}

/** Whether nothing more is to be done. */
export function isOver(inquiry: Pick<Inquiry, 'steps' | 'late'>): boolean {
  const state = stateOfInquiry(inquiry);
  return state === 'closed' || state === 'withdrawn';
}

/**
 * The asker is answered after checking: the person's answer was checked; or the matter was settled with other bodies and reported without asking the
 * person; or the person let the day go by.
 */
export function mayReply(inquiry: Pick<Inquiry, 'steps' | 'answerBy'>, today: Day): boolean {
  if (lastStep(inquiry, 'verified') !== null) return true;
  if (lastStep(inquiry, 'answered') !== null) return false;
  if (lastStep(inquiry, 'asked') !== null) return inquiry.answerBy !== null && today > inquiry.answerBy;
  return lastStep(inquiry, 'reported') !== null;
}

/** Folds an act into the requests of a round. Throws `CorruptRecord` where it does not fit. */
export function evolveInquiries(inquiries: readonly Inquiry[], event: InquiryRecorded): readonly Inquiry[] {
  if (event.type === 'inquiry-registered') {
    const { inquiry: number, ...request } = event.data;
    if (number !== inquiries.length + 1)
      throw new CorruptRecord(
        event.number,
        text(`yêu cầu số ${number} không đúng thứ tự`, `request ${number} out of order`),
      );
    return [...inquiries, { number, ...request, steps: [], done: done(event) }];
  }
  const { inquiry: number, step, clocks } = event.data;
  const inquiry = inquiries[number - 1];
  if (inquiry === undefined)
    throw new CorruptRecord(event.number, text(`không có yêu cầu số ${number}`, `no request ${number}`));
  if (isOver(inquiry))
    throw new CorruptRecord(event.number, text(`yêu cầu số ${number} đã kết thúc`, `request ${number} is over`));
  if ((step.kind === 'corrected') !== (clocks !== undefined))
    throw new CorruptRecord(
      event.number,
      text('thời hạn không phải của một lần đính chính', 'clocks that do not belong to a correction'),
    );
  const corrected = step.kind === 'corrected' ? { received: step.received, ...clocks } : {};
  const changed: Inquiry = { ...inquiry, ...corrected, steps: [...inquiry.steps, { ...step, done: done(event) }] };
  return inquiries.with(number - 1, changed);
}

/** Every file of the requests by its content, and what it shows. Those that show who asked are never given away with the record. */
export function filesOfInquiries(inquiries: readonly Inquiry[]): ReadonlyMap<string, InquiryFile['shows']> {
  const files = new Map<string, InquiryFile['shows']>();
  for (const { asker, files: own, steps } of inquiries) {
    files.set(asker.sha256, 'asker');
    // The same file named twice shows who asked if one of the two does.
    for (const { sha256, shows } of [...own, ...steps.flatMap((step) => ('files' in step ? step.files : []))])
      if (files.get(sha256) !== 'asker') files.set(sha256, shows);
  }
  return files;
}
