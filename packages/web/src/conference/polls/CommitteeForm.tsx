import { Autocomplete, Button, CloseButton, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type CommitteeMember, type PersonId, type Role, text } from '@tinnhiem/core';
import { type FormEvent, useMemo } from 'react';
import { useCommand } from '../../api/commands.ts';
import { useAccountNames } from '../../api/queries.ts';
import { newId } from '../../api/uuid.ts';
import { common } from '../../components/common.text.ts';
import { FindingList } from '../../components/FindingList.tsx';
import { PlusIcon } from '../../components/icons.tsx';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { KeptLine } from '../../drafts/KeptLine.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { foldedFilter } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { memberRoles } from './CommitteeSection.tsx';
import { committeeProblems } from './committee-check.ts';

const words = {
  name: text('Họ và tên', 'Name'),
  nameHint: text('Gõ tên để chọn, hoặc ghi tên khác', 'Type to choose, or write another name'),
  role: text('Nhiệm vụ', 'Task'),
  unit: text('Đơn vị', 'Unit'),
  add: text('Thêm người', 'Add somebody'),
  remove: text('Bỏ dòng', 'Remove row'),
  send: text('Đề xuất Ban Kiểm phiếu này', 'Propose this committee'),
  sent: text('Đã đề xuất Ban Kiểm phiếu.', 'Committee proposed.'),
  fine: text('Thành phần đủ.', 'The committee is complete.'),
  accounts: text('Tài khoản', 'Accounts'),
  roll: text('Người ghi phiếu', 'Voters'),
} as const;

interface Row {
  readonly key: string;
  readonly name: string;
  readonly role: CommitteeMember['role'];
  readonly unit: string;
  readonly person?: string | undefined;
}

const roleOfAccount: Partial<Record<Role, CommitteeMember['role']>> = {
  'committee-head': 'head',
  'committee-secretary': 'secretary',
  'committee-member': 'member',
};

function emptyRow(role: CommitteeMember['role']): Row {
  return { key: newId(), name: '', role, unit: '' };
}

/** The members as they are proposed: those who have an account of the committee stand there to begin with. */
export function CommitteeForm({ onDone }: { readonly onDone: () => void }) {
  const say = useText();
  const { round, conference, view, roundView } = useHere();
  const accounts = useAccountNames();
  const command = useCommand(round, conference);
  const suggested = useMemo(
    () =>
      (accounts.data ?? []).flatMap((account): Row[] => {
        const role = account.roles.map((held) => roleOfAccount[held]).find((found) => found !== undefined);
        return role === undefined ? [] : [{ key: account.id, name: account.name, role, unit: '' }];
      }),
    [accounts.data],
  );
  const begun = useMemo(
    () =>
      view.committee?.members.map(
        ({ name, role, unit = '', person }): Row => ({ key: newId(), name, role, unit, person }),
      ) ?? [emptyRow('head'), emptyRow('member')],
    [view.committee],
  );
  const form = useKeptForm(`${round}~${conference}:committee`, {
    rows: view.committee === null && suggested.length > 0 ? suggested : begun,
  });
  const { rows } = form.typed;
  const setTyped = (next: Row[]) => form.change({ rows: next });

  // One entry for each name to choose; people who share a name are told apart by unit and id.
  const choices = useMemo(() => {
    const found = new Map<string, Pick<Row, 'name' | 'unit' | 'person'>>();
    for (const { name } of accounts.data ?? []) found.set(name, { name, unit: '', person: undefined });
    for (const { person, name, unit } of view.roll) found.set(`${name} · ${unit} · ${person}`, { name, unit, person });
    return found;
  }, [accounts.data, view.roll]);

  const members = rows
    .filter((row) => row.name.trim() !== '')
    .map(({ name, role, unit, person }) => ({
      name: name.trim(),
      role,
      ...(person === undefined ? {} : { person: person as PersonId }),
      ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
    }));
  const problems = committeeProblems(members, view.lists, view.independent, roundView.rules);
  const stops = problems.some((finding) => finding.severity === 'error');
  const change = (key: string, part: Partial<Row>) =>
    setTyped(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const nameOf = (key: string, value: string) => {
    const choice = choices.get(value);
    if (choice === undefined) change(key, { name: value, person: undefined });
    else change(key, choice.unit === '' ? { name: choice.name, person: choice.person } : choice);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (stops) return;
    if ((await command.send('propose-committee', { members })) === null) return;
    form.forget();
    notify(say(words.sent));
    onDone();
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <KeptLine form={form} />
        {rows.map((row, index) => (
          <Group key={row.key} align="flex-end" gap="xs" role="group" aria-label={`${index + 1}. ${row.name}`}>
            <Autocomplete
              label={say(words.name)}
              placeholder={say(words.nameHint)}
              data={[...choices.keys()]}
              filter={(input) => foldedFilter(input)}
              limit={12}
              value={row.name}
              onChange={(value) => nameOf(row.key, value)}
              style={{ flex: '3 1 15rem' }}
            />
            <NativeSelect
              label={say(words.role)}
              value={row.role}
              onChange={(event) => change(row.key, { role: event.currentTarget.value as Row['role'] })}
              data={(['head', 'secretary', 'member'] as const).map((role) => ({
                value: role,
                label: say(memberRoles[role]),
              }))}
              style={{ flex: '1 1 8rem' }}
            />
            <TextInput
              label={say(words.unit)}
              value={row.unit}
              onChange={(event) => change(row.key, { unit: event.currentTarget.value })}
              style={{ flex: '2 1 12rem' }}
            />
            <CloseButton
              aria-label={`${say(words.remove)} ${row.name}`}
              onClick={() => setTyped(rows.filter((other) => other.key !== row.key))}
            />
          </Group>
        ))}
        <Group>
          <Button variant="default" leftSection={<PlusIcon />} onClick={() => setTyped([...rows, emptyRow('member')])}>
            {say(words.add)}
          </Button>
        </Group>
        {problems.length > 0 && <FindingList findings={problems} />}
        <ErrorState error={command.error} />
        <Group>
          <Button type="submit" disabled={stops} loading={command.pending !== null}>
            {say(words.send)}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say(common.cancel)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
