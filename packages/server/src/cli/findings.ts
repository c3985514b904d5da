import type { Finding, Language, Where } from '@tinnhiem/core';

/** A finding as the command line prints it: its words in the language of the call. */
export interface PrintedFinding {
  readonly id: string;
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly todo: string;
  readonly where: Where;
  readonly settled?: Finding['settled'];
}

export function printedFinding(finding: Finding, language: Language): PrintedFinding {
  const { id, code, severity, message, todo, where, settled } = finding;
  return {
    id,
    code,
    severity,
    message: message[language],
    todo: todo[language],
    where,
    ...(settled === undefined ? {} : { settled }),
  };
}

const severities = {
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  info: { vi: 'Lưu ý', en: 'Note' },
} as const;

const settledWord = { vi: 'Đã xử lý', en: 'Settled' } as const;

/** Findings as people read them: what is wrong, what to do, the id with which it is settled. */
export function findingLines(findings: readonly Finding[], language: Language): string[] {
  return findings.flatMap(({ id, severity, message, todo, where, settled }) => {
    const place = placeWords(where, language);
    return [
      `${severities[severity][language]}: ${place === '' ? '' : `${place}: `}${message[language]}`,
      ...(settled === undefined
        ? [`    → ${todo[language]}`]
        : [
            `    ${settledWord[language]}: ${settled.reason}${settled.choose === undefined ? '' : ` (${settled.choose.join(', ')})`}`,
          ]),
      ...(severity === 'warning' && settled === undefined ? [`    [${id}]`] : []),
    ];
  });
}

/** Where in a file: `nhan-su.xlsx, Chức vụ, dòng 3, cột B (Chức vụ)`. */
export function placeWords({ file, sheet, row, column }: Where, language: Language): string {
  return [
    file,
    sheet,
    row === undefined ? undefined : `${rowWord[language]} ${row}`,
    column === undefined ? undefined : `${columnWord[language]} ${column}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

const rowWord = { vi: 'dòng', en: 'row' } as const;
const columnWord = { vi: 'cột', en: 'column' } as const;
