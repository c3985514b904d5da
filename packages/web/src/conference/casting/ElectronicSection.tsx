// The electronic boxes of a conference at one look: how far key, slips and boxes are, and where everybody can check them.
import { Anchor, Group, Stack, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Text, text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { type BoxView, useElectronic } from './view.ts';

const words = {
  title: text('Bỏ phiếu điện tử', 'Electronic casting'),
  hint: text(
    'Ai cũng xem được bảng công khai và kiểm chứng hòm phiếu, không cần đăng nhập.',
    'Anybody can read the public board and verify the boxes, without signing in.',
  ),
  noKey: text('chưa lập khóa', 'no key yet'),
  noSlips: text('chưa in phiếu có mã', 'no slips yet'),
  prepared: text('hòm đã sẵn sàng', 'box prepared'),
  closed: text('hòm đã đóng', 'box closed'),
  opened: text('hòm đã mở', 'box opened'),
  empty: text('không ai bỏ phiếu điện tử', 'nobody cast electronically'),
  election: text('Mã đối chiếu của cuộc bỏ phiếu', 'Fingerprint of the election'),
  end: text('Mã đối chiếu lúc đóng', 'Fingerprint at closing'),
  bel: text('Mã đối chiếu của tệp hòm phiếu (.bel)', 'Fingerprint of the box file (.bel)'),
  key: text('Khóa của Ban Kiểm phiếu', "The committee's key"),
  slips: text('Phiếu điện tử có mã', 'Electronic slips'),
  board: text('Bảng công khai', 'Public board'),
  verify: text('Trang kiểm chứng', 'Verification page'),
} as const;

function stateOf({ opened, closed, empty, prepared, credentials }: BoxView, hasKey: boolean): Text {
  if (opened !== null) return words.opened;
  if (closed !== null) return empty ? words.empty : words.closed;
  if (prepared !== null) return words.prepared;
  return hasKey && credentials === null ? words.noSlips : words.noKey;
}

export function ElectronicSection() {
  const say = useText();
  const { list, address } = useHere();
  const electronic = useElectronic();
  if (electronic === null) return null;
  const hasKey = electronic.ceremony?.key != null;
  return (
    <Section id="electronic" title={words.title} hint={words.hint}>
      <Stack gap="md">
        {electronic.boxes.map((box) => (
          <div key={box.list}>
            <Words>
              <b>{list(box.list)?.title}</b>: {say(stateOf(box, hasKey))}
            </Words>
            {box.prepared !== null && box.closed === null && (
              <Fingerprint label={words.election} value={box.prepared.fingerprint} />
            )}
            {box.closed !== null && box.opened === null && <Fingerprint label={words.end} value={box.closed.end} />}
            {box.opened !== null && <Fingerprint label={words.bel} value={box.opened.bel.sha256} />}
          </div>
        ))}
      </Stack>
      <Group gap="lg">
        <Anchor component={Link} to={address('key')}>
          {say(words.key)}
        </Anchor>
        <Anchor component={Link} to={address('slips')}>
          {say(words.slips)}
        </Anchor>
        <Anchor href="/hom-phieu" target="_blank" rel="noopener">
          {say(words.board)}
        </Anchor>
        <Anchor href="/kiem-chung" target="_blank" rel="noopener">
          {say(words.verify)}
        </Anchor>
      </Group>
    </Section>
  );
}
