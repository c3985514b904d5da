import { Group, Table, Text as Words } from '@mantine/core';
import {
  dayOf,
  formatDay,
  type Instant,
  inHand,
  type ListView,
  type Text,
  text,
  type Way,
  waysOf,
} from '@tinnhiem/core';
import { Fragment } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import classes from '../../components/DataTable.module.css';
import { showDay } from '../../components/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { SaveTable } from '../../components/SaveTable.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import { neededOf } from './quorum.ts';
import { ofWay, stockOf } from './ways.ts';

const words = {
  present: text('người có mặt', 'present'),
  open: text('Bắt đầu ghi phiếu', 'Open the poll'),
  openExplain: text(
    'Từ lúc này Ban Kiểm phiếu được phát phiếu. Người đến muộn vẫn điểm danh và nhận phiếu được.',
    'From now on ballots may be handed out. Late comers can still be checked in.',
  ),
  opened: text('Đã bắt đầu ghi phiếu.', 'The poll is open.'),
  anotherDay: text('Đây là đợt thật. Ngày lấy phiếu theo kế hoạch là', 'This is a real round. Its voting day is'),
  todayIs: text('hôm nay là', 'today is'),
  quorum: text('Số người dự', 'Attendance'),
  list: text('Danh sách', 'List'),
  here: text('Có mặt', 'Present'),
  voters: text('Người ghi phiếu', 'Voters'),
  needed: text('Cần ít nhất', 'At least'),
  standing: text('Đủ số người', 'Enough present'),
  issued: text('Đã phát', 'Handed out'),
  left: text('Trên bàn', 'On the table'),
} as const;

/** Handed out and still on the table, in one way. */
function stockFigures(list: ListView, way: Way): readonly (number | string)[] {
  const stock = stockOf(list, way);
  return stock === null ? ['–', '–'] : [stock.issued, inHand(stock)];
}

/** Who is here by list, whether that is enough, and the chair's opening of the poll. */
export function AttendanceByList() {
  const say = useText();
  const { round, conference, view, roundView, may } = useHere();
  const command = useCommand(round, conference);
  const quorum = roundView.rules.quorum.value;
  const ways = waysOf(view);
  const heads = (way: Way): [Text, Text] =>
    ways.length === 1 ? [words.issued, words.left] : [ofWay(way, words.issued), ofWay(way, words.left)];
  const figures = ways.flatMap(heads);
  const head = [words.list, words.here, words.voters, words.needed, ...figures];
  const neededFor = (list: ListView) => {
    const { least, standing } = neededOf(list, quorum);
    return [...(least === null ? [] : [least]), say(standing)].join(' · ');
  };
  return (
    <Section
      id="quorum"
      title={words.quorum}
      actions={
        <SaveTable
          compact
          title={words.quorum}
          of={view.title}
          head={[words.list, words.here, words.voters, words.needed, words.standing, ...figures]}
          rows={() =>
            view.lists.map((list) => {
              const { least, standing } = neededOf(list, quorum);
              const stock = ways.flatMap((way) => stockFigures(list, way));
              return [list.title, list.present, list.voters, least ?? '', say(standing), ...stock];
            })
          }
        />
      }
    >
      <div className={classes.frame}>
        <Table className={classes.table} aria-labelledby="quorum-title">
          <Table.Thead>
            <Table.Tr>
              {head.map((cell, column) => (
                <Table.Th key={cell.vi} ta={column === 0 ? 'left' : 'right'}>
                  {say(cell)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.lists.map((list) => (
              <Table.Tr key={list.id}>
                <Table.Th scope="row" fw={500} data-label={say(words.list)}>
                  {list.title}
                </Table.Th>
                <Table.Td ta="right" fw={600} data-label={say(words.here)}>
                  {list.present}
                </Table.Td>
                <Table.Td ta="right" data-label={say(words.voters)}>
                  {list.voters}
                </Table.Td>
                <Table.Td ta="right" data-label={say(words.needed)}>
                  {neededFor(list)}
                </Table.Td>
                {ways.map((way) => {
                  const [issued, left] = heads(way);
                  const [out, onTable] = stockFigures(list, way);
                  return (
                    <Fragment key={way}>
                      <Table.Td ta="right" data-label={say(issued)}>
                        {out}
                      </Table.Td>
                      <Table.Td ta="right" data-label={say(left)}>
                        {onTable}
                      </Table.Td>
                    </Fragment>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {view.stage === 'ready' &&
        (may('open-poll') ? (
          <Group>
            <ConfirmButton
              label={words.open}
              explain={words.openExplain}
              error={command.error}
              onOpen={command.clear}
              onConfirm={async () => {
                const recorded = await command.send('open-poll', {});
                if (recorded !== null) notify(say(words.opened));
                return recorded;
              }}
            >
              <Words fw={600} fz="lg">
                {view.present} / {view.convened} {say(words.present)}
              </Words>
              <AnotherDay />
            </ConfirmButton>
          </Group>
        ) : (
          <WhoMay command="open-poll" />
        ))}
    </Section>
  );
}

/** A real poll that is opened on another day than its own may be the wrong one: the round beside it may be for practising. */
function AnotherDay() {
  const say = useText();
  const { conference, roundView } = useHere();
  const planned = roundView.conferences.find(({ id }) => id === conference)?.day;
  const today = dayOf(new Date().toISOString() as Instant);
  if (planned === undefined || planned === today || roundView.rehearsal) return null;
  return (
    <Notice tone="warning">
      {`${say(words.anotherDay)} ${showDay(planned)}; ${say(words.todayIs)} ${formatDay(today)}.`}
    </Notice>
  );
}
