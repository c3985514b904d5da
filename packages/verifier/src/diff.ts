// Whether a newer archive only goes on where an older one ended: nothing that was recorded may ever become another thing.
import { canonicalJson, type Text, text } from '@tinnhiem/core';
import { type Check, type NotChecked, newFindings } from './answer.ts';
import { type Files, openArchive } from './checks/files.ts';
import { checkOpenRecord, type OpenRecord, sentence } from './checks/record.ts';
import { openSealed } from './checks/sealed.ts';
import type { Source } from './container/source.ts';
import { paths } from './contents.ts';

/** What is known of an act: what it says, its hash, or both. */
interface Known {
  readonly number: number;
  /** Canonical text without place in the chain. */
  readonly content: string | null;
  readonly hash: string | null;
  readonly sentence: Text | null;
}

export interface Compared {
  readonly ok: boolean;
  /** Acts in each; `null` where the record cannot be read. */
  readonly old: number | null;
  readonly new: number | null;
  /** The first act that is not the same in both. */
  readonly firstDifference: { readonly act: number; readonly old: Text | null; readonly new: Text | null } | null;
  readonly checks: readonly (Check & { readonly archive: 'old' | 'new' })[];
  readonly notChecked: readonly NotChecked[];
}

/** Compares two archives of one round, act by act. */
export function compareArchives(older: Uint8Array | Source, newer: Uint8Array | Source, passphrase?: string): Compared {
  const sides = { old: readSide(older, passphrase), new: readSide(newer, passphrase) };
  const checks = (['old', 'new'] as const).flatMap((archive) =>
    sides[archive].findings.checks.filter(({ ok }) => !ok).map((check) => ({ ...check, archive })),
  );
  const [from, to] = [sides.old.record, sides.new.record];
  if (from === null || to === null)
    return {
      ok: false,
      old: from?.head.number ?? null,
      new: to?.head.number ?? null,
      firstDifference: null,
      checks,
      notChecked: [],
    };
  const [before, after] = [sides.old.known, sides.new.known];
  const end = from.head.number;
  const changed = [...before.values()].find((known) => differs(known, after.get(known.number)));
  const cut = to.head.number < end ? to.head.number + 1 : undefined;
  const act = changed === undefined ? cut : cut === undefined ? changed.number : Math.min(changed.number, cut);
  const firstDifference =
    act === undefined ? null : { act, old: before.get(act)?.sentence ?? null, new: after.get(act)?.sentence ?? null };
  // Every hash holds all that stands before it: where the older end is found again, nothing before it has changed.
  const isSure = [...before.values()].some(
    ({ number, hash }) => number === end && hash !== null && after.get(number)?.hash === hash,
  );
  const notChecked: NotChecked[] =
    act === undefined && !isSure
      ? [
          {
            code: 'span',
            sentence: text(
              `Việc ${end}, việc cuối của hồ sơ cũ, nằm trong phần niêm phong của hồ sơ mới: chỉ so được các việc mở. Cần mật khẩu của Ban Kiểm phiếu.`,
              `Act ${end}, the last of the older archive, lies in the sealed part of the newer one: only open acts could be compared. The committee's passphrase is needed.`,
            ),
          },
        ]
      : [];
  return {
    ok: act === undefined && checks.length === 0,
    old: end,
    new: to.head.number,
    firstDifference,
    checks,
    notChecked,
  };
}

function readSide(archive: Uint8Array | Source, passphrase: string | undefined) {
  const findings = newFindings();
  const { files, contents } = openArchive(archive, findings);
  const record = checkOpenRecord(files.get(paths.record), findings);
  const known = record === null ? new Map<number, Known>() : knownActs(record, files, contents, passphrase, findings);
  return { findings, record, known };
}

function knownActs(
  record: OpenRecord,
  files: Files,
  contents: Parameters<typeof openSealed>[2],
  passphrase: string | undefined,
  findings: ReturnType<typeof newFindings>,
): Map<number, Known> {
  const whole = openSealed(record, files, contents, passphrase, findings);
  const known = new Map<number, Known>();
  const told = whole?.acts.map((act) => ({ kind: 'act', act }) as const) ?? record.lines;
  for (const line of told) {
    if (line.kind === 'span') {
      const { to: number, hash } = line.span;
      known.set(number, { number, content: null, hash, sentence: null });
      continue;
    }
    const { previous: _previous, hash, ...content } = { previous: '', hash: null as string | null, ...line.act };
    const { number } = line.act;
    known.set(number, {
      number,
      content: canonicalJson(content),
      hash: hash ?? known.get(number)?.hash ?? null,
      sentence: text(sentence(line.act, 'vi'), sentence(line.act, 'en')),
    });
  }
  return new Map([...known].sort(([a], [b]) => a - b));
}

function differs(old: Known, other: Known | undefined): boolean {
  if (other === undefined) return false;
  if (old.hash !== null && other.hash !== null) return old.hash !== other.hash;
  return old.content !== null && other.content !== null && old.content !== other.content;
}
