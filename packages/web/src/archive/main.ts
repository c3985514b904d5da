// Drop the archive of a round; it is checked here, whole, by the same verifier as at the command line.
import type { Verified } from '@tinnhiem/verifier';
import './archive.css';
import type { Question, Told } from './worker.ts';

function element<Kind extends HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no ${id} on the page`);
  return found as Kind;
}

const [form, drop, input, chosen, answer, button] = [
  element<HTMLFormElement>('form'),
  element('drop'),
  element<HTMLInputElement>('file'),
  element('chosen'),
  element('answer'),
  element<HTMLButtonElement>('check'),
];
let file: File | null = null;
// Started now, so that it is there when the network is not.
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
worker.addEventListener('error', ({ message }) => failed(message));
worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  if ('progress' in data) return show([paragraph(`Đang kiểm tra… ${data.progress}`)]);
  button.disabled = false;
  if ('mistyped' in data) return mistyped(data.mistyped);
  show(verdict(data.verified, data.stage));
});

function choose(given: File | null | undefined): void {
  if (given === null || given === undefined) return;
  file = given;
  chosen.textContent = `${given.name} (${Math.ceil(given.size / 1024).toLocaleString('vi')} KB)`;
  button.disabled = false;
  answer.hidden = true;
}

input.addEventListener('change', () => choose(input.files?.item(0)));
// Wherever on the page a file is dropped, the browser must not open it in place of the page.
for (const kind of ['dragover', 'drop', 'dragleave'] as const)
  addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', kind === 'dragover');
    if (kind === 'drop') choose((event as DragEvent).dataTransfer?.files.item(0));
  });

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (file !== null) check(file);
});

function check(given: File): void {
  show([paragraph('Đang kiểm tra…')]);
  button.disabled = true;
  try {
    const [fingerprint, passphrase] = ['fingerprint', 'passphrase'].map((id) => element<HTMLInputElement>(id).value);
    const question: Question = {
      file: given,
      ...(fingerprint?.trim() ? { fingerprint } : {}),
      ...(passphrase ? { passphrase } : {}),
    };
    worker.postMessage(question);
  } catch (error) {
    failed(error instanceof Error ? error.message : String(error));
  }
}

/** A slip of whoever types says nothing about the archive. */
function mistyped(typed: string): void {
  element('fingerprint').focus();
  show([
    paragraph('Chưa kiểm tra: mã gõ chưa đúng.', 'verdict wrong'),
    paragraph(
      `“${typed}” không phải mã nhận dạng. Mã ở chân biên bản có 16 chữ và số, như 7KQ2-M0XD-8TRB-44ZN. Gõ lại, hoặc để trống.`,
    ),
  ]);
}

function failed(problem: string): void {
  button.disabled = false;
  show([
    paragraph('Không kiểm tra được tệp này trong trình duyệt.', 'verdict wrong'),
    paragraph(`Hãy dùng lệnh: npx tinnhiem verify TEP.zip (${problem})`),
  ]);
}

function show(parts: readonly HTMLElement[]): void {
  answer.replaceChildren(...parts);
  answer.hidden = false;
}

function verdict(verified: Verified, stage: string): HTMLElement[] {
  const { ok, rehearsal, title, fingerprint, checks, notChecked } = verified;
  // Whatever is wrong stands first: on a phone the list is long.
  const sorted = [...checks.filter((check) => !check.ok), ...checks.filter((check) => check.ok)];
  return [
    paragraph(judgement(verified), `verdict ${ok ? 'right' : 'wrong'}`),
    ...(rehearsal === true ? [paragraph('DIỄN TẬP: mọi người và mọi số liệu là hư cấu.', 'mark')] : []),
    ...(title === null ? [] : [paragraph(`${title} (${stage}); mã của hồ sơ: ${fingerprint ?? ''}`)]),
    list(sorted.map((check) => [onPage(check.sentence.vi), check.ok ? 'ok' : 'bad'])),
    ...(notChecked.length === 0
      ? []
      : [heading('Chưa kiểm tra được'), list(notChecked.map(({ sentence }) => [onPage(sentence.vi), 'open']))]),
  ];
}

function judgement({ ok, anchored, checks }: Verified): string {
  if (ok && anchored) return 'Hồ sơ đúng, và là hồ sơ của biên bản đã ký.';
  if (ok) return 'Hồ sơ không tự mâu thuẫn. Chưa so với biên bản giấy.';
  // Somebody who mistyped has found nothing wrong with the archive.
  return checks.every((check) => check.ok || check.code === 'passphrase')
    ? 'Mật khẩu không đúng. Phần còn lại của hồ sơ không tự mâu thuẫn; hãy gõ lại mật khẩu.'
    : 'Hồ sơ SAI: không dựa vào tệp này trước khi làm rõ.';
}

/** A sentence without the option of the command line that it names: the page has a field for it. */
function onPage(sentence: string): string {
  return sentence.replace(/ \(--[a-z-]+\)/gu, '');
}

function paragraph(words: string, className = ''): HTMLElement {
  const made = document.createElement('p');
  made.textContent = words;
  made.className = className;
  return made;
}

function heading(words: string): HTMLElement {
  const made = document.createElement('h2');
  made.textContent = words;
  return made;
}

function list(items: readonly (readonly [words: string, className: string])[]): HTMLElement {
  const made = document.createElement('ul');
  made.append(
    ...items.map(([words, className]) => {
      const item = document.createElement('li');
      item.textContent = words;
      item.className = className;
      return item;
    }),
  );
  return made;
}
