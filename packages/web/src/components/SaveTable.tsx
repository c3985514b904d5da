import { Button, Group } from '@mantine/core';
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
}

/** What is on the screen as a table for a spreadsheet; a rehearsal is named in the name of the file. */
export function SaveTable({ title, head, rows }: SaveTableProps) {
  const say = useText();
  const mark = rehearsalMark().split(':')[0] ?? '';
  const name = `${mark === '' ? '' : `${mark} - `}${say(title)}`;
  const heads = head.map(say);
  const saveXlsx = () =>
    toXlsx(heads, rows()).then(
      (workbook) => download(`${name}.xlsx`, workbook),
      () => notify(say(words.failed)),
    );
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<DownIcon />} onClick={() => void saveXlsx()}>
        {say(words.xlsx)}
      </Button>
      <Button
        variant="default"
        leftSection={<DownIcon />}
        onClick={() => download(`${name}.csv`, toCsv([heads, ...rows()]))}
      >
        {say(words.csv)}
      </Button>
    </Group>
  );
}
