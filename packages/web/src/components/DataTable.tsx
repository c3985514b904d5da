import { Button, Group, Stack, Table, TextInput, UnstyledButton, Text as Words } from '@mantine/core';
import { type Text, text } from '@tinnhiem/core';
import { type ReactNode, useId, useState } from 'react';
import { useText } from '../language.tsx';
import classes from './DataTable.module.css';
import { PrintIcon, SearchIcon, SortDownIcon, SortUpIcon } from './icons.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { type Order, searchRows, sortRows, type Value } from './rows.ts';
import { SaveTable } from './SaveTable.tsx';

const words = {
  search: text('Tìm trong bảng', 'Search the table'),
  searchHint: text('Gõ có dấu hoặc không dấu', 'With or without marks'),
  print: text('In bảng', 'Print'),
  rows: text('dòng', 'rows'),
  none: text('Không có dòng nào phù hợp.', 'No row fits.'),
  all: text('Hiện tất cả', 'Show all'),
} as const;

const rowsAtOnce = 100;

export interface Column<Row> {
  readonly key: string;
  readonly title: Text;
  /** What is sorted and searched; exported and printed as well, unless `written` says it otherwise. */
  readonly value: (row: Row) => Value;
  /** The value as people read it, where another one sorts: `01/03/2019 08:05` for a moment. */
  readonly written?: (row: Row) => Value;
  /** What the screen shows, where it is more than the value. */
  readonly cell?: (row: Row) => ReactNode;
  readonly order?: Order;
  readonly width?: string | number;
  /** Heads its row for screen readers. */
  readonly isHeader?: boolean;
  /** Holds buttons: neither sorted, exported nor printed. */
  readonly isAction?: boolean;
  /** In the file and on paper alone: words too long for a column, which the screen says elsewhere. */
  readonly isWrittenOnly?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table shows: its caption, the head of the printed sheet, the name of the file. */
  readonly title: Text;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly searchable?: boolean;
  /** At the foot of the printed sheet: what whoever reads it elsewhere must know of what it says. */
  readonly foot?: Text;
  /** Filters that stand beside the search. */
  readonly filters?: ReactNode;
}

function writtenOf<Row>(column: Column<Row>, row: Row): Value {
  return column.written?.(row) ?? column.value(row);
}

/** A table to search, sort, print and save; what is printed and saved is what the screen shows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { title, rows, columns, rowKey, searchable = true, foot, filters } = props;
  const say = useText();
  const captionId = useId();
  const [typed, setTyped] = useState('');
  const [sorted, setSorted] = useState<{ readonly key: string; readonly descending: boolean } | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const [printing, setPrinting] = useState(false);

  const found = searchRows(rows, typed, (row) =>
    columns.map((column) => `${column.value(row)} ${column.written?.(row) ?? ''}`).join(' '),
  );
  const by = columns.find((column) => column.key === sorted?.key);
  const ordered = by === undefined ? found : sortRows(found, by.value, by.order ?? 'text', sorted?.descending ?? false);
  const shown = showsAll ? ordered : ordered.slice(0, rowsAtOnce);
  const written = columns.filter((column) => column.isAction !== true);
  const seen = columns.filter((column) => column.isWrittenOnly !== true);
  const head = written.map((column) => say(column.title));
  const cells = () => ordered.map((row) => written.map((column) => writtenOf(column, row)));

  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm" className="no-print">
        {searchable && (
          <TextInput
            label={say(words.search)}
            placeholder={say(words.searchHint)}
            leftSection={<SearchIcon />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            style={{ flex: '1 1 14rem' }}
          />
        )}
        {filters}
        <Group gap="xs" ml="auto">
          <SaveTable title={title} head={written.map((column) => column.title)} rows={cells} compact={!searchable} />
          <Button
            variant="default"
            leftSection={<PrintIcon size={searchable ? 18 : 16} />}
            onClick={() => setPrinting(true)}
            {...(searchable ? {} : { size: 'compact-sm', mih: 28 })}
          >
            {say(words.print)}
          </Button>
        </Group>
      </Group>
      {searchable && (
        <Words size="sm" c="dimmed" role="status">
          {found.length === rows.length ? rows.length : `${found.length} / ${rows.length}`} {say(words.rows)}
        </Words>
      )}
      <div className={classes.frame}>
        <Table className={classes.table} highlightOnHover aria-labelledby={captionId}>
          <caption id={captionId} className="visually-hidden">
            {say(title)}
          </caption>
          <Table.Thead>
            <Table.Tr>
              {seen.map((column) =>
                column.isAction === true ? (
                  <Table.Th key={column.key}>{say(column.title)}</Table.Th>
                ) : (
                  <SortableHeader
                    key={column.key}
                    title={say(column.title)}
                    width={column.width}
                    sorted={sorted?.key === column.key ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
                    onSort={() =>
                      setSorted(
                        sorted?.key === column.key
                          ? sorted.descending
                            ? null
                            : { key: column.key, descending: true }
                          : { key: column.key, descending: false },
                      )
                    }
                  />
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {seen.map((column) => {
                  const content = column.cell?.(row) ?? writtenOf(column, row);
                  const label = say(column.title);
                  return column.isHeader === true ? (
                    <Table.Th key={column.key} scope="row" data-label={label} fw={500}>
                      {content}
                    </Table.Th>
                  ) : (
                    <Table.Td key={column.key} data-label={label}>
                      {content}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {ordered.length === 0 && (
          <Words p="md" c="dimmed">
            {say(words.none)}
          </Words>
        )}
      </div>
      {shown.length < ordered.length && (
        <Button variant="default" onClick={() => setShowsAll(true)}>
          {say(words.all)} ({ordered.length})
        </Button>
      )}
      {printing && (
        <PrintSheet
          title={say(title)}
          head={head}
          rows={cells()}
          foot={foot === undefined ? undefined : say(foot)}
          onDone={() => setPrinting(false)}
        />
      )}
    </Stack>
  );
}

interface SortableHeaderProps {
  readonly title: string;
  readonly width: string | number | undefined;
  readonly sorted: 'none' | 'ascending' | 'descending';
  readonly onSort: () => void;
}

function SortableHeader({ title, width, sorted, onSort }: SortableHeaderProps) {
  return (
    <Table.Th aria-sort={sorted} w={width}>
      <UnstyledButton
        onClick={onSort}
        fw={600}
        fz="sm"
        mih={24}
        miw={24}
        style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}
      >
        {title}
        {sorted === 'ascending' && <SortUpIcon size={14} />}
        {sorted === 'descending' && <SortDownIcon size={14} />}
      </UnstyledButton>
    </Table.Th>
  );
}
