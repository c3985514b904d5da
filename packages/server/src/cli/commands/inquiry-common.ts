// What the commands about requests for information share.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type Approved, type InquiryFile, refuse, text, wrongStage } from '@tinnhiem/core';
import { wrongFileType } from '../../http/problem.ts';
import { typeOfScan } from '../../http/scan-file.ts';
import { type Call, type CliArgument, Refused, WrongUse } from '../command.ts';
import { readNamedFile } from '../files.ts';
import type { Session } from '../session.ts';

export const inquiryArgument: CliArgument = {
  name: 'NUMBER',
  what: text('Số của yêu cầu trong sổ', "The request's number in the register"),
};

/** The number that the argument gives. Throws `WrongUse`. */
export function inquiryNumberOf(call: Call): number {
  const given = call.arguments.NUMBER ?? '';
  if (/^[1-9]\d{0,3}$/u.test(given)) return Number(given);
  throw new WrongUse(text(`“${given}” không phải số của một yêu cầu.`, `“${given}” is not the number of a request.`));
}

/** The round once its plan is approved. Throws `Refused` before. */
export async function approvedState(session: Session, id: string): Promise<Approved> {
  const { state } = (await session.round(id)).round;
  if (state.stage === 'approved') return state;
  throw new Refused(refuse(wrongStage, text('Yêu cầu cung cấp thông tin', 'Requests for information'), state.stage));
}

/** Keeps the scans of `--paper` beside the round's record. Throws `Refused` where one is no scan. */
export async function keepPapers(
  call: Call,
  session: Session,
  round: string,
  shows: InquiryFile['shows'],
): Promise<InquiryFile[]> {
  const paths = call.options.paper;
  const kept: InquiryFile[] = [];
  for (const path of Array.isArray(paths) ? (paths as readonly string[]) : []) {
    const bytes = await readNamedFile(path, 'paper');
    const type = typeOfScan(bytes);
    if (type === undefined) throw new Refused(refuse(wrongFileType, basename(path)));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await session.service.store.addAttachment(round, { sha256, name: basename(path), type, bytes });
    kept.push({ sha256, bytes: bytes.length, shows });
  }
  return kept;
}
