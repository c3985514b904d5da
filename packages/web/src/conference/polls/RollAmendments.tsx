import { Button, Group, SegmentedControl, Stack, TextInput, Text as Words } from '@mantine/core';
import { compareNames, type ListId, type PersonId, text } from '@tinnhiem/core';
import { type FormEvent, useMemo } from 'react';
import { useCommand } from '../../api/commands.ts';
import { useRoster } from '../../api/queries.ts';
import { formatMoment } from '../../components/format.ts';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { KeptLine } from '../../drafts/KeptLine.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { FindingSelect, ReasonInput } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { ListChoice } from './BallotStock.tsx';

const words = {
  title: text('Bổ sung, rút tên người ghi phiếu', 'Amend the voter roll'),
  hint: text(
    'Danh sách người ghi phiếu đã chốt khi phê duyệt kế hoạch. Thay đổi sau đó phải có lý do và được ghi lại.',
    'The roll was frozen with the plan. A later change needs a reason and is recorded.',
  ),
  add: text('Bổ sung', 'Add'),
  remove: text('Rút tên', 'Take off'),
  change: text('Thay đổi', 'Change'),
  who: text('Người', 'Person'),
  whoHint: text('Gõ tên, mã hoặc đơn vị', 'Type name, id or unit'),
  other: text('Người không có trong danh sách nhân sự', 'Somebody who is not in the roster'),
  id: text('Mã cán bộ', 'Staff id'),
  name: text('Họ và tên', 'Name'),
  unit: text('Đơn vị', 'Unit'),
  send: text('Ghi thay đổi danh sách', 'Record the change'),
  sent: text('Đã ghi thay đổi danh sách người ghi phiếu.', 'The change of the roll is recorded.'),
  none: text('Chưa có thay đổi nào.', 'No change so far.'),
  added: text('Bổ sung', 'Added'),
  removed: text('Rút tên', 'Taken off'),
} as const;

export function RollAmendments() {
  const say = useText();
  const { view, may, list } = useHere();
  const canAmend = may('amend-roll');
  if (!canAmend && view.amendments.length === 0) return null;
  return (
    <Section id="amendments" title={words.title} hint={words.hint}>
      {view.amendments.length === 0 ? (
        <Words size="sm" c="dimmed">
          {say(words.none)}
        </Words>
      ) : (
        <Stack component="ul" gap={4} m={0} pl="md">
          {view.amendments.map((amendment) => (
            <li key={amendment.done.number}>
              {say(amendment.change === 'added' ? words.added : words.removed)} <b>{amendment.name}</b> (
              {list(amendment.list)?.title ?? amendment.list}): {amendment.reason}{' '}
              <Words span size="sm" c="dimmed">
                {formatMoment(amendment.done.at)}
              </Words>
            </li>
          ))}
        </Stack>
      )}
      {canAmend && <AmendForm />}
    </Section>
  );
}

const notInRoster = '+';

function AmendForm() {
  const say = useText();
  const { round, conference, view } = useHere();
  const roster = useRoster(round);
  const command = useCommand(round, conference);
  const form = useKeptForm(`${round}~${conference}:amend-roll`, {
    list: (view.lists[0]?.id ?? '') as string,
    change: 'added' as 'added' | 'removed',
    chosen: '',
    person: '',
    name: '',
    unit: '',
    reason: '',
  });
  const { list, change, reason, ...typed } = form.typed;
  const chosen = typed.chosen === '' ? null : typed.chosen;

  const people = useMemo(() => {
    const onRoll = view.roll.filter((voter) => voter.lists.includes(list));
    if (change === 'removed')
      return onRoll
        .filter((voter) => voter.holds.length === 0)
        .map(({ person, name, unit }) => ({ person, name, unit }));
    const known = new Set(onRoll.map((voter) => voter.person));
    return (roster.data ?? [])
      .filter((person) => !known.has(person.id))
      .map(({ id, name, unit }) => ({ person: id as string, name, unit }));
  }, [view.roll, list, change, roster.data]);
  const options = [
    ...[...people]
      .sort((a, b) => compareNames(a.name, b.name))
      .map(({ person, name, unit }) => ({ value: person, label: `${name} · ${unit} · ${person}` })),
    ...(change === 'added' ? [{ value: notInRoster, label: say(words.other) }] : []),
  ];
  const isOther = chosen === notInRoster;
  const who = isOther
    ? { person: typed.person.trim(), name: typed.name.trim(), unit: typed.unit.trim() }
    : people.find((person) => person.person === chosen);
  const ready = who !== undefined && who.person !== '' && who.name !== '' && reason.trim() !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || who === undefined) return;
    const data = {
      list: list as ListId,
      change,
      person: who.person as PersonId,
      name: who.name,
      unit: who.unit,
      reason: reason.trim(),
    };
    if ((await command.send('amend-roll', data)) === null) return;
    form.forget();
    notify(say(words.sent));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <KeptLine form={form} />
        <SegmentedControl
          aria-label={say(words.change)}
          value={change}
          onChange={(value) => form.change({ change: value as 'added' | 'removed', chosen: '' })}
          data={[
            { value: 'added', label: say(words.add) },
            { value: 'removed', label: say(words.remove) },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
        <ListChoice value={list} onValue={(value) => form.change({ list: value, chosen: '' })} />
        <FindingSelect
          label={say(words.who)}
          placeholder={say(words.whoHint)}
          data={options}
          value={chosen}
          onChange={(value) => form.change({ chosen: value ?? '' })}
        />
        {isOther && (
          <Group grow align="flex-start" preventGrowOverflow={false}>
            {(['person', 'name', 'unit'] as const).map((part) => (
              <TextInput
                key={part}
                label={say(part === 'person' ? words.id : words[part])}
                required={part !== 'unit'}
                maxLength={part === 'person' ? 60 : 300}
                value={typed[part]}
                onChange={(event) => form.change({ [part]: event.currentTarget.value })}
                style={{ minWidth: '10rem' }}
              />
            ))}
          </Group>
        )}
        <ReasonInput value={reason} onValue={(value) => form.change({ reason: value })} inMinutes />
        <ErrorState error={command.error} />
        <Group>
          <Button type="submit" disabled={!ready} loading={command.pending !== null}>
            {say(words.send)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
