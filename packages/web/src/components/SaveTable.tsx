import { Button, Group, Menu } from '@mantine/core';
import { type Text, text } from '@tinnhiem/core';
import { useText } from '../language.tsx';
import { download, toCsv } from './csv.ts';
import { DownIcon } from './icons.tsx';
import { notify } from './notify.ts';
import { rehearsalMark } from './rehearsal-mark.ts';
import type { Value } from './rows.ts';
import { toXlsx } from './xlsx.ts';

const words = {
  xlsx: text('Tải Excel', 'Excel'),
  csv: text('Tải CSV', 'CSV'),
  menu: text('Tải bảng', 'Save table'),
  note: text('Lưu ý', 'Note'),
  failed: text(
    'Chưa tạo được tệp Excel. Hãy thử lại, hoặc tải CSV.',
    'No workbook was made. Try again, or save as CSV.',
  ),
} as const;

export interface SaveTableProps {
  /** What the table shows: the name of the file. */
  readonly title: Text;
  readonly head: readonly Text[];
  readonly rows: () => readonly (readonly Value[])[];
  /** One small button that opens both ways: for a table of a few rows, which two buttons would outweigh. */
  readonly compact?: boolean;
  /** Of what, where a round has several such tables: for the name of the file. */
  readonly of?: string;
}

/** What is on the screen as a table for a spreadsheet. A rehearsal is named in the name of the file and in every row. */
export function SaveTable({ title, head, rows, of, compact = false }: SaveTableProps) {
  const say = useText();
  // Asked only when somebody saves: a screen may be drawn before its round says that it is a rehearsal.
  const file = () => {
    const mark = rehearsalMark();
    const heads = head.map(say);
    // A colon cannot stand in the name of a file.
    const name = [say(title), ...(of === undefined ? [] : [of])].join(' - ').replaceAll(': ', ' - ');
    if (mark === '') return { name, heads, lines: rows() };
    return {
      name: `${mark.split(':')[0]} - ${name}`,
      heads: [say(words.note), ...heads],
      lines: rows().map((row) => [mark, ...row]),
    };
  };
  const saveXlsx = () => {
    const { name, heads, lines } = file();
    return toXlsx(heads, lines).then(
      (workbook) => download(`${name}.xlsx`, workbook),
      () => notify(say(words.failed)),
    );
  };
  const saveCsv = () => {
    const { name, heads, lines } = file();
    download(`${name}.csv`, toCsv([heads, ...lines]));
  };
  if (compact)
    return (
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            mih={28}
            leftSection={<DownIcon size={16} />}
            className="no-print"
            aria-label={`${say(words.menu)}: ${say(title)}`}
          >
            {say(words.menu)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void saveXlsx()}>{say(words.xlsx)}</Menu.Item>
          <Menu.Item onClick={saveCsv}>{say(words.csv)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    );
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<DownIcon />} onClick={() => void saveXlsx()}>
        {say(words.xlsx)}
      </Button>
      <Button variant="default" leftSection={<DownIcon />} onClick={saveCsv}>
        {say(words.csv)}
      </Button>
    </Group>
  );
}
