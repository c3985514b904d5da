// S18: the electronic boxes are closed for good: everything that waits goes in, the encrypted tally is made, fingerprints are read aloud.
import { Anchor, Group, Stack, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { text } from '@tinnhiem/core';
import { useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { Refused } from '../../api/problem.ts';
import { conferencePath } from '../../api/queries.ts';
import { newId } from '../../api/uuid.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DoneIcon } from '../../components/icons.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { Fingerprint } from '../casting/Fingerprint.tsx';
import { useBoxesNow } from '../casting/use-boxes.ts';
import { type BoxView, useElectronic } from '../casting/view.ts';
import { useHere } from '../here.tsx';
import { mayTryAgain } from '../outbox.ts';
import { Section, WhoMay } from '../Screen.tsx';

const words = {
  title: text('Hòm phiếu điện tử', 'Electronic boxes'),
  hint: text(
    'Đóng hòm trước khi kiểm phiếu. Sau đó không ai gửi thêm hay đổi phiếu được, kể cả máy chủ: mã đối chiếu đọc cho cả hội trường nghe.',
    'Closed before the count. Afterwards nobody can add or change a ballot, not even the server: read the fingerprint aloud to the room.',
  ),
  close: text('Đóng hòm phiếu điện tử', 'Close the electronic boxes'),
  explain: text(
    'Đóng vĩnh viễn hòm của mọi danh sách: sau bước này không mở lại việc ghi phiếu được nữa. Với vài trăm phiếu mất khoảng một phút.',
    'Closes the boxes of all lists for good: the poll cannot be re-opened afterwards. A few hundred ballots take about a minute.',
  ),
  done: text('Đã đóng hòm phiếu điện tử.', 'The electronic boxes are closed.'),
  closed: text('người đã bỏ phiếu điện tử', 'cast electronically'),
  sent: text('lần gửi, tính cả bỏ lại', 'ballots, repeated ones included'),
  print: text('Mã đối chiếu lúc đóng, đọc to', 'Fingerprint at closing, to be read aloud'),
  prepared: text('Mã đối chiếu của cuộc bỏ phiếu, trước khi mở', 'Fingerprint of the election, before it opened'),
  board: text('Bảng công khai', 'Public board'),
} as const;

export function CloseBoxes() {
  const say = useText();
  const { round, conference, may } = useHere();
  const electronic = useElectronic();
  const client = useQueryClient();
  const id = useRef(newId());
  const [error, setError] = useState<unknown>(null);
  const open = electronic?.boxes.filter((box) => box.closed === null) ?? [];
  const canClose = may('record-box-closed');
  const castSoFar = useBoxesNow(canClose && open.length > 0);
  const close = async () => {
    setError(null);
    try {
      await api.post(`${conferencePath(round, conference)}/boxes/close`, { id: id.current });
    } catch (thrown) {
      if (!mayTryAgain(thrown)) id.current = newId();
      if (thrown instanceof Refused) void client.invalidateQueries({ queryKey: ['round', round] });
      setError(thrown);
      return null;
    }
    notify(say(words.done));
    await client.invalidateQueries({ queryKey: ['round', round] });
    return true;
  };
  return (
    <Section id="electronic-boxes" title={words.title} hint={words.hint}>
      <Stack gap="md">
        {electronic?.boxes.map((box) => (
          <OneBox key={box.list} box={box} cast={castSoFar(box.list)} />
        ))}
      </Stack>
      {open.length > 0 &&
        (canClose ? (
          <Group>
            <ConfirmButton
              label={words.close}
              explain={words.explain}
              irreversible
              error={error}
              onOpen={() => setError(null)}
              onConfirm={close}
            />
          </Group>
        ) : (
          <WhoMay command="record-box-closed" />
        ))}
    </Section>
  );
}

function OneBox({ box, cast }: { readonly box: BoxView; readonly cast: number | undefined }) {
  const say = useText();
  const { list } = useHere();
  const { closed, prepared } = box;
  return (
    <div>
      <Words fw={600}>{list(box.list)?.title}</Words>
      {closed === null ? (
        <>
          {cast !== undefined && (
            <Words>
              <b>{cast}</b> {say(words.closed)}
            </Words>
          )}
          {prepared !== null && <Fingerprint label={words.prepared} value={prepared.fingerprint} />}
        </>
      ) : (
        <>
          <Group gap="xs" role="status">
            <DoneIcon size={16} />
            <Words>
              <b>{closed.voters}</b> {say(words.closed)}
              {closed.ballots !== closed.voters && ` (${closed.ballots} ${say(words.sent)})`}
            </Words>
          </Group>
          <Fingerprint label={words.print} value={closed.end} />
        </>
      )}
      {box.election !== null && (
        <Anchor href={`/hom-phieu/${box.election}`} target="_blank" rel="noopener">
          {say(words.board)}
        </Anchor>
      )}
    </div>
  );
}
