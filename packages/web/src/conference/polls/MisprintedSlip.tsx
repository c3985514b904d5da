// A misprinted slip, which nobody ever held: its code is burnt. One whose code nobody can read is counted, and destroyed before witnesses.
import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { text } from '@tinnhiem/core';
import { useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { Refused } from '../../api/problem.ts';
import { conferencePath } from '../../api/queries.ts';
import { newId } from '../../api/uuid.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { SlipCodeInput, useSlipCode } from '../casting/SlipCode.tsx';
import { CountInput, ReasonInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { ListChoice } from './BallotStock.tsx';

const words = {
  misprint: text('Ghi nhận phiếu điện tử in hỏng', 'Record a misprinted slip'),
  explain: text(
    'Hủy mã của phiếu in hỏng chưa phát cho ai; phiếu tính vào số phiếu hỏng. Mã được tính ngay trên máy này, chỉ phần công khai được gửi đi và ghi vào hồ sơ.',
    'Burns the code of a misprinted slip that nobody was given; it counts as spoiled. The code stays on this computer; only its public half is sent and recorded.',
  ),
  can: text('Mã còn đọc được?', 'Can its code be read?'),
  readable: text('Đọc được', 'Yes'),
  unreadable: text('Không đọc được', 'No'),
  code: text('Mã trên phiếu in hỏng', 'Code on the misprinted slip'),
  copies: text('Số phiếu không đọc được mã', 'Slips whose code cannot be read'),
  notBurnt: text('Mã không đọc được thì không hủy được', 'A code that cannot be read cannot be burnt'),
  notBurntHint: text(
    'Phiếu chỉ được đếm là hỏng. Xé hoặc đốt ngay, trước người chứng kiến; biên bản ghi rõ số phiếu đó. Trước khi mở việc ghi phiếu còn có thể tạo lại toàn bộ phiếu điện tử: mọi mã cũ hết giá trị.',
    'It is only counted as spoiled. Destroy it now, before witnesses; the minutes say how many. Before the poll opens all slips can be made anew instead: then every earlier code is void.',
  ),
  done: text('Đã hủy mã của một phiếu in hỏng.', 'The code of a misprinted slip is burnt.'),
  counted: text('Đã ghi nhận phiếu hỏng.', 'Spoiled slips recorded.'),
} as const;

export function MisprintedSlip() {
  const say = useText();
  const { round, conference, view } = useHere();
  const client = useQueryClient();
  const command = useCommand(round, conference);
  const [list, setList] = useState(view.lists[0]?.id ?? '');
  const [isReadable, setReadable] = useState(true);
  const code = useSlipCode(list);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  // One intention, one id: the same code is burnt once, however often it is sent.
  const intention = useRef({ what: '', id: '' });
  const copies = readCount(typed);
  const clear = () => {
    command.clear();
    code.clear();
    setTyped('');
    setReason('');
    setError(null);
  };
  const burn = async () => {
    setError(null);
    try {
      const credential = await code.read();
      if (credential === null) return null;
      const body = { credential, reason: reason.trim() };
      const what = JSON.stringify([list, body]);
      if (intention.current.what !== what) intention.current = { what, id: newId() };
      await api.post(`${conferencePath(round, conference)}/lists/${list}/burn-misprint`, {
        id: intention.current.id,
        ...body,
      });
    } catch (thrown) {
      setError(thrown);
      if (thrown instanceof Refused) void client.invalidateQueries({ queryKey: ['round', round] });
      return null;
    }
    notify(say(words.done));
    await client.invalidateQueries({ queryKey: ['round', round] });
    return true;
  };
  const count = async () => {
    const data = { list, copies: copies ?? 0, way: 'slip', reason: reason.trim() } as const;
    const recorded = await command.send('record-spoiled', data);
    if (recorded !== null) notify(say(words.counted));
    return recorded;
  };
  return (
    <Group>
      <ConfirmButton
        variant="default"
        label={words.misprint}
        explain={words.explain}
        ready={(isReadable ? code.typed.trim() !== '' : copies !== null && copies > 0) && reason.trim() !== ''}
        error={isReadable ? error : command.error}
        onOpen={clear}
        onConfirm={() => (isReadable ? burn() : count())}
      >
        <Stack gap="sm">
          <ListChoice value={list} onValue={setList} />
          <Group gap="sm">
            <span id="readable-label">{say(words.can)}</span>
            <SegmentedControl
              aria-labelledby="readable-label"
              value={isReadable ? 'yes' : 'no'}
              onChange={(value) => setReadable(value === 'yes')}
              data={[
                { value: 'yes', label: say(words.readable) },
                { value: 'no', label: say(words.unreadable) },
              ]}
            />
          </Group>
          {isReadable ? (
            <SlipCodeInput label={say(words.code)} code={code} />
          ) : (
            <>
              <Notice tone="warning" title={say(words.notBurnt)}>
                {say(words.notBurntHint)}
              </Notice>
              <CountInput label={words.copies} value={typed} onValue={setTyped} required />
            </>
          )}
          <ReasonInput value={reason} onValue={setReason} />
        </Stack>
      </ConfirmButton>
    </Group>
  );
}
