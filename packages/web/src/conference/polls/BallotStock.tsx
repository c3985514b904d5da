import { Group, NativeSelect, Stack, Table } from '@mantine/core';
import { inHand, type ListId, text, waysOf } from '@tinnhiem/core';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { SaveTable } from '../../components/SaveTable.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { CountInput, ReasonInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import { MisprintedSlip } from './MisprintedSlip.tsx';
import { PrintingCorrection } from './PrintingCorrection.tsx';
import { shortOf } from './printing.ts';
import { justPrinted, StockRow } from './StockRow.tsx';

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
  missing: text('Còn thiếu', 'Short of'),
  misprint: text('Ghi nhận phiếu in hỏng', 'Record misprinted ballots'),
  misprintExplain: text(
    'Phiếu in hỏng được giữ lại, gạch chéo và tính vào số phiếu hỏng.',
    'Misprinted ballots are kept, crossed out, and counted as spoiled.',
  ),
  misprintedSlips: text('Phiếu điện tử in hỏng', 'Misprinted slips'),
  copies: text('Số phiếu hỏng', 'Spoiled ballots'),
} as const;

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
              {canRecord && <Table.Th>{say(justPrinted)}</Table.Th>}
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
          {may('correct-printing') && view.lists.some(({ stock }) => stock.printed > 0) && <PrintingCorrection />}
          <Misprint />
          {hasSlips && <MisprintedSlip />}
        </Group>
      )}
    </Section>
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
