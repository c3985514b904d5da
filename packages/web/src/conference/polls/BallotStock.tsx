import { Button, Group, NativeSelect, Stack, Table, TextInput, Text as Words } from '@mantine/core';
import { inHand, type ListId, type ListView, text, waysOf } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { notify } from '../../components/notify.ts';
import { SaveTable } from '../../components/SaveTable.tsx';
import { ErrorState } from '../../components/States.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { CountInput, ReasonInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import { MisprintedSlip } from './MisprintedSlip.tsx';

const words = {
  title: text('Số phiếu in', 'Printed ballots'),
  hint: text(
    'Mỗi tờ đều được tính: in = phát ra + còn lại + hỏng. Nên in dư vài phiếu để đổi phiếu hỏng.',
    'Every sheet is accounted for: printed = issued + unused + spoiled. Print a few more, to replace spoiled ones.',
  ),
  list: text('Danh sách', 'List'),
  needed: text('Cần', 'Needed'),
  printed: text('Đã in', 'Printed'),
  spoiled: text('Hỏng', 'Spoiled'),
  left: text('Trên bàn', 'On the table'),
  more: text('Số phiếu vừa in', 'Just printed'),
  record: text('Ghi nhận phiếu in', 'Record printed ballots'),
  recorded: text('Đã ghi nhận số phiếu in.', 'Printed ballots recorded.'),
  lacks: text('thiếu', 'short of'),
  missing: text('Còn thiếu', 'Short of'),
  misprint: text('Ghi nhận phiếu in hỏng', 'Record misprinted ballots'),
  misprintExplain: text(
    'Phiếu in hỏng được giữ lại, gạch chéo và tính vào số phiếu hỏng.',
    'Misprinted ballots are kept, crossed out, and counted as spoiled.',
  ),
  misprintedSlips: text('Phiếu điện tử in hỏng', 'Misprinted slips'),
  copies: text('Số phiếu hỏng', 'Spoiled ballots'),
} as const;

/** A round number that leaves some to replace spoiled ballots: a twentieth, at least three. */
export function suggestedCopies(list: Pick<ListView, 'voters' | 'stock'>): number {
  const reserve = Math.max(3, Math.ceil(list.voters / 20));
  return Math.max(0, list.voters + reserve - inHand(list.stock) - list.stock.issued);
}

/** How many sheets and slips fewer there are than voters of the list. */
function shortOf({ voters, stock, slips }: ListView): number {
  const inSlips = slips === null ? 0 : inHand(slips) + slips.issued;
  return Math.max(0, voters - inHand(stock) - stock.issued - inSlips);
}

export function BallotStock() {
  const say = useText();
  const { view, may } = useHere();
  const hasSlips = may('record-spoiled') && view.lists.some(({ slips }) => slips !== null && slips.printed > 0);
  if (!waysOf(view).includes('paper'))
    return hasSlips ? (
      <Section id="slips-spoiled" title={words.misprintedSlips}>
        <MisprintedSlip />
      </Section>
    ) : null;
  const canRecord = may('record-printing');
  return (
    <Section
      id="ballots"
      title={words.title}
      hint={words.hint}
      actions={
        <SaveTable
          compact
          title={words.title}
          of={view.title}
          head={[words.list, words.needed, words.printed, words.spoiled, words.left, words.missing]}
          rows={() =>
            view.lists.map((list) => [
              list.title,
              list.voters,
              list.stock.printed,
              list.stock.spoiled,
              inHand(list.stock),
              shortOf(list),
            ])
          }
        />
      }
    >
      <Table.ScrollContainer minWidth={canRecord ? 720 : 480}>
        <Table aria-labelledby="ballots-title">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say(words.list)}</Table.Th>
              {[words.needed, words.printed, words.spoiled, words.left].map((head) => (
                <Table.Th key={head.vi} ta="right">
                  {say(head)}
                </Table.Th>
              ))}
              {canRecord && <Table.Th>{say(words.more)}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.lists.map((list) => (
              <StockRow key={list.id} list={list} canRecord={canRecord} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {!canRecord && view.stage === 'preparing' && <WhoMay command="record-printing" />}
      {may('record-spoiled') && (
        <Group>
          <Misprint />
          {hasSlips && <MisprintedSlip />}
        </Group>
      )}
    </Section>
  );
}

function StockRow({ list, canRecord }: { readonly list: ListView; readonly canRecord: boolean }) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const [typed, setTyped] = useState<string | null>(null);
  const suggested = suggestedCopies(list);
  const shown = typed ?? (suggested > 0 ? String(suggested) : '');
  const copies = readCount(shown);
  const short = shortOf(list);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (copies === null || copies === 0) return;
    if ((await command.send('record-printing', { list: list.id, copies })) === null) return;
    setTyped(null);
    notify(say(words.recorded));
  };
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {list.title}
      </Table.Th>
      {[list.voters, list.stock.printed, list.stock.spoiled].map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one row never move
        <Table.Td key={index} ta="right">
          {value}
        </Table.Td>
      ))}
      <Table.Td ta="right">
        {inHand(list.stock)}
        {short > 0 && (
          <Words size="sm" c="red.9" fw={600}>
            {say(words.lacks)} {short}
          </Words>
        )}
      </Table.Td>
      {canRecord && (
        <Table.Td>
          <form onSubmit={(event) => void submit(event)}>
            <Group gap="xs" wrap="nowrap">
              <TextInput
                aria-label={`${say(words.more)}: ${list.title}`}
                inputMode="numeric"
                maxLength={6}
                w={80}
                value={shown}
                onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/gu, ''))}
              />
              <Button
                type="submit"
                variant={short > 0 ? 'filled' : 'default'}
                disabled={copies === null || copies === 0}
                loading={command.pending !== null}
                aria-label={`${say(words.record)}: ${list.title}`}
              >
                {say(words.record)}
              </Button>
            </Group>
            <ErrorState error={command.error} />
          </form>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function Misprint() {
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const form = useKeptForm(
    `${round}~${conference}:misprint`,
    {
      list: (view.lists[0]?.id ?? '') as string,
      copies: '',
      reason: '',
    },
    { inDialog: true },
  );
  const { list, copies: typed, reason } = form.typed;
  const copies = readCount(typed);
  return (
    <Group>
      <ConfirmButton
        variant="default"
        label={words.misprint}
        explain={words.misprintExplain}
        ready={copies !== null && copies > 0 && reason.trim() !== ''}
        error={command.error}
        onOpen={command.clear}
        kept={form}
        onConfirm={() =>
          command.send('record-spoiled', {
            list: list as ListId,
            copies: copies ?? 0,
            reason: reason.trim(),
          })
        }
      >
        <Stack gap="sm">
          <ListChoice value={list} onValue={(next) => form.change({ list: next })} />
          <CountInput label={words.copies} value={typed} onValue={(next) => form.change({ copies: next })} required />
          <ReasonInput value={reason} onValue={(next) => form.change({ reason: next })} />
        </Stack>
      </ConfirmButton>
    </Group>
  );
}

/** Chooses a list where the conference has more than one. */
export function ListChoice({ value, onValue }: { readonly value: string; readonly onValue: (list: string) => void }) {
  const say = useText();
  const { view } = useHere();
  if (view.lists.length < 2) return null;
  return (
    <NativeSelect
      label={say(words.list)}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
      data={view.lists.map((list) => ({ value: list.id, label: list.title }))}
    />
  );
}
