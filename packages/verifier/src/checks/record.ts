// The record: its text, its chain, the list of contents bound into it, and every act as the procedure allows it.
import {
  CorruptRecord,
  canonicalJson,
  chainProblems,
  type Envelope,
  type Head,
  hashOf,
  sentenceOf,
  type Text,
  text,
  verifyChain,
} from '@tinnhiem/core';
import type { Findings } from '../answer.ts';
import { type Contents, paths } from '../contents.ts';
import { type Folded, foldOpen, foldWhole } from '../record/fold.ts';
import { verifyOpenChain } from '../record/open-chain.ts';
import { type LineProblem, type OpenLine, openText, readOpenText } from '../record/open-record.ts';

const lineWords: Readonly<Record<LineProblem['problem'], readonly [vi: string, en: string]>> = {
  'not-utf8': ['không phải chữ UTF-8', 'not UTF-8'],
  'not-json': ['không phải JSON', 'not JSON'],
  'not-an-act': ['không phải một việc của hồ sơ', 'not an act'],
  'not-canonical': ['không đúng cách viết chuẩn (RFC 8785)', 'not in canonical form (RFC 8785)'],
  'no-line-end': ['không kết thúc dòng', 'no line end'],
  empty: ['không có việc nào', 'no acts'],
};

/** The words of a line that cannot be read. */
export function lineSentence({ line, problem }: LineProblem, file: string) {
  const [vi, en] = lineWords[problem];
  return text(`${file}, dòng ${line}: ${vi}.`, `${file}, line ${line}: ${en}.`);
}

export interface OpenRecord {
  readonly lines: readonly OpenLine[];
  readonly head: Head;
}

/** The open record with its chain checked; `null` where it cannot be read. */
export function checkOpenRecord(bytes: Uint8Array | undefined, findings: Findings): OpenRecord | null {
  if (bytes === undefined) return null;
  const read = readOpenText(bytes);
  if (!read.ok) {
    findings.fail('record', lineSentence(read.error, paths.record), { file: paths.record, line: read.error.line });
    return null;
  }
  const chained = verifyOpenChain(read.value);
  if (!chained.ok) {
    failChain(chained.error, findings);
    return null;
  }
  const sealed = read.value.reduce(
    (total, line) => total + (line.kind === 'span' ? line.span.to - line.span.from + 1 : 0),
    0,
  );
  const { number } = chained.value;
  findings.pass(
    'chain',
    sealed === 0
      ? text(
          `Chuỗi hồ sơ liền mạch: ${number} việc, mã băm của từng việc đã tính lại.`,
          `The chain is whole: ${number} acts, every hash worked out again.`,
        )
      : text(
          `Chuỗi hồ sơ liền mạch: ${number} việc; đã tính lại mã băm của ${number - sealed} việc và hai đầu của phần niêm phong (${sealed} việc).`,
          `The chain is whole: ${number} acts; the hashes of ${number - sealed} and both ends of what is sealed (${sealed} acts) worked out again.`,
        ),
  );
  return { lines: read.value, head: chained.value };
}

function failChain(
  { number, problem }: { number: number; problem: keyof typeof chainProblems },
  findings: Findings,
): void {
  const { vi, en } = chainProblems[problem];
  findings.fail('chain', text(`Việc ${number}: ${vi}.`, `Act ${number}: ${en}.`), { file: paths.record, act: number });
}

/** Puts the opened acts into their spans and checks the whole chain; `null` where they do not fit. */
export function checkWholeRecord(
  { lines, head }: OpenRecord,
  opened: readonly Envelope[],
  findings: Findings,
): readonly Envelope[] | null {
  const whole = [...lines.flatMap((line) => (line.kind === 'act' ? [line.act] : [])), ...opened].sort(
    (a, b) => a.number - b.number,
  );
  const chained = verifyChain(whole);
  if (!chained.ok) {
    failChain(chained.error, findings);
    return null;
  }
  const told = lines.map((line) => JSON.stringify(line)).join();
  const again = readOpenText(new TextEncoder().encode(openText(whole)));
  const same = again.ok && again.value.map((line) => JSON.stringify(line)).join() === told;
  if (chained.value.hash !== head.hash || !same) {
    const at = again.ok ? firstDifferent(lines, again.value) : 1;
    findings.fail(
      'sealed',
      text(
        `Việc ${at}: phần mở của hồ sơ không phải là phần mở của hồ sơ trong phần niêm phong.`,
        `Act ${at}: the open part is not that of the record in the sealed part.`,
      ),
      { file: paths.record, act: at },
    );
    return null;
  }
  return whole;
}

