// The count: each list by the method of the plan. Nobody sees another's values or a running total.
import { SegmentedControl, Text as Words } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';
import { VoteFiles } from '../ExportLinks.tsx';
import { type Here, useHere } from '../here.tsx';
import { Screen } from '../Screen.tsx';
import { BallotEntry } from './BallotEntry.tsx';
import { Batches } from './Batches.tsx';
import { ReadAgain } from './ReadAgain.tsx';
import { CheckSheets } from './scan/CheckSheets.tsx';
import { ScanCount } from './scan/ScanCount.tsx';
import { SheetPage } from './scan/SheetPage.tsx';
import { TallyCount } from './TallyCount.tsx';

const words = {
  title: text('Kiểm phiếu', 'Count'),
  entryLead: text(
    'Chia phiếu thành tập, mỗi tập do nhiều người nhập độc lập; chỉ chỗ khác nhau mới đọc lại.',
    'Put the ballots into batches; each is entered by several people independently, and only what differs is read again.',
  ),
  tallyLead: text(
    'Mỗi người nhập phiếu kiểm một cách độc lập; chỉ dòng khác nhau mới nhập lại.',
    'Everybody enters the tally sheet independently; only rows that differ are entered again.',
  ),
  scanLead: text(
    'Máy quét đọc phiếu; Ban Kiểm phiếu quyết định chỗ máy nghi ngờ và kiểm tra bằng tay.',
    'A scanner reads the ballots; the committee decides what is doubtful and checks by hand.',
  ),
  list: text('Danh sách', 'List'),
  over: text('Việc kiểm phiếu đã xong. Kết quả ở mục Tổng hợp.', 'The count is done. The result is under Canvass.'),
  committeeOnly: text('Chỉ Ban Kiểm phiếu làm việc ở màn hình này.', 'This screen is for the counting committee.'),
} as const;

const leads = { entry: words.entryLead, 'tally-sheet': words.tallyLead, scan: words.scanLead } as const;

/** What is open on this screen, as the address says it, so that reloading comes back to it. */
export interface CountAddress {
  readonly list?: string | undefined;
  readonly batch?: number | undefined;
  readonly read?: boolean | undefined;
  /** Of a count by scanner: checking by hand, or the page of one sheet. */
  readonly work?: 'check' | 'sheet' | undefined;
  readonly ballot?: number | undefined;
}

/** The address of the count with something open. */
export function countAddress(address: Here['address'], { list, batch, read, work, ballot }: CountAddress): string {
  const query = new URLSearchParams();
  if (list !== undefined) query.set('list', list);
  if (batch !== undefined) query.set('batch', String(batch));
  if (read === true) query.set('read', 'true');
  if (work !== undefined) query.set('work', work);
  if (ballot !== undefined) query.set('ballot', String(ballot));
  return `${address('count')}?${query}`;
}

export function useCountAddress(): [CountAddress, (next: CountAddress) => void] {
  const search = useSearch({ strict: false }) as Readonly<Record<keyof CountAddress, unknown>>;
  const navigate = useNavigate();
  const { address } = useHere();
  const at: CountAddress = {
    list: typeof search.list === 'string' ? search.list : undefined,
    batch: typeof search.batch === 'number' ? search.batch : undefined,
    read: search.read === true,
    work: search.work === 'check' || search.work === 'sheet' ? search.work : undefined,
    ballot: typeof search.ballot === 'number' ? search.ballot : undefined,
  };
  const go = (next: CountAddress) => void navigate({ href: countAddress(address, next) });
  return [at, go];
}

export function Count() {
  const say = useText();
  const { view } = useHere();
  const [at, go] = useCountAddress();
  const list = view.lists.find((other) => other.id === at.list) ?? view.lists[0];
  const count = view.counts?.find((other) => other.list === list?.id);
  const batch = count?.batches.find((other) => other.number === at.batch);
  const counting = view.stage === 'counting';
  const isOpen =
    batch !== undefined && (batch.mine === null ? batch.counters.length < view.independent : !batch.mine.finished);
  if (counting && list !== undefined && batch !== undefined && at.read !== true && isOpen)
    return (
      <BallotEntry key={`${list.id}/${batch.number}`} list={list} batch={batch} onLeave={() => go({ list: list.id })} />
    );
  if (counting && list !== undefined && count !== undefined && at.read === true && view.method === 'entry')
    return <ReadAgain key={list.id} list={list} count={count} onLeave={() => go({ list: list.id })} />;
  const scan = count?.scan ?? null;
  if (list !== undefined && count !== undefined && scan !== null) {
    if (counting && at.work === 'check')
      return <CheckSheets key={list.id} list={list} count={count} onLeave={() => go({ list: list.id })} />;
    const sheets = scan.batches.find(({ number }) => number === at.batch)?.read ?? 0;
    if (at.work === 'sheet' && at.batch !== undefined && at.ballot !== undefined && at.ballot <= sheets)
      return <SheetPage list={list} count={count} batch={at.batch} ballot={at.ballot} />;
  }
  return (
    <Screen title={words.title} lead={leads[view.method]} from="counting" bare={counting && scan !== null}>
      {!counting && <Words>{say(words.over)}</Words>}
      {!counting && <VoteFiles />}
      {counting && view.counts === null && <Words>{say(words.committeeOnly)}</Words>}
      {counting && view.lists.length > 1 && view.counts !== null && (
        <SegmentedControl
          aria-label={say(words.list)}
          value={list?.id ?? ''}
          onChange={(id) => go({ list: id })}
          data={view.lists.map((entry) => ({ value: entry.id, label: entry.title }))}
          orientation={view.lists.length > 2 ? 'vertical' : 'horizontal'}
          style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
        />
      )}
      {counting && list !== undefined && count !== undefined && view.method === 'entry' && (
        <Batches key={list.id} list={list} count={count} onOpen={go} />
      )}
      {counting && list !== undefined && count !== undefined && view.method === 'tally-sheet' && (
        <TallyCount key={list.id} list={list} count={count} />
      )}
      {counting && list !== undefined && count !== undefined && scan !== null && (
        <ScanCount key={list.id} list={list} count={count} scan={scan} onOpen={go} />
      )}
    </Screen>
  );
}
