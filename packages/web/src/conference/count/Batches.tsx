import { Button, Group, Table } from '@mantine/core';
import { type ListCountView, type ListView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { PrintIcon } from '../../components/icons.tsx';
import { SaveTable } from '../../components/SaveTable.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { BatchCovers } from './BatchCovers.tsx';
import { BatchRow, batchCells, Recount } from './BatchRow.tsx';
import type { CountAddress } from './Count.tsx';
import { FormBatches } from './FormBatches.tsx';

const words = {
  batches: text('Các tập phiếu', 'Batches'),
  batch: text('Tập', 'Batch'),
  size: text('Số phiếu', 'Ballots'),
  counters: text('Người nhập', 'Entered by'),
  state: text('Tình trạng', 'State'),
  act: text('Việc của bạn', 'Your work'),
  readAgain: text('Đọc lại', 'Read again'),
  places: text('chỗ', 'places'),
  readAgainHint: text(
    'Có chỗ bạn đọc khác người kia. Lấy lại đúng phiếu đó và đọc lại.',
    'You read some places differently. Take those ballots again and look.',
  ),
  covers: text('In tờ bìa tập', 'Print batch covers'),
  head: text('Việc của Trưởng ban', 'For the head'),
} as const;

export interface BatchesProps {
  readonly list: ListView;
  readonly count: ListCountView;
  readonly onOpen: (at: CountAddress) => void;
}

/** The batches of a list: how far each is, and what this person does next. */
export function Batches({ list, count, onOpen }: BatchesProps) {
  const say = useText();
  const { view, may } = useHere();
  const [printing, setPrinting] = useState(false);
  const again = count.batches.reduce((total, batch) => total + batch.readAgain.length, 0);
  return (
    <>
      {count.unbatched !== 0 && may('form-batches') && <FormBatches key={count.unbatched} list={list} count={count} />}
      {again > 0 && (
        <Section
          id="read-again"
          title={text(
            `${words.readAgain.vi}: ${again} ${words.places.vi}`,
            `${words.readAgain.en}: ${again} ${words.places.en}`,
          )}
          hint={words.readAgainHint}
        >
          <Group>
            <Button onClick={() => onOpen({ list: list.id, read: true })}>
              {say(words.readAgain)} ({again})
            </Button>
          </Group>
        </Section>
      )}
      {count.batches.length > 0 && (
        <Section
          id="batches"
          title={words.batches}
          actions={
            <>
              <SaveTable
                compact
                title={text(`${words.batches.vi}: ${list.title}`, `${words.batches.en}: ${list.title}`)}
                head={[words.batch, words.size, words.counters, words.state]}
                rows={() => count.batches.map((batch) => batchCells(batch, view.independent, say))}
              />
              <Button variant="default" leftSection={<PrintIcon />} onClick={() => setPrinting(true)}>
                {say(words.covers)}
              </Button>
            </>
          }
        >
          <Table.ScrollContainer minWidth={640}>
            <Table aria-labelledby="batches-title">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say(words.batch)}</Table.Th>
                  <Table.Th ta="right">{say(words.size)}</Table.Th>
                  <Table.Th>{say(words.act)}</Table.Th>
                  <Table.Th>{say(words.counters)}</Table.Th>
                  <Table.Th>{say(words.state)}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {count.batches.map((batch) => (
                  <BatchRow
                    key={batch.number}
                    list={list}
                    batch={batch}
                    independent={view.independent}
                    onOpen={onOpen}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Section>
      )}
      {may('recount') && count.batches.some((batch) => batch.counters.length > 0) && (
        <Section id="head" title={words.head}>
          <Group>
            <Recount list={list} batch={null} />
          </Group>
        </Section>
      )}
      {printing && <BatchCovers list={list} count={count} onDone={() => setPrinting(false)} />}
    </>
  );
}
