// The check of an archive, from its bytes to its figures. It believes nothing that it can work out.
import type { VerifyingGroup } from '@tinnhiem/ballot-box';
import { type Envelope, fingerprint, roundStage, text } from '@tinnhiem/core';
import { newFindings, type Verified } from './answer.ts';
import { checkAnchor } from './checks/anchor.ts';
import { checkBallots } from './checks/ballots.ts';
import { checkBoxes } from './checks/boxes.ts';
import { openArchive } from './checks/files.ts';
import { checkActs, checkBound, checkOpenRecord, type OpenRecord } from './checks/record.ts';
import { checkAttachments, checkDocuments, checkFigures, checkRules } from './checks/round.ts';
import { openSealed } from './checks/sealed.ts';
import type { Source } from './container/source.ts';
import { paths } from './contents.ts';

export interface VerifyOptions {
  /** The fingerprint at the foot of a signed paper, as it was typed. */
  readonly fingerprint?: string | undefined;
  /** The committee's, for the sealed part. */
  readonly passphrase?: string | undefined;
  /** Arithmetic for ballot boxes; the one of every browser where not given. */
  readonly group?: VerifyingGroup;
  readonly progress?: (file: string, done: number, of: number) => void;
}

/** Checks an archive completely, and says what could not be checked. Of a source on the disk one file at a time is held. */
export function verifyArchive(archive: Uint8Array | Source, options: VerifyOptions = {}): Verified {
  const findings = newFindings();
  const { files, contents } = openArchive(archive, findings);
  const recordBytes = files.get(paths.record);
  const contentsBytes = files.get(paths.contents);
  const record = checkOpenRecord(recordBytes, findings);
  if (record !== null && recordBytes !== undefined && contents !== null && contentsBytes !== undefined)
    checkBound(record, { record: recordBytes, contents: contentsBytes }, contents, findings);
  const opened = record === null ? null : openSealed(record, files, contents, options.passphrase, findings);
  const whole = opened?.acts ?? null;
  const folded = record === null ? null : checkActs(record, whole, findings);
  const hashes = record === null ? new Map<number, string>() : hashesOf(record, whole);
  const acts = record === null ? [] : actsOf(record, whole);
  if (folded !== null) {
    checkRules(folded, files, findings);
    checkFigures(folded, files, findings);
    if (
      contents !== null &&
      (contents.round !== folded.round.state.id || contents.rehearsal !== folded.round.state.rehearsal)
    )
      findings.fail('contents', text('Bảng kê nói về một đợt khác.', 'The list of contents speaks of another round.'), {
        file: paths.contents,
      });
  }
  if (contents !== null && record !== null)
    checkDocuments(contents, { hashes, hidden: acts.filter(({ number }) => !hashes.has(number)).length }, findings);
  if (record !== null) checkAttachments(acts, files, findings);
  checkBallots(files, opened, folded?.round ?? null, options.progress, findings);
  checkBoxes(files, folded?.round ?? null, options, findings);
  if (contents !== null && !contents.finished)
    findings.notChecked.push({
      code: 'unfinished',
      sentence: text(
        'Hồ sơ CHƯA KẾT THÚC: đợt còn tiếp tục sau khi lập hồ sơ này, và hồ sơ không ghi nhận bảng kê các tệp.',
        'UNFINISHED archive: the round went on after it was written, and the record does not name its list of files.',
      ),
    });
  const partly = whole === null;
  const last = record?.head.number ?? 0;
  const anchor =
    record === null && options.fingerprint === undefined
      ? null
      : checkAnchor(options.fingerprint, { hashes, acts, last, partly }, findings);
  const ok = findings.checks.every((check) => check.ok);
  const state = folded?.round.state;
  return {
    ok,
    round: state?.id ?? contents?.round ?? null,
    title: state?.plan.title ?? null,
    stage: state === undefined ? null : roundStage(state),
    rehearsal: state?.rehearsal ?? null,
    acts: record?.head.number ?? null,
    fingerprint: record === null ? null : fingerprint(record.head.hash),
    anchored: anchor !== null && ok,
    anchor,
    opened: whole !== null && record?.lines.some(({ kind }) => kind === 'span') === true,
    checks: findings.checks,
    notChecked: findings.notChecked,
  };
}

/** The hashes that are known, by number of their act. */
function hashesOf({ lines }: OpenRecord, whole: readonly Envelope[] | null): Map<number, string> {
  if (whole !== null) return new Map(whole.map(({ number, hash }) => [number, hash]));
  return new Map(
    lines.flatMap((line): [number, string][] =>
      line.kind === 'act'
        ? [[line.act.number, line.act.hash]]
        : line.kind === 'span'
          ? [[line.span.to, line.span.hash]]
          : [],
    ),
  );
}

function actsOf({ lines }: OpenRecord, whole: readonly Envelope[] | null) {
  return whole ?? lines.flatMap((line) => (line.kind === 'span' ? [] : [line.act]));
}
