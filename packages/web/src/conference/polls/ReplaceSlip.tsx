// A slip that came back: its code is burnt, then another is given. What a lost slip would need is not possible, and said so.
import { Group, SegmentedControl, Stack, TextInput, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { text, type Way, waysOf } from '@tinnhiem/core';
import { useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { Refused } from '../../api/problem.ts';
import { conferencePath } from '../../api/queries.ts';
import { newId } from '../../api/uuid.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DropZone } from '../../components/DropZone.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { qrInPhoto } from '../casting/photo-qr.ts';
import { startSideWorker } from '../casting/side-worker.ts';
import { boxOf } from '../casting/view.ts';
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
  codeHint: text('Máy quét mã vạch gõ thẳng vào ô này.', 'A code scanner types into this field.'),
  photo: text('Hoặc chụp ảnh mã QR', 'Or a photo of the QR code'),
  photoHint: text('Ảnh chỉ được đọc trong trình duyệt này.', 'The picture is read in this browser only.'),
  unreadable: text(
    'Đây không phải mã của phiếu điện tử. Kiểm tra đủ 22 chữ và số, phân biệt chữ hoa chữ thường.',
    'This is no code of a slip. Check all 22 letters and digits, capitals and small letters.',
  ),
  noCode: text(
    'Không thấy mã QR trong ảnh. Chụp lại gần hơn hoặc gõ mã.',
    'No QR code in the picture. Come closer, or type the code.',
  ),
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
  const [typed, setTyped] = useState('');
  const [way, setWay] = useState<Way>('slip');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  // One intention, one id: the same code for the same person is the same act, however often it is sent.
  const intention = useRef({ what: '', id: '' });
  const election = boxOf(view, list)?.election ?? null;
  const clear = () => {
    setTyped('');
    setTrouble(null);
    setError(null);
  };
  const takePhoto = async (photo: Blob) => {
    const code = await qrInPhoto(photo).catch(() => null);
    if (code === null) setTrouble(say(words.noCode));
    else {
      setTrouble(null);
      setTyped(code);
    }
  };
  const replace = async () => {
    setTrouble(null);
    setError(null);
    const worker = startSideWorker();
    try {
      const credential = election === null ? null : await worker.ask('publicOf', { election, typed });
      if (credential === null) {
        setTrouble(say(words.unreadable));
        return null;
      }
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
    } finally {
      worker.end();
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
      ready={typed.trim() !== ''}
      error={error}
      onOpen={clear}
      onConfirm={replace}
    >
      <Stack gap="sm">
        <b>
          {voter.name} · {voter.unit}
        </b>
        <TextInput
          label={say(words.code)}
          description={say(words.codeHint)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          error={trouble}
          styles={{ input: { fontFamily: 'monospace' } }}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <details>
          <summary style={{ cursor: 'pointer', padding: '4px 0' }}>{say(words.photo)}</summary>
          <DropZone
            label={words.photo}
            hint={words.photoHint}
            accept="image/*"
            multiple={false}
            onFiles={([photo]) => void (photo !== undefined && takePhoto(photo))}
          />
        </details>
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
