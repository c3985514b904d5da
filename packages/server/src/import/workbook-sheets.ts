// The sheets that the program writes: the same headings that it reads.
import type { Cell, Row, SheetData } from 'write-excel-file/node';

export interface WrittenSheet {
  readonly sheet: string;
  readonly data: SheetData;
  readonly columns: { readonly width: number }[];
  readonly stickyRowsCount?: number;
}

export interface SheetColumn {
  readonly title: string;
  readonly width: number;
  readonly isRequired: boolean;
  readonly explain: string;
}

const column = (title: string, width: number, isRequired: boolean, explain: string): SheetColumn => ({
  title,
  width,
  isRequired,
  explain,
});

export const peopleColumns: readonly SheetColumn[] = [
  column(
    'Mã cán bộ',
    14,
    true,
    'Mỗi người một mã riêng, ví dụ CB001. Dùng mã sẵn có của đơn vị. / One code per person.',
  ),
  column('Họ và tên', 28, true, 'Đủ họ, chữ đệm và tên, chữ có dấu Unicode. / Full name.'),
  column('Ngày sinh', 14, false, 'Dạng 08/11/1973. Nên có, để phân biệt người trùng tên. / Day/month/year.'),
  column('Giới tính', 11, false, 'Nam hoặc Nữ.'),
  column('Đơn vị công tác', 30, false, 'Phòng, khoa, viện, trung tâm… / Department.'),
  column('Email', 28, false, 'Để gửi thư mời. / For invitations.'),
  column('Điện thoại', 16, false, 'Số có 10 chữ số.'),
];

export const postColumns: readonly SheetColumn[] = [
  column('Mã cán bộ', 14, true, 'Mã của người giữ chức vụ, như ở sheet Nhân sự. / Code of the holder.'),
  column('Chức vụ', 34, true, 'Mỗi chức vụ một dòng; tên viết như trong kế hoạch. / One row for each post.'),
  column('Đơn vị / tổ chức', 30, false, 'Nơi giữ chức vụ. / Where it is held.'),
  column(
    'Ngày bổ nhiệm',
    16,
    true,
    'Ngày trong quyết định, dạng 01/06/2018, đủ ngày. / Day/month/year of the decision.',
  ),
  column('Ngày thôi giữ', 16, false, 'Để trống nếu đang giữ. / Empty while held.'),
  column('Diện quản lý', 26, false, 'Cấp quản lý cán bộ ở chức vụ này. / Managing authority.'),
];

/** The program's own column, left out when the file is handed in again. */
export const checkColumn: SheetColumn = column('Kết quả kiểm tra', 70, false, '');

export function textCell(value: string): { value?: string; type: StringConstructor; format: string } {
  return { ...(value === '' ? {} : { value }), type: String, format: '@' };
}

export function heading(columns: readonly SheetColumn[]): Row {
  return columns.map(
    ({ title, isRequired }): Cell => ({
      value: title,
      fontWeight: 'bold',
      backgroundColor: isRequired ? '#F8D7A8' : '#E3E8EF',
      wrap: true,
    }),
  );
}

const rules = [
  'HƯỚNG DẪN ĐIỀN DANH SÁCH / HOW TO FILL IN THE ROSTER',
  '1. Sheet “Nhân sự”: mỗi người một dòng. Sheet “Chức vụ”: mỗi chức vụ một dòng; người giữ ba chức vụ có ba dòng. / People: one row each. Posts: one row for each post held.',
  '2. Cột tô màu cam là bắt buộc. Không đổi tên cột. / Orange columns are required.',
  '3. Ngày viết ngày/tháng/năm, ví dụ 01/06/2018. Một ngày cũng có thể quyết định ai được lấy phiếu. / Days as day/month/year; a single day can decide.',
  '4. Chức vụ đã thôi vẫn ghi, kèm ngày thôi giữ. / Posts that ended stay in, with their end.',
  '5. Người được bổ nhiệm lại cùng chức vụ: ghi cả hai nhiệm kỳ, mỗi nhiệm kỳ một dòng. / A re-appointment gets a row of its own.',
  '6. Lưu tệp dạng .xlsx rồi nộp. Nếu có chỗ cần sửa, chương trình chỉ rõ sheet, dòng, cột. / Save as .xlsx; what has to be corrected is shown with sheet, row and column.',
];

const examples = {
  people: ['CB001', 'Nguyễn Văn Ví Dụ', '08/11/1973', 'Nam', 'Khoa Nông học', 'vidu@example.edu.vn', '0900000000'],
  posts: [
    ['CB001', 'Trưởng khoa', 'Khoa Nông học', '01/06/2017', '', 'Trường Đại học Nông Lâm'],
    ['CB001', 'Ủy viên Ban Chấp hành Đảng bộ', 'Đảng bộ Trường', '15/08/2015', '', 'Đại học Thái Nguyên'],
  ],
};

/** Plain rules, what each column means, and examples that are marked as invented. */
export function guideSheet(): WrittenSheet {
  const span = Math.max(peopleColumns.length, postColumns.length);
  const wide = (value: string, isBold: boolean): Row => [
    { value, wrap: true, columnSpan: span, ...(isBold ? { fontWeight: 'bold' as const } : {}) },
    ...Array.from({ length: span - 1 }, () => null),
  ];
  const example = (values: readonly string[]): Row =>
    values.map((value) => ({ ...textCell(value), fontStyle: 'italic' as const, textColor: '#6B7280' }));
  const explain = (columns: readonly SheetColumn[]): Row[] =>
    columns.map(({ title, explain: words }) => [
      { value: title, fontWeight: 'bold' },
      { value: words, wrap: true, columnSpan: span - 1 },
      ...Array.from({ length: span - 2 }, () => null),
    ]);
  return {
    sheet: 'Hướng dẫn',
    data: [
      ...rules.map((rule, index) => wide(rule, index === 0)),
      wide('VÍ DỤ sheet “Nhân sự” (người giả định, không phải người thật) / EXAMPLE, an invented person', true),
      heading(peopleColumns),
      example(examples.people),
      ...explain(peopleColumns),
      wide('VÍ DỤ sheet “Chức vụ” (người giả định) / EXAMPLE, an invented person', true),
      heading(postColumns),
      ...examples.posts.map(example),
      ...explain(postColumns),
    ],
    columns: peopleColumns.map(({ width }) => ({ width })),
  };
}
