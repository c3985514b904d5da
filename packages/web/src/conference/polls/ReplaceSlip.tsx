// A slip that came back: its code is burnt, then another is given. What a lost slip would need is not possible, and said so.
import { Group, SegmentedControl, Stack, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { text, type Way, waysOf } from '@tinnhiem/core';
import { useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { Refused } from '../../api/problem.ts';
import { conferencePath } from '../../api/queries.ts';
import { newId } from '../../api/uuid.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { SlipCodeInput, useSlipCode } from '../casting/SlipCode.tsx';
import { useHere } from '../here.tsx';
import type { ReplaceProps } from './HandOutOne.tsx';
import { wayNames } from './ways.ts';

const words = {
  replace: text('Đổi phiếu điện tử', 'Replace a slip'),
  explain: text(
    'Thu lại phiếu cũ, quét hoặc gõ mã của nó để hủy mã, rồi mới phát phiếu khác. Mã được tính ngay trên máy này; chỉ phần công khai được gửi đi, không gắn với tên người.',
    'Take the old slip back, scan or type its code to burn it, and then give another. The code stays on this computer; only its public half is sent, tied to no name.',
  ),
  code: text('Mã trên phiếu thu lại', 'Code on the slip that came back'),
  instead: text('Phát thay bằng', 'Give instead'),
  lost: text('Mất phiếu hoặc đã gửi phiếu thì không đổi được', 'A lost or used slip cannot be replaced'),
  lostHint: text(
    'Mất phiếu: không ai biết mã nào đã mất nên không hủy được; nếu phát thêm, một người có thể bỏ hai phiếu. Tìm lại phiếu; không thấy thì ghi vào phần sự việc của biên bản, phiếu đó tính là không thu về. Đã gửi phiếu mà muốn đổi ý: bỏ lại bằng chính phiếu đó, lần cuối được tính.',
    'Lost: nobody knows which code it was, so it cannot be burnt; with another slip one person could vote twice. Look for it; if it stays lost, say so in the minutes, and it counts as not returned. Used, and changed one’s mind: vote again with the same slip; the last time counts.',
  ),
  done: text('Đã hủy mã cũ. Phát phiếu mới cho', 'The old code is burnt. Give another to'),
} as const;

export function ReplaceSlip({ voter, list, named, onDone }: ReplaceProps) {
  const say = useText();
  const { round, conference, view } = useHere();
  const client = useQueryClient();
  const code = useSlipCode(list);
  const [way, setWay] = useState<Way>('slip');
  const [error, setError] = useState<unknown>(null);
  // One intention, one id: the same code for the same person is the same act, however often it is sent.
  const intention = useRef({ what: '', id: '' });
  const clear = () => {
    code.clear();
    setError(null);
  };
  const replace = async () => {
    setError(null);
    try {
      const credential = await code.read();
      if (credential === null) return null;
      const what = `${voter.person}/${credential}/${way}`;
      if (intention.current.what !== what) intention.current = { what, id: newId() };
      await api.post(`${conferencePath(round, conference)}/lists/${list}/replace-slip`, {
        id: intention.current.id,
        person: voter.person,
        credential,
        ...(way === 'paper' ? { way } : {}),
      });
    } catch (thrown) {
      setError(thrown);
      if (thrown instanceof Refused) void client.invalidateQueries({ queryKey: ['round', round] });
      return null;
    }
    clear();
    notify(`${say(words.done)} ${voter.name}: ${say(wayNames[way]).toLowerCase()}`);
    await client.invalidateQueries({ queryKey: ['round', round] });
    onDone();
    return true;
  };
  return (
    <ConfirmButton
      variant="default"
      label={named === null ? words.replace : text(`${words.replace.vi}: ${named}`, `${words.replace.en}: ${named}`)}
      explain={words.explain}
      ready={code.typed.trim() !== ''}
      error={error}
      onOpen={clear}
      onConfirm={replace}
    >
      <Stack gap="sm">
        <b>
          {voter.name} · {voter.unit}
        </b>
        <SlipCodeInput label={say(words.code)} code={code} />
        {waysOf(view).length > 1 && (
          <Group gap="sm">
            <Words id="instead-label">{say(words.instead)}</Words>
            <SegmentedControl
              aria-labelledby="instead-label"
              value={way}
              onChange={(value) => setWay(value as Way)}
              data={(['slip', 'paper'] as const).map((value) => ({ value, label: say(wayNames[value]) }))}
            />
          </Group>
        )}
        <Notice tone="info" title={say(words.lost)}>
          {say(words.lostHint)}
        </Notice>
      </Stack>
    </ConfirmButton>
  );
}
