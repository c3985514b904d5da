// S17, S18: the counting committee makes its key together: nobody, and no machine, ever has the whole of it.
import { Group, List, Table, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { DoneIcon } from '../../components/icons.tsx';
import { SaveTable } from '../../components/SaveTable.tsx';
import { Answered, EmptyState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { type CeremonyView, useElectronic } from '../casting/view.ts';
import { useHere } from '../here.tsx';
import { Screen, Section } from '../Screen.tsx';
import { BeginCeremony, meaningOf } from './BeginCeremony.tsx';
import { MyKey } from './MyKey.tsx';
import { useKeyState } from './use-key.ts';

const words = {
  title: text('Khóa của Ban Kiểm phiếu', 'Key of the counting committee'),
  lead: text(
    'Phiếu điện tử được mã hóa bằng một khóa chung. Mỗi thành viên tạo và giữ phần của mình trên máy của mình; chỉ khi đủ người cùng mở mới có kết quả.',
    'Electronic ballots are encrypted under one key. Every member makes and keeps a part on an own device; only enough of them together get a result.',
  ),
  how: text('Lập khóa như thế nào', 'How it goes'),
  steps: [
    text(
      'Trưởng ban chọn số người giữ khóa và số người cần để mở hòm.',
      'The head chooses how many hold the key and how many open a box.',
    ),
    text(
      'Từng thành viên mở trang này trên máy của mình (điện thoại cũng được), đặt mật khẩu, tạo khóa và cất khóa.',
      'Every member opens this page on an own device (a phone will do), chooses a passphrase, makes the key and puts it away.',
    ),
    text(
      'Khi mọi người đã xong, các máy tự trao đổi phần khóa đã mã hóa trong chưa đầy một phút. Giữ trang này mở đến lúc đó.',
      'Once everybody is done, the devices exchange encrypted parts by themselves, in less than a minute. Keep this page open until then.',
    ),
  ],
  seats: text('Những người giữ khóa', 'Who holds the key'),
  seat: text('Chỗ', 'Seat'),
  name: text('Họ và tên', 'Name'),
  made: text('Đã tạo khóa', 'Key made'),
  dealt: text('Đã trao đổi', 'Exchanged'),
  confirmed: text('Đã xác nhận', 'Confirmed'),
  free: text('còn trống', 'free'),
  freeHint: text(
    'Còn chỗ trống: thành viên Ban Kiểm phiếu mở trang này bằng tài khoản của mình.',
    'There are free seats: a member of the committee opens this page with the own account.',
  ),
  yes: text('xong', 'done'),
  no: text('chưa', 'not yet'),
  mine: text('Phần của bạn', 'Your part'),
  notMember: text(
    'Chỉ thành viên Ban Kiểm phiếu tạo và giữ khóa.',
    'Only members of the counting committee make and hold a key.',
  ),
  anew: text('Có người vắng, mất khóa hoặc làm sai?', 'Somebody is away, lost the key or made a mistake?'),
  paper: text('Hội nghị này chỉ ghi phiếu giấy', 'This conference votes on paper only'),
  paperHint: text(
    'Kế hoạch không cho bỏ phiếu điện tử ở hội nghị này, nên không cần khóa.',
    'The plan has no electronic casting here, so no key is needed.',
  ),
} as const;

export function KeyScreen() {
  const electronic = useElectronic();
  return (
    <Screen title={words.title} lead={words.lead}>
      {electronic === null ? (
        <EmptyState title={words.paper} hint={words.paperHint} />
      ) : electronic.ceremony === null ? (
        <Section id="begin-key" title={words.how}>
          <How />
          <BeginCeremony anew={false} />
        </Section>
      ) : (
        <Ceremony ceremony={electronic.ceremony} />
      )}
    </Screen>
  );
}

function How() {
  const say = useText();
  return (
    <List type="ordered" spacing={4} maw={760}>
      {words.steps.map((step) => (
        <List.Item key={step.vi}>{say(step)}</List.Item>
      ))}
    </List>
  );
}

function Ceremony({ ceremony }: { readonly ceremony: CeremonyView }) {
  const say = useText();
  const { account, may } = useHere();
  const isMember = account.roles.some((role) => role.startsWith('committee-'));
  const key = useKeyState(isMember);
  return (
    <>
      <Section id="my-key" title={words.mine}>
        {isMember ? (
          <Answered query={key}>{(state) => <MyKey ceremony={ceremony} state={state} />}</Answered>
        ) : (
          <Words>{say(words.notMember)}</Words>
        )}
      </Section>
      <Seats ceremony={ceremony} />
      {may('begin-key-ceremony') && (
        <Section id="anew" title={words.anew}>
          <BeginCeremony key={ceremony.begun.at} anew />
        </Section>
      )}
    </>
  );
}

function Seats({ ceremony }: { readonly ceremony: CeremonyView }) {
  const say = useText();
  const { view } = useHere();
  const { members, needed, seats } = ceremony;
  const isDealt = members !== needed;
  const numbers = Array.from({ length: members }, (_, index) => index + 1);
  const head = [words.seat, words.name, words.made, ...(isDealt ? [words.dealt, words.confirmed] : [])];
  const mark = (done: boolean) => say(done ? words.yes : words.no);
  return (
    <Section
      id="seats"
      title={words.seats}
      hint={meaningOf(members, needed)}
      actions={
        <SaveTable
          compact
          title={words.seats}
          of={view.title}
          head={head}
          rows={() =>
            numbers.map((number) => {
              const seat = seats.find((other) => other.seat === number);
              if (seat === undefined) return [number, say(words.free), ...head.slice(2).map(() => mark(false))];
              const dealt = isDealt ? [mark(seat.shares !== null), mark(seat.part !== null)] : [];
              return [number, seat.name, mark(true), ...dealt];
            })
          }
        />
      }
    >
      {seats.length < members && <Words fw={600}>{say(words.freeHint)}</Words>}
      <Table.ScrollContainer minWidth={isDealt ? 560 : 320}>
        <Table aria-labelledby="seats-title">
          <Table.Thead>
            <Table.Tr>
              {head.map((cell) => (
                <Table.Th key={cell.vi}>{say(cell)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {numbers.map((number) => {
              const seat = seats.find((other) => other.seat === number);
              return (
                <Table.Tr key={number}>
                  <Table.Td>{number}</Table.Td>
                  {seat === undefined ? (
                    <Table.Td colSpan={isDealt ? 4 : 2} c="dimmed">
                      {say(words.free)}
                    </Table.Td>
                  ) : (
                    <>
                      <Table.Th scope="row" fw={500}>
                        {seat.name}
                      </Table.Th>
                      <Table.Td>
                        <Mark done />
                      </Table.Td>
                      {isDealt && (
                        <>
                          <Table.Td>
                            <Mark done={seat.shares !== null} />
                          </Table.Td>
                          <Table.Td>
                            <Mark done={seat.part !== null} />
                          </Table.Td>
                        </>
                      )}
                    </>
                  )}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

function Mark({ done }: { readonly done: boolean }) {
  const say = useText();
  if (!done) return <Words c="dimmed">{say(words.no)}</Words>;
  return (
    <Group gap={4} wrap="nowrap">
      <DoneIcon size={16} /> {say(words.yes)}
    </Group>
  );
}
