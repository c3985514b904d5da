import { Anchor, Group, Stack, Table, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  type ConferenceStage,
  conferenceStages,
  type ListView,
  methodWords,
  stageName,
  text,
  type Way,
  waysOf,
} from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { conferencePath } from '../api/queries.ts';
import { formatMoment, showDay } from '../components/format.ts';
import { ArrowIcon, DoneIcon } from '../components/icons.tsx';
import { SaveTable } from '../components/SaveTable.tsx';
import { useText } from '../language.tsx';
import { ElectronicSection } from './casting/ElectronicSection.tsx';
import { useHere } from './here.tsx';
import classes from './overview.module.css';
import { ofWay, stockOf } from './polls/ways.ts';
import { Screen, Section, screenOfStage } from './Screen.tsx';

const words = {
  stages: text('Các bước của hội nghị', 'Stages of the conference'),
  facts: text('Hội nghị', 'Conference'),
  when: text('Thời gian', 'When'),
  where: text('Địa điểm', 'Where'),
  chair: text('Chủ trì', 'Chair'),
  secretary: text('Thư ký hội nghị', 'Secretary'),
  committee: text('Ban Kiểm phiếu', 'Counting committee'),
  method: text('Cách kiểm phiếu', 'Counting'),
  unset: text('chưa ghi', 'not yet named'),
  entry: text('nhập từng phiếu', 'ballot by ballot'),
  tally: text('nhập phiếu kiểm', 'tally sheets'),
  independent: text('người độc lập', 'people independently'),
  lists: text('Các danh sách', 'Lists'),
  list: text('Danh sách', 'List'),
  votedOn: text('Được lấy phiếu', 'Voted on'),
  voters: text('Người ghi phiếu', 'Voters'),
  present: text('Có mặt', 'Present'),
  issued: text('Phát ra', 'Issued'),
  collected: text('Thu về', 'Collected'),
  display: text('Màn hình hội trường', "The room's screen"),
  displayHint: text(
    'Mở địa chỉ này trên máy nối với máy chiếu. Không cần đăng nhập; không bao giờ hiện số liệu trước khi công bố.',
    'Open this address on the computer of the projector. No sign-in; never a figure before the announcement.',
  ),
  open: text('Mở màn hình hội trường', "Open the room's screen"),
  history: text('Những việc làm lại, đính chính', 'Re-openings and corrections'),
  reopened: text('Mở lại', 'Re-opened'),
  corrected: text('Đính chính số phiếu', 'Stock corrected'),
  done: text('đã xong', 'done'),
  current: text('đang ở đây', 'now'),
} as const;

/** Everything about a conference at one look. */
export function Overview() {
  const { view } = useHere();
  return (
    <Screen title={text(view.title, view.title)}>
      <Stages stage={view.stage} />
      <Facts />
      <Lists />
      <ElectronicSection />
      <RoomScreen />
      <History />
    </Screen>
  );
}

