// What the record tells, against what lies beside it: rules, plan, figures, papers, signed scans.
import {
  canonicalJson,
  contentHash,
  type Envelope,
  fingerprint,
  hashOf,
  type Round,
  rulesOfPlan,
  text,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import type { Findings } from '../answer.ts';
import { type Contents, paths } from '../contents.ts';
import { figuresOf } from '../figures.ts';
import type { Folded } from '../record/fold.ts';
import type { Files } from './files.ts';

function isText(bytes: Uint8Array | undefined, expected: string): boolean {
  return bytes !== undefined && hashOf(bytes) === hashOf(expected);
}

/** The rules in force, as an archive carries them: pinned where the plan is approved, those of the program before. */
export function rulesInForce({ state }: Round) {
  if (state.stage === 'approved') return state.rules;
  const named = ruleSet(state.plan.rules.id);
  return named.ok ? rulesOfPlan(named.value, state.plan.rules) : null;
}

/** Rules and plan beside the record are those of the record; a rule set that this program has too is compared with its own. */
export function checkRules({ round }: Folded, files: Files, findings: Findings): void {
  const { state } = round;
  const rules = rulesInForce(round);
  for (const [path, value] of [
    [paths.plan, state.plan],
    [paths.rules, rules],
  ] as const)
    if (!isText(files.get(path), canonicalJson(value)))
      findings.fail('rules', text(`${path} không phải là bản ghi trong hồ sơ.`, `${path} is not that of the record.`), {
        file: path,
      });
  if (findings.failed('rules')) return;
  const ours = ruleSet(state.plan.rules.id);
  const same =
    ours.ok && rules !== null && contentHash(rulesOfPlan(ours.value, state.plan.rules)) === contentHash(rules);
  const name = rules?.name ?? text(state.plan.rules.id, state.plan.rules.id);
  if (!same)
    findings.notChecked.push({
      code: 'rules-differ',
      sentence: text(
        `Bộ quy định trong hồ sơ (${name.vi}) khác với bản kèm phần mềm này: hãy so từng giá trị trong ${paths.rules} với văn bản gốc.`,
        `The rule set of the record (${name.en}) differs from the one of this program: compare the values in ${paths.rules} with the instrument.`,
      ),
    });
  findings.pass(
    'rules',
    same
      ? text(
          `Quy định áp dụng là ${name.vi}, đúng mã băm đã chốt và đúng bản kèm phần mềm.`,
          `The rules are ${name.en}, as pinned at the approval, and as this program has them.`,
        )
      : text(
          `Quy định áp dụng là ${name.vi}, đúng mã băm đã chốt khi phê duyệt.`,
          `The rules are ${name.en}, as pinned at the approval.`,
        ),
  );
}

/** Every figure once more: results, percentages, what the rules say is to be considered. */
export function checkFigures({ round, unread }: Folded, files: Files, findings: Findings): void {
  const figures = figuresOf(round);
  const lists = figures.conferences.reduce((total, { lists }) => total + lists.length, 0);
  if (unread.length === 0)
    findings.pass(
      'results',
      text(
        `Kết quả của ${lists} danh sách đã tính lại từ những gì được đọc và quyết định: khớp.`,
        `Results of ${lists} lists worked out again from what was read and decided: the same.`,
      ),
    );
  else
    findings.pass(
      'results',
      text(
        `Kết quả của ${lists} danh sách khớp với số phiếu phát ra, thu về và với tổng từng người.`,
        `Results of ${lists} lists fit the ballots issued and collected, and every person's total.`,
      ),
    );
  if (!isText(files.get(paths.results), canonicalJson(figures))) {
    findings.fail(
      'figures',
      text(
        `${paths.results}: tỷ lệ hoặc kết luận không khớp với kết quả tính lại.`,
        `${paths.results}: percentages or outcomes are not those that follow from the results.`,
      ),
      { file: paths.results },
    );
    return;
  }
  findings.pass(
    'figures',
    text('Tỷ lệ và kết luận theo quy định đã tính lại: khớp.', 'Percentages and outcomes worked out again: the same.'),
  );
}

/**
 * Every paper belongs to an act of the record. `hashes`: of the acts that are known, by number. `hidden`: how many acts stand open between sealed
 * ones, where their hashes are not shown; where few ballots were cast, the act of a paper may be one of them.
 */
export function checkDocuments(
  contents: Contents,
  { hashes, hidden }: { readonly hashes: ReadonlyMap<number, string>; readonly hidden: number },
  findings: Findings,
): void {
  const known = new Set([...hashes.values()].map(fingerprint));
  const papers = contents.files.filter(({ document }) => document !== null);
  const unknown = papers.filter(({ document }) => document !== null && !known.has(document.fingerprint));
  const acts = new Set(unknown.map(({ document }) => document?.fingerprint)).size;
  if (acts > 0 && acts <= hidden)
    findings.notChecked.push({
      code: 'documents',
      sentence: contents.sealed
        ? text(
            `${unknown.length} văn bản mang mã của việc nằm trong phần niêm phong: chưa đối chiếu được mã. Cần mật khẩu của Ban Kiểm phiếu (--passphrase-file).`,
            `${unknown.length} documents carry fingerprints of acts in the sealed part, which could not be compared. The committee's passphrase is needed (--passphrase-file).`,
          )
        : text(
            `${unknown.length} văn bản mang mã của việc nằm trong phần phiếu, mà hồ sơ này không kèm: chưa đối chiếu được mã.`,
            `${unknown.length} documents carry fingerprints of acts among the ballots, which this archive does not hold: they could not be compared.`,
          ),
    });
  else
    for (const { path, document } of unknown)
      findings.fail(
        'documents',
        text(
          `${path}: mã ${document?.fingerprint} ở chân văn bản không phải của việc nào trong hồ sơ.`,
          `${path}: the fingerprint ${document?.fingerprint} at its foot belongs to no act of the record.`,
        ),
        { file: path },
      );
  if (findings.failed('documents')) return;
  const found = papers.length - unknown.length;
  findings.pass(
    'documents',
    text(
      `${found} văn bản mang mã của các việc có trong hồ sơ.`,
      `${found} documents carry fingerprints of acts of the record.`,
    ),
  );
}

/** The folder of signed scans, each named by its SHA-256. */
export const attachmentsFolder = 'attachments/';

/** Every signed scan that the record names lies in the archive, and is what its name says. */
export function checkAttachments(
  acts: readonly Pick<Envelope, 'number' | 'type' | 'data'>[],
  files: Files,
  findings: Findings,
): void {
  const kept = new Map(
    files.paths
      .filter((path) => path.startsWith(attachmentsFolder))
      .map((path) => [path.slice(attachmentsFolder.length).replace(/\..*$/, ''), path]),
  );
  const named = acts.flatMap(({ number, data }) => {
    const { scan } = (data ?? {}) as { scan?: { name: string; sha256: string; bytes: number } | null };
    return scan === undefined || scan === null ? [] : [{ number, ...scan }];
  });
  for (const { number, name, sha256 } of named) {
    const path = kept.get(sha256);
    const file = path === undefined ? undefined : files.get(path);
    if (path === undefined || file === undefined)
      findings.fail(
        'attachments',
        text(`Việc ${number}: thiếu bản quét đã ký “${name}”.`, `Act ${number}: the signed scan “${name}” is missing.`),
        { act: number },
      );
    else if (hashOf(file) !== sha256)
      findings.fail(
        'attachments',
        text(`${path} không phải bản quét ghi ở việc ${number}.`, `${path} is not the scan named by act ${number}.`),
        { file: path, act: number },
      );
  }
  if (!findings.failed('attachments'))
    findings.pass(
      'attachments',
      text(
        `${named.length} bản quét đã ký có đủ và đúng SHA-256 ghi trong hồ sơ.`,
        `${named.length} signed scans are there, each with the SHA-256 of the record.`,
      ),
    );
}
