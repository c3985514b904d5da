// Codes that are only in this window: print, count, hand in, wipe.
import { Button, Group, NativeSelect, Stack, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { publicCredentialsText } from '@tinnhiem/ballot-box';
import { type ListView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { conferencePath } from '../../api/queries.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { PrintIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { Printed } from '../../components/Printed.tsx';
import { useText } from '../../language.tsx';
import { startSideWorker } from '../casting/side-worker.ts';
import { CountInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { SlipPage } from './SlipSheets.tsx';
import { type SlipFacts, slipPages } from './slip-layout.ts';
import { notePrinted, renewPage, type SlipBatch, wipeSlips } from './slip-session.ts';

const words = {
  only: text('Các mã này chỉ có trong cửa sổ này', 'These codes are in this window only'),
  onlyHint: text(
    'Đóng hoặc tải lại trang trước khi bấm “Xong” thì phải tạo và in lại từ đầu.',
    'If the page is closed or reloaded before “Done”, the slips have to be made and printed anew.',
  ),
  print: text('In tất cả các trang', 'Print all pages'),
  printAgain: text('In lại tất cả, với mã mới', 'Print all again, with new codes'),
  page: text('Trang cần in lại', 'Page to print again'),
  again: text('In lại trang này', 'Print this page again'),
  againHint: text(
    'Khi trang bị kẹt, mờ hoặc lệch. Trang in lại mang mã mới; những gì đã in của trang đó hết giá trị, hủy ngay.',
    'Where a page jammed, or is faint or askew. It is printed with new codes; whatever came out of it before is void: destroy it.',
  ),
  counted: text('Số phiếu đếm được sau khi cắt', 'Slips counted after cutting'),
  differs: text('Phải đúng bằng số mã đã tạo:', 'It must be the number of codes made:'),
  done: text('Xong: ghi nhận phiếu và xóa mã', 'Done: record the slips, wipe the codes'),
  doneExplain: text(
    'Danh sách mã công khai (đã xếp thứ tự, không suy ra được mã) được gửi cho máy chủ; các mã bị xóa khỏi cửa sổ này. Sau đó không in lại được trang nào.',
    'The sorted list of public halves, from which no code can be worked out, goes to the server; the codes are wiped from this window. No page can be printed again afterwards.',
  ),
  recorded: text('Đã ghi nhận phiếu điện tử; mã đã xóa khỏi máy này.', 'The slips are recorded; the codes are wiped.'),
  drop: text('Bỏ các mã này', 'Drop these codes'),
  dropExplain: text(
    'Xóa các mã chưa ghi nhận. Hủy hết phiếu đã in từ chúng.',
    'Wipes codes that were not recorded. Destroy everything printed from them.',
  ),
  otherElection: text(
    'Số hiệu của danh sách đã đổi từ lúc tạo các mã này. Bỏ các mã, hủy phiếu đã in, rồi tạo lại.',
    'The number of the list has changed since these codes were made. Drop them, destroy what was printed, and make new ones.',
  ),
} as const;

export interface PrintSlipsProps {
  readonly place: string;
  readonly batch: SlipBatch;
  readonly list: ListView;
  readonly facts: SlipFacts;
  /** The election of the list now. */
  readonly current: string | null;
}

export function PrintSlips({ place, batch, list, facts, current }: PrintSlipsProps) {
  const say = useText();
  const { round, conference } = useHere();
  const client = useQueryClient();
  const [printing, setPrinting] = useState<'all' | number | null>(null);
  const [renewing, setRenewing] = useState(false);
  const [page, setPage] = useState(0);
  const [counted, setCounted] = useState('');
  const [error, setError] = useState<unknown>(null);
  const pages = slipPages(batch.codes);
  const total = batch.codes.length;
  const isCounted = readCount(counted) === total;
  const isPrinted = batch.printed.every((times) => times > 0);
  const drop = (
    <ConfirmButton
      variant="default"
      label={words.drop}
      explain={words.dropExplain}
      onConfirm={() => {
        wipeSlips(place);
        return Promise.resolve(true);
      }}
    />
  );
  if (current !== batch.election)
    return (
      <Notice tone="error" role="alert" title={say(words.otherElection)}>
        <Group>{drop}</Group>
      </Notice>
    );
  const handIn = async () => {
    setError(null);
    try {
      // Sorted: says nothing about the order in which they are printed.
      const credentials = publicCredentialsText(batch.keys);
      await api.put(`${conferencePath(round, conference)}/lists/${list.id}/slips`, { id: batch.id, credentials });
    } catch (thrown) {
      setError(thrown);
      return null;
    }
    wipeSlips(place);
    notify(say(words.recorded));
    await client.invalidateQueries({ queryKey: ['round', round] });
    return true;
  };
  /** What went to the printer once never goes there again: no two sheets have a code in common, whatever the printer did. */
  const print = async (which: 'all' | number) => {
    setError(null);
    setRenewing(true);
    const worker = startSideWorker();
    try {
      for (const [index, codes] of pages.entries())
        if ((which === 'all' || which === index) && (batch.printed[index] ?? 0) > 0)
          renewPage(place, index, await worker.ask('makeSlips', { election: batch.election, copies: codes.length }));
      setPrinting(which);
    } catch (thrown) {
      setError(thrown);
    } finally {
      worker.end();
      setRenewing(false);
    }
  };
  return (
    <Stack gap="sm">
      <Notice tone="warning" title={say(words.only)}>
        {say(words.onlyHint)}
      </Notice>
      <Words role="status" fw={600}>
        {say(
          text(
            `${total} phiếu trên ${pages.length} trang A4; ${batch.printed.filter((times) => times > 0).length} trang đã gửi ra máy in.`,
            `${total} slips on ${pages.length} pages of A4; ${batch.printed.filter((times) => times > 0).length} pages went to the printer.`,
          ),
        )}
      </Words>
      <Group>
        <Button
          leftSection={<PrintIcon />}
          variant={isPrinted ? 'default' : 'filled'}
          loading={renewing}
          onClick={() => void print('all')}
        >
          {say(isPrinted ? words.printAgain : words.print)}
        </Button>
      </Group>
      {isPrinted && (
        <>
          <Group align="flex-end">
            <NativeSelect
              label={say(words.page)}
              value={String(page)}
              onChange={(event) => setPage(Number(event.currentTarget.value))}
              data={pages.map((_, index) => ({ value: String(index), label: `${index + 1} / ${pages.length}` }))}
            />
            <Button variant="default" loading={renewing} onClick={() => void print(page)}>
              {say(words.again)}
            </Button>
            <Words size="sm" c="dimmed" maw={420}>
              {say(words.againHint)}
            </Words>
          </Group>
          <Group align="flex-end">
            <CountInput
              label={words.counted}
              value={counted}
              onValue={setCounted}
              w={240}
              error={
                counted !== '' && !isCounted && counted.length >= String(total).length
                  ? `${say(words.differs)} ${total}`
                  : null
              }
            />
            <ConfirmButton
              label={words.done}
              explain={words.doneExplain}
              disabled={!isCounted}
              error={error}
              onOpen={() => setError(null)}
              onConfirm={handIn}
            />
          </Group>
        </>
      )}
      <Group>{drop}</Group>
      {printing !== null && (
        <Printed
          className="slip-sheets"
          onDone={() => {
            notePrinted(place, printing === 'all' ? undefined : printing);
            setPrinting(null);
          }}
        >
          {pages.map((codes, index) =>
            printing === 'all' || printing === index ? <SlipPage key={codes[0]} codes={codes} facts={facts} /> : null,
          )}
        </Printed>
      )}
    </Stack>
  );
}
