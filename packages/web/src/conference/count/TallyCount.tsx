// Counting by tally sheets: totals of each person, typed by several people independently.
import { Button, Group, List, Paper, Text as Words } from '@mantine/core';
import { type ListCountView, type ListView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import { Recount } from './BatchRow.tsx';
import { TallyAgain } from './TallyAgain.tsx';
import { TallyForm } from './TallyForm.tsx';

const words = {
  who: text('Người đã nhập phiếu kiểm', 'Who entered the tally sheet'),
  none: text('Chưa ai nhập phiếu kiểm của danh sách này.', 'Nobody has entered the sheet of this list.'),
  needed: text('người nhập độc lập', 'people enter independently'),
  settled: text('Các phiếu kiểm khớp nhau.', 'The sheets agree.'),
  mine: text(
    'Bạn đã nhập phiếu kiểm này. Chờ người khác nhập.',
    'You have entered this sheet. Waiting for the others.',
  ),
  anew: text('Nhập sai? Nhập lại phiếu kiểm', 'Wrong? Enter the sheet anew'),
  committee: text(
    'Có dòng chờ Ban Kiểm phiếu cùng đếm lại: xem mục Phiếu chưa rõ.',
    'Rows wait for the committee: see Doubtful ballots.',
  ),
  full: text('Đã đủ người nhập.', 'All entries are there.'),
} as const;

export function TallyCount({ list, count }: { readonly list: ListView; readonly count: ListCountView }) {
  const say = useText();
  const { view, may } = useHere();
  const [anew, setAnew] = useState(false);
  const { tally } = count;
  if (tally === null) return null;
  const complete = tally.entries.length >= view.independent;
  // Until the others have entered it too, whoever entered a sheet may enter it anew.
  const mayEnter = may('enter-tally') && !complete;
  const canEnter = mayEnter && (!tally.mine || anew);
  return (
    <>
      <Section
        id="tally-state"
        title={text(list.title, list.title)}
        actions={may('recount') && tally.entries.length > 0 && <Recount list={list} batch={null} />}
      >
        <Words>
          {say(words.who)} ({tally.entries.length}/{view.independent} {say(words.needed)}):
        </Words>
        {tally.entries.length === 0 ? (
          <Words c="dimmed">{say(words.none)}</Words>
        ) : (
          <List>
            {tally.entries.map((entry) => (
              <List.Item key={entry.account}>{entry.name}</List.Item>
            ))}
          </List>
        )}
        {tally.mine && !complete && <Words role="status">{say(words.mine)}</Words>}
        {tally.mine && mayEnter && !anew && (
          <Group>
            <Button variant="default" onClick={() => setAnew(true)}>
              {say(words.anew)}
            </Button>
          </Group>
        )}
        {count.settled && (
          <Words role="status" fw={600} c="#1f6b3a">
            {say(words.settled)}
          </Words>
        )}
        {tally.committee.length > 0 && (
          <Words role="status" fw={600} c="#8a5300">
            {say(words.committee)}
          </Words>
        )}
        {!may('enter-tally') && <WhoMay command="enter-tally" />}
      </Section>
      {tally.readAgain.length > 0 && (
        <TallyAgain key={tally.readAgain[0]} list={list} cells={tally.readAgain} collected={count.collected ?? 0} />
      )}
      {canEnter && (
        <Paper>
          <TallyForm list={list} collected={count.collected ?? 0} onSent={() => setAnew(false)} />
        </Paper>
      )}
    </>
  );
}
