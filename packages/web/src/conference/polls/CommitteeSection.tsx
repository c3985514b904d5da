import { Button, Group, Stack, Table, Text as Words } from '@mantine/core';
import { type CommitteeMember, text } from '@tinnhiem/core';
import { useState } from 'react';
import { SaveTable } from '../../components/SaveTable.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import { CommitteeForm } from './CommitteeForm.tsx';

const words = {
  title: text('Ban Kiểm phiếu', 'Counting committee'),
  hint: text(
    'Đúng một Trưởng ban; đủ người để đếm độc lập. Hội nghị biểu quyết thông qua trước khi ghi phiếu.',
    'Exactly one head, and enough people to count independently. The conference approves it before the poll.',
  ),
  none: text('Chưa đề xuất Ban Kiểm phiếu.', 'No committee has been proposed.'),
  name: text('Họ và tên', 'Name'),
  role: text('Nhiệm vụ', 'Task'),
  unit: text('Đơn vị', 'Unit'),
  propose: text('Đề xuất Ban Kiểm phiếu', 'Propose the committee'),
  change: text('Thay đổi Ban Kiểm phiếu', 'Change the committee'),
  approved: text('Hội nghị đã thông qua', 'Approved by the conference'),
  votesFor: text('đồng ý', 'for'),
  votesAgainst: text('không đồng ý', 'against'),
  notApproved: text('Chờ hội nghị biểu quyết.', "Waiting for the conference's vote."),
} as const;

export const memberRoles: Readonly<Record<CommitteeMember['role'], ReturnType<typeof text>>> = {
  head: text('Trưởng ban', 'Head'),
  secretary: text('Thư ký', 'Secretary'),
  member: text('Ủy viên', 'Member'),
};

export function CommitteeSection() {
  const say = useText();
  const { view, may } = useHere();
  const [editing, setEditing] = useState(false);
  const { committee } = view;
  const canPropose = may('propose-committee');
  return (
    <Section
      id="committee"
      title={words.title}
      hint={words.hint}
      actions={
        !editing && (
          <>
            {committee !== null && (
              <SaveTable
                compact
                title={words.title}
                of={view.title}
                head={[words.name, words.role, words.unit]}
                rows={() => committee.members.map(({ name, role, unit }) => [name, say(memberRoles[role]), unit ?? ''])}
              />
            )}
            {canPropose && (
              <Button variant={committee === null ? 'filled' : 'default'} onClick={() => setEditing(true)}>
                {say(committee === null ? words.propose : words.change)}
              </Button>
            )}
          </>
        )
      }
    >
      {editing && canPropose ? (
        <CommitteeForm onDone={() => setEditing(false)} />
      ) : committee === null ? (
        <Stack gap={4}>
          <Words>{say(words.none)}</Words>
          {!canPropose && <WhoMay command="propose-committee" />}
        </Stack>
      ) : (
        <>
          <MemberTable members={committee.members} />
          <Group gap="xs">
            <Words size="sm">
              {committee.approved === null
                ? say(words.notApproved)
                : `${say(words.approved)}: ${committee.approved.votesFor} ${say(words.votesFor)}, ${committee.approved.votesAgainst} ${say(words.votesAgainst)}.`}
            </Words>
          </Group>
        </>
      )}
    </Section>
  );
}

function MemberTable({ members }: { readonly members: readonly CommitteeMember[] }) {
  const say = useText();
  return (
    <Table aria-labelledby="committee-title">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say(words.name)}</Table.Th>
          <Table.Th>{say(words.role)}</Table.Th>
          <Table.Th>{say(words.unit)}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.person ?? member.name}>
            <Table.Th scope="row" fw={500}>
              {member.name}
            </Table.Th>
            <Table.Td>{say(memberRoles[member.role])}</Table.Td>
            <Table.Td>{member.unit ?? ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
