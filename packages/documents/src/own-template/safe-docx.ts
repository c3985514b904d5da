// Files of Word come from anywhere. What could harm whoever opens what is made of them, or the machine that reads them, is refused by name.
import { unzipSync } from 'fflate';

/** Why a file is not taken, in Vietnamese. */
export class HostileFile extends Error {}

export const mostBytes = 4 * 1024 * 1024;
const mostUnpacked = 40 * 1024 * 1024;
const mostParts = 400;

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Fields that fetch something or start a program when the document is opened. */
const fetching = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b/iu;

/** The parts of a DOCX, if nothing in it is dangerous. Throws `HostileFile`. */
export function safeParts(file: Uint8Array): Readonly<Record<string, Uint8Array>> {
  if (file.length > mostBytes) refuse(`Tệp lớn hơn ${mostBytes / 1024 / 1024} MB.`);
  const parts = unpack(file);
  const text = (name: string): string => xmlOf(name, parts[name]);
  if (parts['[Content_Types].xml'] === undefined || parts['word/document.xml'] === undefined)
    refuse('Đây không phải tệp Word (.docx). Tệp .doc cũ: mở bằng Word rồi lưu thành .docx.');
  if (!text('[Content_Types].xml').includes(mainType))
    refuse('Tệp không phải văn bản Word thường: tệp có macro (.docm) hoặc tệp mẫu (.dotx) thì lưu lại thành .docx.');
  for (const name of Object.keys(parts)) {
    if (/\.(bin|exe|dll|js|vbs|ps1)$/iu.test(name) && !/printerSettings/iu.test(name))
      refuse(`Tệp có phần chạy được hoặc đối tượng nhúng (“${name}”). Xóa phần đó rồi lưu lại.`);
    if (/^word\/(activeX|embeddings|vba)|^customUI/iu.test(name))
      refuse(`Tệp có đối tượng nhúng hoặc macro (“${name}”). Xóa phần đó rồi lưu lại.`);
    if (/\.(xml|rels)$/iu.test(name)) checkXml(name, text(name));
  }
  return parts;
}

function refuse(why: string): never {
  throw new HostileFile(why);
}

function unpack(file: Uint8Array): Record<string, Uint8Array> {
  let parts = 0;
  let bytes = 0;
  try {
    return unzipSync(file, {
      // Before a part is unpacked; no more is ever unpacked of it than it says here.
      filter({ name, originalSize }) {
        parts += 1;
        bytes += originalSize;
        if (parts > mostParts || bytes > mostUnpacked)
          refuse('Tệp nén quá lớn khi giải nén: không phải văn bản bình thường.');
        if (/^[/\\]|\.\.|\\|^[a-z]:/iu.test(name)) refuse(`Tên phần “${name}” trong tệp không hợp lệ.`);
        return !name.endsWith('/');
      },
    });
  } catch (error) {
    if (error instanceof HostileFile) throw error;
    return refuse('Không mở được tệp: tệp hỏng, hoặc không phải tệp Word (.docx).');
  }
}

function xmlOf(name: string, part: Uint8Array | undefined): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part);
  } catch {
    return refuse(`Phần “${name}” không ghi bằng UTF-8.`);
  }
}

function checkXml(name: string, xml: string): void {
  if (/<!DOCTYPE|<!ENTITY/iu.test(xml) || /^<\?xml[^>]*encoding=["'](?!utf-8)/iu.test(xml))
    refuse(`Phần “${name}” có khai báo XML không được phép.`);
  if (/<w:altChunk\b/u.test(xml)) refuse(`Phần “${name}” chèn một tệp khác. Dán nội dung vào thay cho tệp chèn.`);
  for (const [relation] of name.endsWith('.rels') ? xml.matchAll(/<Relationship\b[^>]*>/gu) : []) {
    if (!/TargetMode\s*=\s*["']External/iu.test(relation)) continue;
    const target = /Target\s*=\s*["']([^"']*)/u.exec(relation)?.[1] ?? '';
    if (!/\/hyperlink["']/u.test(relation) || !/^(https?|mailto):/iu.test(target))
      refuse(`Tệp lấy nội dung từ bên ngoài (“${target}”). Bỏ liên kết đó: hình thì dán thẳng vào văn bản.`);
  }
  const fields = [
    ...[...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)/gu)].map(([, words]) => words),
    ...[...xml.matchAll(/w:instr\s*=\s*"([^"]*)"/gu)].map(([, words]) => ` ${words} `),
  ].join('');
  const field = fetching.exec(fields)?.[1];
  if (field !== undefined) refuse(`Tệp có trường “${field}” lấy nội dung từ nơi khác. Xóa trường đó.`);
}
