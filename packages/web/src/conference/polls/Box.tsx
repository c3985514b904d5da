// S18: every sheet is accounted for: printed = issued + unused + spoiled; issued + foreign = collected + not returned.
import { Button, Group, NativeSelect, Stack, Text as Words } from '@mantine/core';
import { type ListId, type ListView, type Stock, stockFindings, text } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { CountInput, ReasonInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Screen, Section, WhoMay } from '../Screen.tsx';
import { ListChoice } from './BallotStock.tsx';
import { Identities } from './Identities.tsx';

const words = {
  title: text('Đếm hòm phiếu', 'The box'),
  lead: text(
    'Mở hòm trước hội nghị, đếm tay số phiếu thu về và số phiếu còn lại trên bàn, rồi ghi vào đây.',
    'Open the box before the conference, count the ballots in it and those left on the table by hand, and record both.',
  ),
  collected: text('Thu về (đếm trong hòm)', 'Collected (in the box)'),
  unused: text('Còn lại (đếm trên bàn)', 'Unused (on the table)'),
  record: text('Ghi số phiếu', 'Record'),
  recorded: text('Đã ghi số phiếu thu về và còn lại.', 'Recorded.'),
  correct: text('Đính chính số phiếu', 'Correct the stock'),
  correctExplain: text(
    'Số cũ, số mới và lý do đều được giữ lại.',
    'The old number, the new one and the reason are all kept.',
  ),
  which: text('Số cần đính chính', 'Which number'),
  value: text('Số đúng', 'The right number'),
  begin: text('Bắt đầu kiểm phiếu', 'Begin the count'),
  beginExplain: text(
    'Sau bước này chỉ còn đính chính số phiếu kèm lý do.',
    'After this the numbers can only be corrected with a reason.',
  ),
  begun: text('Đã bắt đầu kiểm phiếu.', 'The count has begun.'),
  notYet: text('Ghi đủ số phiếu của mọi danh sách trước.', 'Record the numbers of all lists first.'),
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

const parts: Readonly<Record<keyof Stock, ReturnType<typeof text>>> = {
  printed: text('Đã in', 'Printed'),
  issued: text('Phát ra', 'Issued'),
  spoiled: text('Hỏng', 'Spoiled'),
  unused: text('Còn lại', 'Unused'),
  collected: text('Thu về', 'Collected'),
};

export function Box() {
  const { view, may } = useHere();
  return (
    <Screen title={words.title} lead={words.lead} from="closed">
      {view.lists.map((list) => (
        <ListBox key={list.id} list={list} />
      ))}
      {may('correct-stock') && <Correction />}
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
  const shownCollected = collected ?? (list.stock.collected === null ? '' : String(list.stock.collected));
  const shownUnused = unused ?? (list.stock.unused === null ? '' : String(list.stock.unused));
  const stock: Stock = { ...list.stock, collected: readCount(shownCollected), unused: readCount(shownUnused) };
  const changed = stock.collected !== list.stock.collected || stock.unused !== list.stock.unused;
  const complete = stock.collected !== null && stock.unused !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (stock.collected === null || stock.unused === null) return;
    const data = { list: list.id, collected: stock.collected, unused: stock.unused };
    if ((await command.send('record-box', data)) === null) return;
    setCollected(null);
    setUnused(null);
    notify(say(words.recorded));
  };
  return (
    <Section id={`box-${list.id}`} title={text(list.title, list.title)}>
      {may('record-box') && (
        <form onSubmit={(event) => void submit(event)}>
          <Group align="flex-end">
            <CountInput label={words.collected} value={shownCollected} onValue={setCollected} w={210} />
            <CountInput label={words.unused} value={shownUnused} onValue={setUnused} w={210} />
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
      <Identities stock={stock} />
      {/* What is in the box beyond the ballots issued is known for certain only once each sheet was looked at. */}
      {stockFindings(list.id as ListId, list.title, stock, 0).map((finding) => (
        <Notice key={finding.id} tone={finding.severity === 'error' ? 'error' : 'warning'} role="status">
          <Words>{say(finding.message)}</Words>
          <Words size="sm">{say(finding.todo)}</Words>
        </Notice>
      ))}
    </Section>
  );
}

function Correction() {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const [list, setList] = useState(view.lists[0]?.id ?? '');
  const [which, setWhich] = useState<keyof Stock>('collected');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const value = readCount(typed);
  return (
    <Group>
      <ConfirmButton
        variant="default"
        label={words.correct}
        explain={words.correctExplain}
        ready={value !== null && reason.trim() !== ''}
        error={command.error}
        onOpen={() => {
          command.clear();
          setTyped('');
          setReason('');
        }}
        onConfirm={() => command.send('correct-stock', { list: list, [which]: value ?? 0, reason: reason.trim() })}
      >
        <Stack gap="sm">
          <ListChoice value={list} onValue={setList} />
          <NativeSelect
            label={say(words.which)}
            value={which}
            onChange={(event) => setWhich(event.currentTarget.value as keyof Stock)}
            data={(Object.keys(parts) as (keyof Stock)[]).map((part) => ({
              value: part,
              label: `${say(parts[part])} (${view.lists.find((entry) => entry.id === list)?.stock[part] ?? '–'})`,
            }))}
          />
          <CountInput label={words.value} value={typed} onValue={setTyped} required />
          <ReasonInput value={reason} onValue={setReason} />
        </Stack>
      </ConfirmButton>
    </Group>
  );
}

function BeginCount() {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const complete = view.lists.every((list) => list.stock.collected !== null && list.stock.unused !== null);
  return (
    <Section id="begin" title={words.begin}>
      <Words>
        {say(words.method)}: {say(methods[view.method])}
        {view.method !== 'scan' && ` (${view.independent} ${say(words.people)})`}.
      </Words>
      {!complete && <Words c="dimmed">{say(words.notYet)}</Words>}
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
            {view.lists.map((list) => (
              <Identities key={list.id} title={list.title} stock={list.stock} />
            ))}
          </ConfirmButton>
        </Group>
      ) : (
        <WhoMay command="begin-count" />
      )}
    </Section>
  );
}
