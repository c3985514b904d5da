import { Button, Group, Table, TextInput, Text as Words } from '@mantine/core';
import { inHand, type ListView, text } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { shortOf, suggestedCopies } from './printing.ts';

export const justPrinted = text('Số phiếu vừa in', 'Just printed');

const words = {
  record: text('Ghi nhận phiếu in', 'Record printed ballots'),
  recorded: text('Đã ghi nhận số phiếu in.', 'Printed ballots recorded.'),
  lacks: text('thiếu', 'short of'),
  enough: text('đủ', 'enough'),
  reallyMore: text('Đã in thêm thật', 'They were really printed'),
} as const;

/** A list's ballots, and where further ones are recorded. */
export function StockRow({ list, canRecord }: { readonly list: ListView; readonly canRecord: boolean }) {
  const say = useText();
  const short = shortOf(list);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {list.title}
      </Table.Th>
      <Table.Td ta="right">{list.voters}</Table.Td>
      <Table.Td ta="right">{list.stock.printed}</Table.Td>
      <Table.Td ta="right">{list.stock.spoiled}</Table.Td>
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
          <Record list={list} />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

/** Where every voter has a ballot already, a number is neither suggested nor taken without asking. */
function Record({ list }: { readonly list: ListView }) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const [typed, setTyped] = useState<string | null>(null);
  const suggested = suggestedCopies(list);
  const shown = typed ?? (suggested > 0 ? String(suggested) : '');
  const copies = readCount(shown);
  const nothing = copies === null || copies === 0;
  const send = async () => {
    if (nothing) return null;
    const recorded = await command.send('record-printing', { list: list.id, copies });
    if (recorded === null) return null;
    setTyped(null);
    notify(say(words.recorded));
    return recorded;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (suggested > 0) void send();
  };
  const label = `${say(words.record)}: ${list.title}`;
  const { printed } = list.stock;
  const after = printed + (copies ?? 0);
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          aria-label={`${say(justPrinted)}: ${list.title}`}
          inputMode="numeric"
          maxLength={6}
          w={80}
          value={shown}
          onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/gu, ''))}
          {...(suggested > 0 ? {} : { placeholder: say(words.enough) })}
        />
        {suggested > 0 ? (
          <Button type="submit" disabled={nothing} loading={command.pending !== null} aria-label={label}>
            {say(words.record)}
          </Button>
        ) : (
          <ConfirmButton
            label={words.record}
            aria-label={label}
            variant="default"
            disabled={nothing}
            explain={text(
              `“${list.title}” đã đủ phiếu cho ${list.voters} người. Số phiếu giấy đã in sẽ từ ${printed} thành ${after}: ${copies ?? 0} tờ này phải có thật trên bàn. Chỉ mở lại tệp hay bấm nhầm thì không ghi nhận.`,
              `“${list.title}” has enough ballots for its ${list.voters} voters. The number of printed ballots goes from ${printed} to ${after}: these ${copies ?? 0} sheets must really lie on the table. A file opened again, or a wrong press, is not recorded.`,
            )}
            confirmLabel={words.reallyMore}
            error={command.error}
            onOpen={command.clear}
            onConfirm={send}
          />
        )}
      </Group>
      {suggested > 0 && <ErrorState error={command.error} />}
    </form>
  );
}
