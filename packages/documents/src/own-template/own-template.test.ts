// An organisation's own template of Word: what it may name, what it is refused for, and what comes out. All people are invented.
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type FormName, forms } from '../forms/forms.ts';
import { markup, sample } from '../testing/samples.ts';
import {
  checkTemplate,
  fillTemplate,
  HostileFile,
  linesOf,
  type Placeholder,
  placeholdersOf,
  safeParts,
  starterTemplate,
} from './index.ts';
import { commonWords, fieldWords, nameKey } from './words.ts';

const names = (Object.keys(forms) as FormName[]).filter((name) =>
  (forms[name].formats as readonly string[]).includes('docx'),
);
const options = { date: '2019-03-01', fingerprint: 'K3QZ-7WXA-M2PD-9RTE' } as const;
const contentTypes =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

const escaped = (words: string): string => words.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

/** A file of Word with a paragraph for each line; `more`: other parts, or other content of these. */
function word(lines: readonly string[], more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const body = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`).join('');
  const parts = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

const found = (form: FormName, ...lines: string[]) =>
  checkTemplate(form, safeParts(word(lines)))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

describe('what a template may name', () => {
  test('every field of every form has a Vietnamese name, and no two have the same', () => {
    const all = (level: readonly Placeholder[]): string[] =>
      level.flatMap(({ name, children }) => [name, ...all(children)]);
    const own = new Set([...Object.values(fieldWords), ...Object.values(commonWords)]);
    for (const form of names)
      for (const name of all(placeholdersOf(form))) expect(own, `${form}: ${name}`).toContain(name);
    const keys = [...own].map(nameKey);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('whatever a template may name is explained in both languages', () => {
    const all = (level: readonly Placeholder[]): Placeholder[] =>
      level.flatMap((placeholder) => [placeholder, ...all(placeholder.children)]);
    for (const form of names)
      for (const { name, meaning } of all(placeholdersOf(form))) {
        for (const words of [meaning.vi, meaning.en]) expect(words, `${form}: ${name}`).toMatch(/^[^|]{4,}$/u);
        expect(meaning.en, `${form}: ${name}`).not.toBe(meaning.vi);
      }
  });

  test.each([
    'plan',
    'personal-invitation',
    'counting-minutes',
    'result-summary',
    'weekly-notice',
    'inquiry-check-letter',
  ] as const)('%s: the file to begin with names everything, has no mistake, and can be filled', async (form) => {
    const file = await starterTemplate(form);
    expect(checkTemplate(form, safeParts(file)).findings).toEqual([]);
    const filled = linesOf(fillTemplate(form, file, sample(form), options));
    expect(filled.join(' ')).not.toMatch(/[{}]|undefined|\[object/u);
    expect(filled).toContain(`${commonWords.fingerprint}: ${options.fingerprint}`);
  });

  test('names may be typed with or without tones, in capitals, with another sign between the words', () => {
    expect(found('invitation', '{cơ quan ban hành.tên cơ quan} {CO_QUAN_BAN_HANH.TEN_CO_QUAN} {Giờ họp}')).toEqual([]);
  });
});

describe('mistakes are named in Vietnamese', () => {
  test.each([
    ['{trich yeeu}', 'Có phải {trích yếu} không?'],
    ['{lương tháng}', 'Không có “{lương tháng}” trong văn bản này. Xem danh sách'],
    ['{họ tên}', 'đặt giữa {#người} và {/người}'],
    ['{người.họ tên}', 'Không có “{người.họ tên}”'],
    ['{hội nghị}', 'ghi rõ phần nào, ví dụ {hội nghị.'],
    ['{chương trình}', 'viết {#chương trình}{.}{/chương trình}'],
    ['{#người}{họ tên}', '“{#người}” chưa có “{/người}”'],
    ['{/người}', 'không có “{#người}” đứng trước'],
    ['{trích yếu', 'Thiếu dấu “}”'],
    ['{@trích yếu}', 'không dùng dấu @'],
  ])('%s', (line, said) => {
    expect(found('invitation', line).join(' ')).toContain(said);
  });

  test('a part of a group that stands in a list is led into the list', () => {
    expect(found('counting-minutes', '{số phiếu.thu về}').join(' ')).toContain('đặt giữa {#các danh sách}');
  });

  test('what every document has and the template leaves out is a warning', () => {
    const { findings } = checkTemplate('invitation', safeParts(word(['{trích yếu}'])));
    expect(findings).toMatchObject([{ severity: 'warning', message: expect.stringContaining('giờ họp') }]);
  });
});

describe('a filled template', () => {
  const lines = [
    '{cơ quan ban hành.tên cơ quan}, {ngày văn bản}',
    '{#người}',
    '{stt}. {họ tên}, {chức vụ} dự {hội nghị.họ tên}',
    '{/người}',
    'Lúc {giờ họp} ngày {hội nghị.ngày họp}',
  ];

  test('says what the document says, once for each entry of a list, with days as they are written', () => {
    const people = [{ name: 'Lê Thị Mẫu', post: 'Trưởng khoa' }, { name: 'Đỗ Văn Bịa' }];
    const filled = linesOf(fillTemplate('invitation', word(lines), { ...sample('invitation'), people }, options));
    expect(filled).toEqual([
      'Đảng bộ Trường Đại học Nông Lâm, 01/3/2019',
      '1. Lê Thị Mẫu, Trưởng khoa dự Hội nghị lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy',
      '2. Đỗ Văn Bịa,  dự Hội nghị lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy',
      'Lúc 08:00 ngày 01/3/2019',
    ]);
  });

  test('has the same bytes each time, and the line of the record at its foot whether it has footers or not', () => {
    const printed = { by: 'Mạc <Thị> In', at: '08:30 ngày 01/03/2019', across: true };
    const make = (file: Uint8Array) =>
      fillTemplate('invitation', file, sample('invitation'), { ...options, printed, rehearsal: true });
    const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(make(word(lines)))).toBe(digest(make(word(lines))));
    const footer =
      '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Chân trang riêng</w:t></w:r></w:p></w:ftr>';
    const own = make(word(lines, { 'word/footer1.xml': footer }));
    for (const file of [make(word(lines)), own])
      for (const [name, part] of Object.entries(unzipSync(file)))
        if (/^word\/footer/u.test(name))
          for (const said of ['DIỄN TẬP', options.fingerprint, 'In bởi Mạc &lt;Thị&gt; In'])
            expect(strFromU8(part)).toContain(said);
    expect(strFromU8(unzipSync(own)['word/footer1.xml'] as Uint8Array)).toContain('Chân trang riêng');
    expect(strFromU8(unzipSync(own)['word/document.xml'] as Uint8Array).match(/<w:footerReference/gu)).toHaveLength(3);
  });

  test('text is data, whatever it looks like', () => {
    const filled = fillTemplate(
      'invitation',
      word(['{trích yếu}']),
      { ...sample('invitation'), subject: `${markup.join(' ')} {họ tên}` },
      options,
    );
    expect(linesOf(filled).join(' ')).toBe(`${markup.join(' ')} {họ tên}`);
  });
});

describe('a dangerous file is refused', () => {
  const external = (type: string, target: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
  const rels = 'word/_rels/document.xml.rels';

  test.each<readonly [string, Uint8Array, string]>([
    ['no archive', strToU8('{\\rtf1 macro}'), 'Không mở được tệp'],
    ['no document', zipSync({ 'a.txt': strToU8('x') }), 'không phải tệp Word'],
    ['macros', word([], { 'word/vbaProject.bin': new Uint8Array(9) }), 'chạy được'],
    [
      'a file with macros',
      word([], {
        '[Content_Types].xml': contentTypes.replace(
          'vnd.openxmlformats-officedocument.wordprocessingml.document',
          'vnd.ms-word.document.macroEnabled',
        ),
      }),
      'macro',
    ],
    ['an embedded object', word([], { 'word/embeddings/a.xlsx': new Uint8Array(9) }), 'nhúng'],
    [
      'a template from elsewhere',
      word([], { [rels]: external('attachedTemplate', 'http://example.org/x.dotm') }),
      'từ bên ngoài',
    ],
    ['a picture from elsewhere', word([], { [rels]: external('image', '\\\\example\\x.png') }), 'từ bên ngoài'],
    ['a link to a file', word([], { [rels]: external('hyperlink', 'file:///etc/passwd') }), 'từ bên ngoài'],
    ['entities', word([], { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'khai báo XML'],
    ['another encoding', word([], { 'word/styles.xml': new Uint8Array([0xff, 0xfe, 0x3c, 0]) }), 'UTF-8'],
    [
      'a field that starts a program',
      word([], {
        'word/header1.xml': '<w:hdr><w:instrText>D</w:instrText><w:instrText>DEAUTO c:\\x</w:instrText></w:hdr>',
      }),
      'DDEAUTO',
    ],
    [
      'another file inside',
      word([], { 'word/header1.xml': '<w:hdr><w:altChunk r:id="x"/></w:hdr>' }),
      'chèn một tệp khác',
    ],
    ['a path outside', word([], { '../../x.xml': '<a/>' }), 'không hợp lệ'],
    ['a bomb', word([], { 'word/media/a.xml': new Uint8Array(41 * 1024 * 1024) }), 'quá lớn'],
    ['too large', new Uint8Array(5 * 1024 * 1024), 'lớn hơn 4 MB'],
  ])('%s', (_, file, said) => {
    expect(() => safeParts(file)).toThrow(HostileFile);
    expect(() => safeParts(file)).toThrow(said);
  });

  test('a bomb that lies about its size is not unpacked beyond what it says', () => {
    const file = word([], { 'word/media/a.xml': new Uint8Array(10 * 1024 * 1024) });
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    for (let at = 0; at < file.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 10 * 1024 * 1024)
        view.setUint32(at + 24, 100, true);
    try {
      expect(Object.values(safeParts(file)).reduce((sum, part) => sum + part.length, 0)).toBeLessThan(100_000);
    } catch (error) {
      expect(error).toBeInstanceOf(HostileFile);
    }
  });

  test('links to pages and addresses are taken', () => {
    expect(Object.keys(safeParts(word(['x'], { [rels]: external('hyperlink', 'https://example.org/') })))).toContain(
      rels,
    );
  });
});
