// S18: every sheet is accounted for: printed = issued + unused + spoiled; issued + foreign = collected + not returned.
import { Button, Group, Text as Words } from '@mantine/core';
import { type ListId, type ListView, type Stock, stockFindings, text, waysOf } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { CountInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Screen, Section, WhoMay } from '../Screen.tsx';
import { CloseBoxes } from './CloseBoxes.tsx';
import { Identities } from './Identities.tsx';
import { StockCorrection } from './StockCorrection.tsx';
import { stockOf, wayNames } from './ways.ts';

const words = {
  title: text('Đếm hòm phiếu', 'The box'),
  lead: text(
    'Mở hòm trước hội nghị, đếm tay số phiếu thu về và số phiếu còn lại trên bàn, rồi ghi vào đây.',
    'Open the box before the conference, count the ballots in it and those left on the table by hand, and record both.',
  ),
  collected: text('Thu về (đếm trong hòm)', 'Collected (in the box)'),
  unused: text('Còn lại (đếm trên bàn)', 'Unused (on the table)'),
  unusedSlips: text('Phiếu điện tử còn lại (đếm trên bàn)', 'Unused slips (on the table)'),
  slips: text('Phiếu điện tử', 'Electronic slips'),
  closeFirst: text(
    'Số phiếu điện tử thu về do hòm cho biết sau khi đóng.',
    'How many slips were used, the box says once it is closed.',
  ),
  record: text('Ghi số phiếu', 'Record'),
  recorded: text('Đã ghi số phiếu thu về và còn lại.', 'Recorded.'),
  begin: text('Bắt đầu kiểm phiếu', 'Begin the count'),
  beginExplain: text(
    'Sau bước này chỉ còn đính chính số phiếu kèm lý do.',
    'After this the numbers can only be corrected with a reason.',
  ),
  begun: text('Đã bắt đầu kiểm phiếu.', 'The count has begun.'),
  notYet: text('Ghi đủ số phiếu của mọi danh sách trước.', 'Record the numbers of all lists first.'),
  notYetBoth: text(
    'Đóng hòm phiếu điện tử và ghi đủ số phiếu của mọi danh sách trước.',
    'Close the electronic boxes and record the numbers of all lists first.',
  ),
  method: text('Cách kiểm phiếu', 'Method'),
  entry: text(
    'nhập từng phiếu, mỗi tập do nhiều người nhập độc lập',
    'ballot by ballot, each batch entered independently',
  ),
  tally: text('nhập phiếu kiểm, nhiều người nhập độc lập', 'tally sheets, entered independently'),
  scan: text('máy quét đọc phiếu, Ban Kiểm phiếu quyết định và kiểm tra', 'read by scanner, decided and checked'),
  people: text('người', 'people'),
} as const;

const methods = { entry: words.entry, 'tally-sheet': words.tally, scan: words.scan } as const;

export function Box() {
  const { view, may } = useHere();
  return (
    <Screen title={words.title} lead={words.lead} from="closed">
      {view.electronic !== null && <CloseBoxes />}
      {view.lists.map((list) => (
        <ListBox key={list.id} list={list} />
      ))}
      {may('correct-stock') && <StockCorrection />}
      {view.stage === 'closed' && <BeginCount />}
    </Screen>
  );
}

