// The file as such: every byte in its place, every file named in the list of contents, nothing besides.
import { hashOf, type Text, text } from '@tinnhiem/core';
import type { Findings } from '../answer.ts';
import type { ArchiveFile } from '../container/layout.ts';
import { type ContainerProblem, readContainer } from '../container/read.ts';
import type { Source } from '../container/source.ts';
import { type Contents, paths, readContents } from '../contents.ts';

/** The files of an archive by their paths, each read when it is asked for. */
export interface Files {
  readonly paths: readonly string[];
  has(path: string): boolean;
  get(path: string): Uint8Array | undefined;
}

export interface Opened {
  readonly files: Files;
  readonly contents: Contents | null;
}

const containerWords: Readonly<Record<ContainerProblem['problem'], readonly [vi: string, en: string]>> = {
  'not-an-archive': ['tệp này không phải hồ sơ lưu trữ (.zip) của phần mềm', 'this is not an archive of this program'],
  byte: ['một byte khác với byte phải có ở đó', 'a byte is not the one that belongs there'],
  checksum: ['nội dung tệp đã đổi (tổng kiểm không khớp)', 'the content of a file changed (checksum)'],
  path: ['tên tệp không hợp lệ', 'a name of a file is not allowed'],
  order: ['tệp đứng sai chỗ hoặc có hai lần', 'a file stands in the wrong place, or twice'],
  'cut-short': ['hồ sơ bị cắt cụt', 'the archive is cut short'],
  more: ['có thêm byte ở cuối hồ sơ', 'there are more bytes at the end'],
};

/** Takes an archive apart. Whatever is wrong with its bytes is in the findings. */
export function openArchive(archive: Uint8Array | Source, findings: Findings): Opened {
  const { files, problems } = readContainer(archive);
  for (const { problem, offset, file } of problems) {
    const [vi, en] = containerWords[problem];
    const place = file === undefined ? '' : `, ${file}`;
    findings.fail('container', text(`Byte ${offset}${place}: ${vi}.`, `Byte ${offset}${place}: ${en}.`), {
      offset,
      ...(file === undefined ? {} : { file }),
    });
  }
  if (problems.length === 0)
    findings.pass(
      'container',
      text(
        `Tệp hồ sơ nguyên vẹn: ${archive.length} byte, ${files.length} tệp, không byte nào thừa.`,
        `The file is whole: ${archive.length} bytes, ${files.length} files, no byte left over.`,
      ),
    );
  const opened = byPath(files);
  const contents = contentsOf(opened, findings);
  if (contents !== null) compareFiles(opened, contents, findings);
  return { files: opened, contents };
}

function byPath(files: readonly ArchiveFile[]): Files {
  const known = new Map(files.map((file) => [file.path, file]));
  return {
    paths: files.map(({ path }) => path),
    has: (path) => known.has(path),
    get: (path) => known.get(path)?.bytes,
  };
}

function contentsOf(files: Files, findings: Findings): Contents | null {
  const bytes = files.get(paths.contents);
  if (bytes === undefined) {
    findings.fail(
      'contents',
      text(`Thiếu bảng kê ${paths.contents}.`, `The list of contents ${paths.contents} is missing.`),
      { file: paths.contents },
    );
    return null;
  }
  const contents = readContents(bytes);
  if (contents === null)
    findings.fail(
      'contents',
      text(`Bảng kê ${paths.contents} không đọc được.`, `The list of contents ${paths.contents} cannot be read.`),
      { file: paths.contents },
    );
  return contents;
}

/** The two files that the list cannot name: itself, and the record, whose last act names the list. */
const unlisted: readonly string[] = [paths.contents, paths.record];

function compareFiles(there: Files, contents: Contents, findings: Findings): void {
  const listed = new Map(contents.files.map((file) => [file.path, file]));
  const required = [paths.readMe, paths.plan, paths.rules, paths.results];
  if (contents.sealed) required.push(paths.key as never, paths.sealedActs as never);
  const before = findings.checks.length;
  if (listed.size !== contents.files.length)
    findings.fail('contents', text('Bảng kê ghi một tệp hai lần.', 'The list names a file twice.'), {
      file: paths.contents,
    });
  for (const path of required)
    if (!listed.has(path))
      findings.fail('contents', text(`Bảng kê không có ${path}.`, `The list does not name ${path}.`), {
        file: paths.contents,
      });
  const missing: string[] = there.has(paths.record) ? [] : [paths.record];
  const changed: string[] = [];
  for (const { path, bytes, sha256 } of contents.files) {
    const content = there.get(path);
    if (content === undefined) missing.push(path);
    else if (content.length !== bytes || hashOf(content) !== sha256) changed.push(path);
  }
  const besides = there.paths.filter((path) => !listed.has(path) && !unlisted.includes(path));
  failFiles(
    findings,
    missing,
    (path) => text(`Thiếu tệp ${path}.`, `The file ${path} is missing.`),
    (many, first) =>
      text(`Thiếu ${many.vi} tệp, đầu tiên là ${first}.`, `${many.en} files are missing, first ${first}.`),
  );
  failFiles(
    findings,
    changed,
    (path) =>
      text(
        `Tệp ${path} không phải tệp ghi trong bảng kê (SHA-256 khác).`,
        `The file ${path} is not the one of the list (SHA-256).`,
      ),
    (many, first) =>
      text(
        `${many.vi} tệp không phải tệp ghi trong bảng kê (SHA-256 khác), đầu tiên là ${first}.`,
        `${many.en} files are not those of the list (SHA-256), first ${first}.`,
      ),
  );
  failFiles(
    findings,
    besides,
    (path) => text(`Tệp ${path} không có trong bảng kê.`, `The file ${path} is not in the list.`),
    (many, first) =>
      text(
        `${many.vi} tệp không có trong bảng kê, đầu tiên là ${first}.`,
        `${many.en} files are not in the list, first ${first}.`,
      ),
  );
  if (findings.checks.length === before)
    findings.pass(
      'files',
      text(
        `${contents.files.length} tệp đúng với bảng kê (SHA-256), không thiếu, không thừa.`,
        `${contents.files.length} files are those of the list (SHA-256), none missing, none besides.`,
      ),
    );
}

/** `2.000` and `2,000`. */
function grouped(count: number): Text {
  const groups = (separator: string) => String(count).replace(/\B(?=(\d{3})+$)/g, separator);
  return text(groups('.'), groups(','));
}

/** So many files are named one by one; of more, the first in a sentence and all beside it. */
const namedOneByOne = 5;

/** Says what is wrong with some files. A file that was cut off lacks thousands: they are one finding. */
function failFiles(
  findings: Findings,
  files: readonly string[],
  one: (path: string) => Text,
  several: (many: Text, first: string) => Text,
): void {
  const [first] = files;
  if (first === undefined) return;
  if (files.length <= namedOneByOne) for (const path of files) findings.fail('files', one(path), { file: path });
  else {
    findings.fail('files', several(grouped(files.length), first), { file: first, files });
  }
}
