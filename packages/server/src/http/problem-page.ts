// Why something was not given, for somebody who followed a link to a paper: a page in words instead of JSON.
import { type ProblemBody, problemTitle } from './problem.ts';

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/** Whether whoever asks is a browser that opens an address, and not a program. */
export const opensPage = (accept: string | undefined): boolean => accept?.split(',')[0]?.trim() === 'text/html';

export function problemPage({ status, code, message, todo }: ProblemBody): string {
  const title = problemTitle(status);
  const paragraph = (lang: 'vi' | 'en') => `<p lang="${lang}">${escaped(message[lang])} ${escaped(todo[lang])}</p>`;
  return `<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title.vi)} · ${escaped(title.en)}</title>
<body style="font: 1.1rem/1.5 sans-serif; max-width: 38rem; margin: 3rem auto; padding: 0 1rem">
<h1 style="font-size: 1.4rem">${escaped(title.vi)} <span lang="en" style="font-weight: normal">· ${escaped(title.en)}</span></h1>
${paragraph('vi')}
${paragraph('en')}
<p style="color: #555">${escaped(code)}</p>
</body></html>`;
}