function ListBox({ list }: { readonly list: ListView }) {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const [collected, setCollected] = useState<string | null>(null);
  const [unused, setUnused] = useState<string | null>(null);
  const [unusedSlips, setUnusedSlips] = useState<string | null>(null);
  const hasPaper = waysOf(view).includes('paper');
  const shownCollected = !hasPaper
    ? '0'
    : (collected ?? (list.stock.collected === null ? '' : String(list.stock.collected)));
  const shownUnused = !hasPaper ? '0' : (unused ?? (list.stock.unused === null ? '' : String(list.stock.unused)));
  const stock: Stock = { ...list.stock, collected: readCount(shownCollected), unused: readCount(shownUnused) };
  const { slips } = list;
  const shownSlips = unusedSlips ?? (slips === null || slips.unused === null ? '' : String(slips.unused));
  const countedSlips: Stock | null = slips === null ? null : { ...slips, unused: readCount(shownSlips) };
  const changed =
    stock.collected !== list.stock.collected ||
    stock.unused !== list.stock.unused ||
    countedSlips?.unused !== slips?.unused;
  const complete = stock.collected !== null && stock.unused !== null && countedSlips?.unused !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (stock.collected === null || stock.unused === null) return;
    const data = { list: list.id, collected: stock.collected, unused: stock.unused };
    const unusedOf = countedSlips?.unused ?? null;
    const whole = unusedOf === null ? data : { ...data, unusedSlips: unusedOf };
    if ((await command.send('record-box', whole)) === null) return;
    setCollected(null);
    setUnused(null);
    setUnusedSlips(null);
    notify(say(words.recorded));
  };
  return (
    <Section id={`box-${list.id}`} title={text(list.title, list.title)}>
      {may('record-box') && (
        <form onSubmit={(event) => void submit(event)}>
          <Group align="flex-end">
            {hasPaper && (
              <>
                <CountInput label={words.collected} value={shownCollected} onValue={setCollected} w={210} />
                <CountInput label={words.unused} value={shownUnused} onValue={setUnused} w={210} />
              </>
            )}
            {slips !== null && (
              <CountInput label={words.unusedSlips} value={shownSlips} onValue={setUnusedSlips} w={290} />
            )}
            <Button
              type="submit"
              disabled={!complete || !changed}
              loading={command.pending !== null}
              aria-label={`${say(words.record)}: ${list.title}`}
            >
              {say(words.record)}
            </Button>
          </Group>
        </form>
      )}
      {!may('record-box') && view.stage === 'closed' && <WhoMay command="record-box" />}
      <ErrorState error={command.error} />
      {hasPaper && <Identities stock={stock} {...(slips === null ? {} : { title: say(wayNames.paper) })} />}
      {countedSlips !== null && (
        <>
          <Identities title={say(words.slips)} stock={countedSlips} />
          {countedSlips.collected === null && (
            <Words size="sm" c="dimmed">
              {say(words.closeFirst)}
            </Words>
          )}
        </>
      )}
      {/* What is in the box beyond the ballots issued is known for certain only once each sheet was looked at. */}
      {(hasPaper ? stockFindings(list.id as ListId, list.title, stock, 0) : []).map((finding) => (
        <Notice key={finding.id} tone={finding.severity === 'error' ? 'error' : 'warning'} role="status">
          <Words>{say(finding.message)}</Words>
          <Words size="sm">{say(finding.todo)}</Words>
        </Notice>
      ))}
    </Section>
  );
}

function BeginCount() {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const complete =
    view.lists.every(
      (list) => list.stock.collected !== null && list.stock.unused !== null && list.slips?.unused !== null,
    ) && (view.electronic?.boxes ?? []).every((box) => box.closed !== null);
  return (
    <Section id="begin" title={words.begin}>
      <Words>
        {say(words.method)}: {say(methods[view.method])}
        {view.method !== 'scan' && ` (${view.independent} ${say(words.people)})`}.
      </Words>
      {!complete && <Words c="dimmed">{say(view.electronic === null ? words.notYet : words.notYetBoth)}</Words>}
      {may('begin-count') ? (
        <Group>
          <ConfirmButton
            label={words.begin}
            explain={words.beginExplain}
            disabled={!complete}
            error={command.error}
            onOpen={command.clear}
            onConfirm={async () => {
              const recorded = await command.send('begin-count', {});
              if (recorded !== null) notify(say(words.begun));
              return recorded;
            }}
          >
            {view.lists.flatMap((list) =>
              waysOf(view).map((way) => {
                const stock = stockOf(list, way);
                const title =
                  view.electronic === null ? list.title : `${list.title}: ${say(wayNames[way]).toLowerCase()}`;
                return stock === null ? null : <Identities key={`${list.id}/${way}`} title={title} stock={stock} />;
              }),
            )}
          </ConfirmButton>
        </Group>
      ) : (
        <WhoMay command="begin-count" />
      )}
    </Section>
  );
}
