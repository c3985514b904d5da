import { Button, Group, Stack, TextInput, Text as Words } from '@mantine/core';
import { text, type VoterRow } from '@tinnhiem/core';
import { useMemo, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DoneIcon, SearchIcon } from '../../components/icons.tsx';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import classes from './attendance.module.css';
import { findPeople, isShared, personOfCode, sharedNames } from './search.ts';

const words = {
  title: text('Phát phiếu', 'Hand out ballots'),
  hint: text(
    'Mỗi người nhận một phiếu của mỗi danh sách mà mình được ghi phiếu. Chương trình ghi ai đã nhận phiếu, không bao giờ ghi phiếu nào.',
    'Everybody gets one ballot of each list on whose roll they are. It is recorded who got a ballot, never which.',
  ),
  all: text('Phát phiếu cho tất cả người có mặt chưa có phiếu', 'Hand out to everybody present without a ballot'),
  allExplain: text('Ghi nhận đã phát phiếu cho:', 'Records that these got their ballots:'),
  handed: text('Đã ghi nhận phát phiếu.', 'Recorded.'),
  people: text('người', 'people'),
  nobodyLeft: text('Mọi người có mặt đều đã có phiếu.', 'Everybody present has a ballot.'),
  one: text('Phát hoặc đổi phiếu cho một người', 'One person: hand out or replace'),
  oneHint: text('Tên, mã hoặc đơn vị', 'Name, id or unit'),
  handOne: text('Phát phiếu', 'Hand out'),
  replace: text('Đổi phiếu hỏng', 'Replace a spoiled ballot'),
  replaceExplain: text(
    'Thu lại phiếu hỏng trước khi phát phiếu mới. Phiếu hỏng được gạch chéo, giữ lại và tính vào số phiếu hỏng.',
    'Take the spoiled ballot back first. It is crossed out, kept, and counted as spoiled.',
  ),
  has: text('Đã có phiếu', 'Has a ballot'),
  away: text('Chưa điểm danh', 'Not checked in'),
  without: text('Người có mặt chưa có phiếu', 'Present without a ballot'),
  found: text('Người tìm thấy', 'People found'),
} as const;

export function HandOut() {
  const say = useText();
  const { round, conference, view, may, list } = useHere();
  const command = useCommand(round, conference);
  const lacking = view.roll.filter((voter) => voter.present && voter.holds.length < voter.lists.length);
  if (!may('hand-out'))
    return (
      <Section id="hand-out" title={words.title}>
        <WhoMay command="hand-out" />
        <Without lacking={lacking} />
      </Section>
    );
  const perList = view.lists.map((entry) => ({
    id: entry.id,
    count: lacking.filter((voter) => voter.lists.includes(entry.id) && !voter.holds.includes(entry.id)).length,
  }));
  return (
    <Section id="hand-out" title={words.title} hint={words.hint}>
      {lacking.length === 0 ? (
        <Group gap="xs">
          <DoneIcon />
          <Words>{say(words.nobodyLeft)}</Words>
        </Group>
      ) : (
        <Group>
          <ConfirmButton
            h="auto"
            mih={36}
            py={6}
            styles={{ label: { whiteSpace: 'normal' } }}
            label={text(`${words.all.vi} (${lacking.length})`, `${words.all.en} (${lacking.length})`)}
            confirmLabel={words.handOne}
            explain={words.allExplain}
            error={command.error}
            onOpen={command.clear}
            onConfirm={async () => {
              const recorded = await command.send('hand-out', {});
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
                  </Words>
                ))}
            </Stack>
          </ConfirmButton>
        </Group>
      )}
      <OnePerson />
      <Without lacking={lacking} />
    </Section>
  );
}

function OnePerson() {
  const say = useText();
  const { view } = useHere();
  const [typed, setTyped] = useState('');
  const shared = useMemo(() => sharedNames(view.roll), [view.roll]);
  const scanned = personOfCode(view.roll, typed);
  const found = scanned === null ? findPeople(view.roll, typed).slice(0, 6) : scanned === undefined ? [] : [scanned];
  return (
    <Stack gap="xs">
      <TextInput
        label={say(words.one)}
        placeholder={say(words.oneHint)}
        leftSection={<SearchIcon />}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw={560}
      />
      {found.length > 0 && (
        <ul className={classes.results} aria-label={say(words.found)}>
          {found.map((voter) => (
            <li key={voter.person}>
              <div className={classes.person}>
                <span className={classes.name}>{voter.name}</span>
                <span className={classes.detail}>
                  {voter.unit} · {voter.person}
                  {isShared(shared, voter.name) && ' · !'}
                </span>
              </div>
              <PersonActs voter={voter} onDone={() => setTyped('')} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

function PersonActs({ voter, onDone }: { readonly voter: VoterRow; readonly onDone: () => void }) {
  const say = useText();
  const { round, conference, list } = useHere();
  const command = useCommand(round, conference);
  if (!voter.present) return <Words size="sm">{say(words.away)}</Words>;
  return (
    <Group gap="xs" py={6} justify="flex-end">
      <ErrorState error={command.error} />
      {voter.holds.length < voter.lists.length && (
        <Button
          loading={command.pending === 'hand-out'}
          aria-label={`${say(words.handOne)}: ${voter.name}, ${voter.unit}`}
          onClick={() =>
            void command.send('hand-out', { people: [voter.person] }).then((recorded) => {
              if (recorded === null) return;
              notify(`${say(words.handed)} ${voter.name}`);
              onDone();
            })
          }
        >
          {say(words.handOne)}
        </Button>
      )}
      {voter.holds.map((id) => (
        <ConfirmButton
          key={id}
          variant="default"
          label={
            voter.holds.length > 1
              ? text(`${words.replace.vi}: ${list(id)?.title ?? id}`, `${words.replace.en}: ${list(id)?.title ?? id}`)
              : words.replace
          }
          explain={words.replaceExplain}
          error={command.error}
          onOpen={command.clear}
          onConfirm={async () => {
            const recorded = await command.send('replace-ballot', { list: id, person: voter.person });
            if (recorded !== null) onDone();
            return recorded;
          }}
        >
          <b>
            {voter.name} · {voter.unit}
          </b>
        </ConfirmButton>
      ))}
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
