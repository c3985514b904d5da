// What a finished document says, read by programs that are not ours.
import { execFileSync } from 'node:child_process';
import { unzipSync } from 'fflate';

/** The words of a PDF in reading order, spaces and line ends as one space. Needs pdftotext (poppler-utils). */
export function wordsOfPdf(bytes: Uint8Array): string {
  const text = execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8', maxBuffer: 64 << 20 });
  return text.normalize('NFC').replace(/\s+/gu, ' ');
}

/** The words of a DOCX, paragraphs divided by a space. */
export function wordsOfDocx(bytes: Uint8Array): string {
  const document = unzipSync(bytes)['word/document.xml'];
  const xml = new TextDecoder().decode(document);
  return xml
    .replace(/<\/w:p>/gu, ' ')
    .replace(/<[^>]+>/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ');
}