function firstDifferent(lines: readonly OpenLine[], others: readonly OpenLine[]): number {
  const index = lines.findIndex((line, at) => JSON.stringify(line) !== JSON.stringify(others[at]));
  const line = lines[Math.max(0, index)];
  return line === undefined ? 1 : line.kind === 'span' ? line.span.from : line.act.number;
}

interface BoundBytes {
  readonly record: Uint8Array;
  readonly contents: Uint8Array;
}

/** Checks that the record and the list of contents speak of each other. */
export function checkBound(record: OpenRecord, bytes: BoundBytes, contents: Contents, findings: Findings): void {
  const problem = boundProblem(record, bytes, contents);
  if (problem !== null) findings.fail('bound', problem.words, { file: paths.contents, act: problem.act });
  else
    findings.pass(
      'bound',
      contents.finished
        ? text(
            'Bảng kê các tệp được ghi vào việc cuối của hồ sơ.',
            "The list of files is named by the record's last act.",
          )
        : text('Bảng kê thuộc hồ sơ này, tính đến việc cuối.', 'The list belongs to this record as it stands.'),
    );
}

function boundProblem(
  { lines, head }: OpenRecord,
  bytes: BoundBytes,
  { record, finished, files, sealed }: Contents,
): { readonly words: Text; readonly act: number } | null {
  const problem = (act: number, vi: string, en: string) => ({ act, words: text(vi, en) });
  const expected = record.number + (finished ? 1 : 0);
  if (head.number !== expected)
    return problem(
      head.number,
      `Hồ sơ có ${head.number} việc, bảng kê nói ${expected}.`,
      `The record has ${head.number} acts, the list says ${expected}.`,
    );
  const line = lines.at(-1);
  const last = finished && line?.kind === 'act' ? line.act : null;
  if ((finished ? last?.previous : head.hash) !== record.hash)
    return problem(record.number, 'Bảng kê không thuộc hồ sơ này.', 'The list does not belong to this record.');
  if (hashOf(finished ? withoutLastLine(bytes.record) : bytes.record) !== record.sha256)
    return problem(
      record.number,
      'Phần mở của hồ sơ không phải là phần mở mà bảng kê ghi.',
      'The open part of the record is not that of the list.',
    );
  if (!finished) return null;
  const said = canonicalJson(last?.type === 'round-archived' ? last.data : null);
  return said === canonicalJson({ contents: hashOf(bytes.contents), files: files.length, sealed })
    ? null
    : problem(
        head.number,
        `Việc ${head.number} không ghi bảng kê này: có người đã đổi bảng kê hoặc các tệp.`,
        `Act ${head.number} does not name this list: somebody changed the list, or files.`,
      );
}

function withoutLastLine(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2) + 1);
}

/** Folds the record: `whole` where everything is open, the open lines otherwise. `null` where an act does not fit. */
export function checkActs({ lines }: OpenRecord, whole: readonly Envelope[] | null, findings: Findings): Folded | null {
  try {
    const folded = whole === null ? foldOpen(lines) : foldWhole(whole);
    findings.pass(
      'acts',
      text(
        'Mọi việc trong hồ sơ diễn ra đúng trình tự của quy trình.',
        'Every act is one that the procedure allows there.',
      ),
    );
    return folded;
  } catch (error) {
    if (!(error instanceof CorruptRecord)) throw error;
    const acts = whole ?? lines.flatMap((line) => (line.kind === 'span' ? [] : [line.act]));
    const act = acts.find(({ number }) => number === error.number);
    const { problem: said } = error;
    const place = {
      file: paths.record,
      act: error.number,
      ...(act === undefined || act.stream === 'round' ? {} : { conference: act.stream }),
    };
    if (act?.type === 'canvassed')
      findings.fail(
        'results',
        text(
          `Việc ${error.number}: kết quả ghi trong hồ sơ không khớp với số phiếu và với những gì đã đọc, quyết định.`,
          `Act ${error.number}: the stored result does not fit the ballots and what was read and decided (${said.en}).`,
        ),
        place,
      );
    else
      findings.fail(
        'acts',
        text(
          `Việc ${error.number} (${act === undefined ? '' : sentence(act, 'vi')}) không thể có ở chỗ này: ${said.vi}.`,
          `Act ${error.number} (${act === undefined ? '' : sentence(act, 'en')}) cannot stand there: ${said.en}.`,
        ),
        place,
      );
    return null;
  }
}

/** What an act says, also where its data is not what it should be. */
export function sentence(act: Pick<Envelope, 'type' | 'data'>, language: 'vi' | 'en'): string {
  try {
    return sentenceOf(act)[language];
  } catch {
    return act.type;
  }
}
