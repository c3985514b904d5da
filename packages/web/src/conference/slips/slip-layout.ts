// What is on a slip and how slips lie on the sheet. Pure, so that preview, print and test see the same.

/** Two columns of four: A7 across, cut from A4. */
export const slipsOnPage = 8;

/** What every slip of a list says besides its code. */
export interface SlipFacts {
  readonly organisation: string;
  readonly conference: string;
  /** `01/03/2019`. */
  readonly day: string;
  readonly list: string;
  /** Where the voter's page is, without a slash at the end: `http://192.168.1.5:4000`. */
  readonly base: string;
  /** SHA-256 of the server's own certificate; `null` on plain http or with a public certificate. */
  readonly certificate: string | null;
  readonly rehearsal: boolean;
}

/** Codes page by page, in the order in which they were drawn. */
export function slipPages(codes: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(codes.length / slipsOnPage) }, (_, page) =>
    codes.slice(page * slipsOnPage, (page + 1) * slipsOnPage),
  );
}

/** What the QR code opens: the code is behind `#`, so the browser never sends it. */
export function slipAddress(base: string, code: string): string {
  return `${base}/b#${code}`;
}

/** One for everybody on the roll, and a tenth more, at least five, to replace spoiled ones. */
export function suggestedSlips(voters: number): number {
  return voters + Math.max(5, Math.ceil(voters / 10));
}

/** An address as it was typed, if a phone could open it: without path and slash at the end. `null` where it is none. */
export function readBase(typed: string): string | null {
  const text = /^https?:\/\//iu.test(typed.trim()) ? typed.trim() : `http://${typed.trim()}`;
  if (!URL.canParse(text)) return null;
  const { origin, pathname, hostname } = new URL(text);
  return pathname === '/' && hostname !== '' ? origin : null;
}

/** Whether only the computer itself knows an address. */
export function isOnlyHere(base: string): boolean {
  return /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=:|$)/u.test(base);
}