function Stages({ stage }: { readonly stage: ConferenceStage }) {
  const say = useText();
  const { address } = useHere();
  const at = conferenceStages.indexOf(stage);
  return (
    <nav aria-label={say(words.stages)}>
      <ol className={classes.stages}>
        {conferenceStages.map((other, index) => (
          <li
            key={other}
            aria-current={index === at ? 'step' : undefined}
            data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          >
            <Link to={address(screenOfStage(other))} className={classes.stage}>
              {index < at ? (
                <DoneIcon size={16} />
              ) : index === at ? (
                <ArrowIcon size={16} />
              ) : (
                <span className={classes.number}>{index + 1}</span>
              )}
              <span>
                {say(stageName(other))}
                {index <= at && (
                  <span className="visually-hidden"> ({say(index < at ? words.done : words.current)})</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Facts() {
  const say = useText();
  const { view } = useHere();
  const { officials, committee } = view;
  const facts: readonly (readonly [string, string])[] = [
    [say(words.when), [view.time, showDay(view.day)].filter((part) => part !== null && part !== '').join(', ')],
    [say(words.where), view.place ?? say(words.unset)],
    [say(words.chair), officials.chair],
    [say(words.secretary), officials.secretary ?? say(words.unset)],
    [say(words.committee), committee?.members.map((member) => member.name).join(', ') ?? say(words.unset)],
    [
      say(words.method),
      view.method === 'scan'
        ? say(methodWords.scan)
        : `${say(view.method === 'entry' ? words.entry : words.tally)}, ${view.independent} ${say(words.independent)}`,
    ],
  ];
  return (
    <Section id="facts" title={words.facts}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Issued and collected in one way. */
function stockFigures(list: ListView, way: Way): readonly (number | string)[] {
  const stock = stockOf(list, way);
  return [stock?.issued ?? '–', stock?.collected ?? '–'];
}

function Lists() {
  const say = useText();
  const { view } = useHere();
  const ways = waysOf(view);
  const headsOf = (way: Way) =>
    [words.issued, words.collected].map((head) => (ways.length === 1 ? head : ofWay(way, head)));
  const head = [words.list, words.votedOn, words.voters, words.present, ...ways.flatMap(headsOf)];
  const figuresOf = (list: ListView) => [
    list.people.length,
    list.voters,
    list.present,
    ...ways.flatMap((way) => stockFigures(list, way)),
  ];
  return (
    <Section
      id="lists"
      title={words.lists}
      actions={
        <SaveTable
          compact
          title={text(`${words.lists.vi}: ${view.title}`, `${words.lists.en}: ${view.title}`)}
          head={head}
          rows={() => view.lists.map((list) => [list.title, ...figuresOf(list)])}
        />
      }
    >
      <Table.ScrollContainer minWidth={ways.length === 1 ? 560 : 760}>
        <Table aria-labelledby="lists-title">
          <Table.Thead>
            <Table.Tr>
              {head.map((cell, index) => (
                <Table.Th key={cell.vi} ta={index === 0 ? 'left' : 'right'}>
                  {say(cell)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.lists.map((list) => (
              <Table.Tr key={list.id}>
                <Table.Th scope="row" fw={500}>
                  {list.title}
                </Table.Th>
                {figuresOf(list).map((value, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one row never move
                  <Table.Td key={index} ta="right" className={classes.figure}>
                    {value}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

function RoomScreen() {
  const say = useText();
  const { round, conference } = useHere();
  const { data } = useQuery({
    queryKey: ['qr', round, conference],
    queryFn: () =>
      api.get<{ readonly display: string; readonly svg: string }>(`${conferencePath(round, conference)}/qr`),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const address = data?.display ?? `${window.location.origin}/display/${round}~${conference}`;
  return (
    <Section id="room" title={words.display} hint={words.displayHint}>
      <Group align="center" gap="lg">
        {data !== undefined && (
          <img
            src={`data:image/svg+xml,${encodeURIComponent(data.svg)}`}
            alt={`QR: ${address}`}
            width={132}
            height={132}
          />
        )}
        <Stack gap={4}>
          <Words ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {address}
          </Words>
          <Anchor href={`/display/${round}~${conference}`} target="_blank" rel="noopener">
            {say(words.open)}
          </Anchor>
        </Stack>
      </Group>
    </Section>
  );
}

function History() {
  const say = useText();
  const { view, list } = useHere();
  const entries = [
    ...view.reopenings.map((entry) => ({
      done: entry.done,
      what: `${say(words.reopened)} (${say(stageName(entry.from))} → ${say(stageName(entry.to))})`,
      reason: entry.reason,
    })),
    ...view.corrections.map((entry) => ({
      done: entry.done,
      what: `${say(words.corrected)}: ${list(entry.list)?.title ?? entry.list}`,
      reason: entry.reason,
    })),
  ].sort((a, b) => a.done.number - b.done.number);
  if (entries.length === 0) return null;
  return (
    <Section id="history" title={words.history}>
      <Stack component="ul" gap="xs" m={0} pl="md">
        {entries.map(({ done, what, reason }) => (
          <li key={done.number}>
            <b>{what}</b>: {reason}{' '}
            <Words span size="sm" c="dimmed">
              {formatMoment(done.at)}, {done.by.name}
            </Words>
          </li>
        ))}
      </Stack>
    </Section>
  );
}
