// S17: who is here gets a ballot of each list: on paper or, where the plan allows it, a slip with a code.
import { Group, SegmentedControl, Stack, Text as Words } from '@mantine/core';
import { inHand, text, type VoterRow, type Way, waysOf } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DoneIcon } from '../../components/icons.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import { HandOutOne } from './HandOutOne.tsx';
import { stockOf, wayNames } from './ways.ts';

const words = {
  title: text('Phát phiếu', 'Hand out ballots'),
  hint: text(
    'Mỗi người nhận một phiếu của mỗi danh sách mà mình được ghi phiếu. Chương trình ghi ai đã nhận phiếu, không bao giờ ghi phiếu nào.',
    'Everybody gets one ballot of each list on whose roll they are. It is recorded who got a ballot, never which.',
  ),
  all: text('Phát phiếu cho tất cả người có mặt chưa có phiếu', 'Hand out to everybody present without a ballot'),
  allExplain: text('Ghi nhận đã phát phiếu cho:', 'Records that these got their ballots:'),
  handOne: text('Phát phiếu', 'Hand out'),
  handed: text('Đã ghi nhận phát phiếu.', 'Recorded.'),
  people: text('người', 'people'),
  nobodyLeft: text('Mọi người có mặt đều đã có phiếu.', 'Everybody present has a ballot.'),
  without: text('Người có mặt chưa có phiếu', 'Present without a ballot'),
  way: text('Đang phát', 'Handing out'),
  wayHint: text(
    'Mỗi người chọn một: phiếu giấy hoặc phiếu điện tử, không bao giờ cả hai. Phiếu điện tử: để người đó tự rút một phiếu đã trộn.',
    'Everybody chooses one: paper or an electronic slip, never both. Slips: let people draw one from the shuffled stack themselves.',
  ),
  left: text('Trên bàn', 'On the table'),
} as const;

/** The way that was used last in this window. */
function useWay(): [Way, (way: Way) => void] {
  const { round, conference, view } = useHere();
  const place = `tinnhiem.way:${round}~${conference}`;
  const ways = waysOf(view);
  const [way, setWay] = useState<Way>(() => {
    const kept = sessionStorage.getItem(place);
    return ways.find((other) => other === kept) ?? ways[0] ?? 'paper';
  });
  const choose = (next: Way) => {
    sessionStorage.setItem(place, next);
    setWay(next);
  };
  return [ways.includes(way) ? way : (ways[0] ?? 'paper'), choose];
}

export function HandOut() {
  const { view, may } = useHere();
  const [way, setWay] = useWay();
  const lacking = view.roll.filter((voter) => voter.present && voter.holds.length < voter.lists.length);
  if (!may('hand-out'))
    return (
      <Section id="hand-out" title={words.title}>
        <WhoMay command="hand-out" />
        <Without lacking={lacking} />
      </Section>
    );
  return (
    <Section id="hand-out" title={words.title} hint={words.hint}>
      {waysOf(view).length > 1 && <WayChoice way={way} onWay={setWay} />}
      <HandOutOne way={way} onWay={setWay} />
      <HandOutAll way={way} lacking={lacking} />
      <Without lacking={lacking} />
    </Section>
  );
}

function WayChoice({ way, onWay }: { readonly way: Way; readonly onWay: (way: Way) => void }) {
  const say = useText();
  const { view } = useHere();
  const left = (of: Way) =>
    view.lists.map((list) => {
      const stock = stockOf(list, of);
      return stock === null ? 0 : inHand(stock);
    });
  return (
    <Stack gap={4}>
      <Group gap="md" align="center">
        <Words fw={600} id="way-label">
          {say(words.way)}
        </Words>
        <SegmentedControl
          aria-labelledby="way-label"
          size="md"
          value={way}
          onChange={(value) => onWay(value as Way)}
          data={waysOf(view).map((value) => ({ value, label: say(wayNames[value]) }))}
        />
        <Words size="sm">
          {say(words.left)}:{' '}
          {waysOf(view)
            .map((of) => `${say(wayNames[of]).toLowerCase()} ${left(of).join(' + ')}`)
            .join(' · ')}
        </Words>
      </Group>
      <Words size="sm" c="dimmed" maw={760}>
        {say(words.wayHint)}
      </Words>
    </Stack>
  );
}

function HandOutAll({ way, lacking }: { readonly way: Way; readonly lacking: readonly VoterRow[] }) {
  const say = useText();
  const { round, conference, view, list } = useHere();
  const command = useCommand(round, conference);
  const isMixed = waysOf(view).length > 1;
  if (lacking.length === 0)
    return (
      <Group gap="xs">
        <DoneIcon />
        <Words>{say(words.nobodyLeft)}</Words>
      </Group>
    );
  const perList = view.lists.map((entry) => ({
    id: entry.id,
    count: lacking.filter((voter) => voter.lists.includes(entry.id) && !voter.holds.includes(entry.id)).length,
  }));
  const name = wayNames[way];
  const label = isMixed
    ? text(
        `${words.all.vi}: ${name.vi.toLowerCase()} (${lacking.length})`,
        `${words.all.en}: ${name.en.toLowerCase()} (${lacking.length})`,
      )
    : text(`${words.all.vi} (${lacking.length})`, `${words.all.en} (${lacking.length})`);
  return (
    <Group>
      <ConfirmButton
        h="auto"
        mih={36}
        py={6}
        variant={isMixed ? 'default' : 'filled'}
        styles={{ label: { whiteSpace: 'normal' } }}
        label={label}
        confirmLabel={words.handOne}
        explain={words.allExplain}
        error={command.error}
        onOpen={command.clear}
        onConfirm={async () => {
          const recorded = await command.send('hand-out', { way });
          if (recorded !== null) notify(say(words.handed));
          return recorded;
        }}
      >
        <Stack gap={4}>
          {perList
            .filter(({ count }) => count > 0)
            .map(({ id, count }) => (
              <Words key={id} fz="lg">
                {list(id)?.title}: <b>{count}</b> {say(words.people)}
                {isMixed && `, ${say(name).toLowerCase()}`}
              </Words>
            ))}
        </Stack>
      </ConfirmButton>
    </Group>
  );
}

function Without({ lacking }: { readonly lacking: readonly VoterRow[] }) {
  const say = useText();
  if (lacking.length === 0) return null;
  return (
    <details>
      <summary style={{ cursor: 'pointer', padding: '4px 0' }}>
        {say(words.without)} ({lacking.length})
      </summary>
      <ul style={{ columns: '16rem', margin: 0 }}>
        {lacking.map((voter) => (
          <li key={voter.person}>
            {voter.name}{' '}
            <Words span size="sm" c="dimmed">
              {voter.unit}
            </Words>
          </li>
        ))}
      </ul>
    </details>
  );
}
