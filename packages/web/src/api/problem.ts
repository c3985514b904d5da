// What can go wrong between screen and server, in words for the person at the screen.
import { type Finding, type Text, text } from '@tinnhiem/core';

/** The server said no (RFC 9457), and why. Nothing was changed. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly todo: Text;
  readonly findings: readonly Finding[];
  /** Seconds until it may be tried again; 0 where there is no wait. */
  readonly seconds: number;
  /** The key of a report package that nobody has compared yet. */
  readonly key: Problem['key'];

  constructor(status: number, problem: Problem) {
    super(problem.message?.en ?? problem.detail ?? problem.title ?? `status ${status}`);
    this.name = 'Refused';
    this.status = status;
    this.code = problem.code ?? `H-${status}`;
    const plain = problem.detail ?? problem.title;
    this.text = problem.message ?? (plain === undefined ? serverFailed(status) : text(plain, plain));
    this.todo = problem.todo ?? text('Tải lại trang rồi thử lại.', 'Reload the page and try again.');
    this.findings = problem.findings ?? [];
    this.seconds = problem.seconds ?? 0;
    this.key = problem.key;
  }
}

/** No answer came: nobody knows whether the server did it. The same id makes asking again harmless. */
export class Unreachable extends Error {
  readonly text = text('Mất kết nối với máy chủ.', 'No connection to the server.');
  readonly todo = text(
    'Kiểm tra mạng và máy chủ; màn hình tự thử lại. Những gì đã xác nhận vẫn còn nguyên.',
    'Check network and server; the screen keeps trying. What was confirmed is safe.',
  );

  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

/** What went wrong on the screen itself, in words. */
export class Told extends Error {
  readonly text: Text;
  readonly todo: Text;

  constructor(what: Text, todo: Text) {
    super(what.en);
    this.name = 'Told';
    this.text = what;
    this.todo = todo;
  }
}

export interface Problem {
  readonly title?: string;
  readonly status?: number;
  readonly code?: string;
  readonly detail?: string;
  readonly message?: Text;
  readonly todo?: Text;
  readonly findings?: readonly Finding[];
  readonly seconds?: number;
  readonly key?: { readonly organisation: string; readonly key: string; readonly fingerprint: string } | undefined;
}

function serverFailed(status: number): Text {
  return text(`Máy chủ báo lỗi (${status}).`, `The server reports an error (${status}).`);
}

/** What to say of anything that was thrown. */
export function explain(error: unknown): { readonly text: Text; readonly todo: Text } {
  if (error instanceof Refused || error instanceof Unreachable || error instanceof Told)
    return { text: error.text, todo: error.todo };
  return {
    text: text('Màn hình gặp lỗi ngoài dự kiến.', 'The screen met an unexpected error.'),
    todo: text(
      'Tải lại trang. Nếu vẫn lỗi, báo cho bộ phận kỹ thuật.',
      'Reload the page. If it stays, tell the technician.',
    ),
  };
}
