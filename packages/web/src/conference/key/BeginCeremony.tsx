// The head chooses how many members hold the key, and how many of them open a box.
import { Group, NativeSelect, Stack, Text as Words } from '@mantine/core';
import { type ListId, type Text, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../language.tsx';
import { ReasonInput } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { WhoMay } from '../Screen.tsx';
import { usualNeeded } from './key-move.ts';
import { keyWorker } from './key-session.ts';

const words = {
  members: text('Số người giữ khóa', 'Members who hold the key'),
  needed: text('Số người cần để mở hòm', 'Members needed to open a box'),
  begin: text('Bắt đầu lập khóa', 'Begin the key ceremony'),
  beginExplain: text(
    'Sau đó từng thành viên mở trang này trên máy của mình, bằng tài khoản của mình. Chưa có gì phải giữ bí mật ở bước này.',
    'Then every member opens this page on an own device, with the own account. Nothing is secret yet at this step.',
  ),
  anew: text('Lập khóa lại từ đầu', 'Begin the key anew'),
  anewExplain: text(
    'Mọi khóa đã tạo của hội nghị này hết giá trị, từng người phải tạo lại. Phiếu điện tử đã in vẫn dùng được.',
    'Every key made for this conference becomes void, and everybody makes a new one. Printed slips stay good.',
  ),
  noCommittee: text(
    'Chưa đề xuất Ban Kiểm phiếu. Đề xuất ở mục Chuẩn bị trước khi lập khóa.',
    'No counting committee is proposed yet. Propose it under Preparation first.',
  ),
} as const;

/** What the two numbers mean, in one sentence. */
export function meaningOf(members: number, needed: number): Text {
  const lost = members - needed;
  if (lost === 0)
    return text(
      `Phải đủ cả ${members} người mới mở được hòm: chỉ một người vắng, mất khóa hoặc quên mật khẩu là không bao giờ có kết quả điện tử.`,
      `All ${members} must come to open a box: if one is away, has lost the key or forgotten the passphrase, there will never be an electronic result.`,
    );
  return text(
    `Bất kỳ ${needed} trong ${members} người cùng mở thì được; ${needed - 1} người, hay người quản trị máy chủ, thì không. Tối đa ${lost} người có thể vắng hoặc mất khóa.`,
    `Any ${needed} of the ${members} open a box together; ${needed - 1} of them, or whoever runs the server, cannot. Up to ${lost} may be away or lose the key.`,
  );
}

/** Begins the ceremony, or begins it anew with a reason. */
export function BeginCeremony({ anew }: { readonly anew: boolean }) {
  const say = useText();
  const { round, conference, view, account, may } = useHere();
  const command = useCommand(round, conference);
  const most = view.committee?.members.length ?? 0;
  const [chosenMembers, setMembers] = useState<number | null>(null);
  const [chosenNeeded, setNeeded] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const members = Math.max(2, Math.min(chosenMembers ?? most, most));
  const needed = Math.min(chosenNeeded ?? usualNeeded(members), members);
  if (!may('begin-key-ceremony')) return anew ? null : <WhoMay command="begin-key-ceremony" />;
  if (most < 2) return <Notice tone="warning">{say(words.noCommittee)}</Notice>;
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  const fields = (
    <Stack gap="sm">
      <Group align="flex-end">
        <NativeSelect
          label={say(words.members)}
          value={String(members)}
          onChange={(event) => setMembers(Number(event.currentTarget.value))}
          data={numbers(2, most)}
        />
        <NativeSelect
          label={say(words.needed)}
          value={String(needed)}
          onChange={(event) => setNeeded(Number(event.currentTarget.value))}
          data={numbers(2, members)}
        />
      </Group>
      <Words role="status" fw={600} maw={640}>
        {say(meaningOf(members, needed))}
      </Words>
    </Stack>
  );
  const button = (
    <ConfirmButton
      variant={anew ? 'default' : 'filled'}
      label={anew ? words.anew : words.begin}
      explain={anew ? words.anewExplain : words.beginExplain}
      ready={!anew || reason.trim() !== ''}
      error={command.error}
      onOpen={command.clear}
      onConfirm={async () => {
        const ids = await keyWorker(account.id).ask('electionIds', { count: view.lists.length });
        const elections = view.lists.map((list, index) => ({ list: list.id as ListId, election: ids[index] ?? '' }));
        const data = { members, needed, elections };
        const recorded = await command.send('begin-key-ceremony', anew ? { ...data, reason: reason.trim() } : data);
        if (recorded !== null) setReason('');
        return recorded;
      }}
    >
      {anew ? (
        <>
          {fields}
          <ReasonInput value={reason} onValue={setReason} />
        </>
      ) : (
        <Words fw={600}>{say(meaningOf(members, needed))}</Words>
      )}
    </ConfirmButton>
  );
  return (
    <Stack gap="sm">
      {!anew && fields}
      <Group>{button}</Group>
    </Stack>
  );
}
