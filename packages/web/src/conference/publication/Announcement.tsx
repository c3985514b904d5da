// S20: the result is announced at the conference; from then on the room's screen shows it.
import { Anchor, Group, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { text } from '@tinnhiem/core';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { formatMoment } from '../../components/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { DocumentLinks } from '../DocumentLinks.tsx';
import { ResultFiles } from '../ExportLinks.tsx';
import { useHere } from '../here.tsx';
import { Screen, Section, WhoMay } from '../Screen.tsx';

const words = {
  title: text('Công bố kết quả', 'Announcement'),
  lead: text(
    'Trưởng ban Kiểm phiếu đọc kết quả trước hội nghị; màn hình hội trường hiện số liệu từ lúc này.',
    "The result is read to the conference; the room's screen shows it from that moment.",
  ),
  announce: text('Công bố kết quả', 'Announce the result'),
  explain: text(
    'Ngay khi xác nhận, màn hình hội trường hiện kết quả của mọi danh sách cho tất cả mọi người trong phòng, và người tổ chức, Ủy ban Kiểm tra xem được số liệu.',
    "As soon as you confirm, the room's screen shows the results of all lists to everybody in the hall, and organiser and inspector can see the figures.",
  ),
  done: text('Đã công bố kết quả.', 'The result is announced.'),
  at: text('Đã công bố lúc', 'Announced at'),
  display: text('Mở màn hình hội trường', "Open the room's screen"),
  before: text(
    'Trước khi công bố, màn hình hội trường không bao giờ hiện số liệu.',
    "Before this the room's screen never shows a figure.",
  ),
  result: text('Xem kết quả', 'See the result'),
  documents: text('Văn bản gửi sau khi công bố', 'Documents after the announcement'),
  documentsHint: text(
    'Bảng tổng hợp và thông báo riêng cho từng người. Mỗi người chỉ nhận kết quả của mình.',
    'The summary, and a letter per person. Nobody gets the result of somebody else.',
  ),
} as const;

export function Announcement() {
  const say = useText();
  const { round, conference, view, may, address } = useHere();
  const command = useCommand(round, conference);
  return (
    <Screen title={words.title} lead={words.lead} from="signed">
      <Section id="announce" title={words.announce}>
        {view.announced === null ? (
          <>
            <Notice tone="info">{say(words.before)}</Notice>
            {may('announce') ? (
              <Group>
                <ConfirmButton
                  size="md"
                  label={words.announce}
                  explain={words.explain}
                  irreversible
                  error={command.error}
                  onOpen={command.clear}
                  onConfirm={async () => {
                    const recorded = await command.send('announce', {});
                    if (recorded !== null) notify(say(words.done));
                    return recorded;
                  }}
                />
              </Group>
            ) : (
              <WhoMay command="announce" />
            )}
          </>
        ) : (
          <Words role="status" fw={600}>
            {say(words.at)} {formatMoment(view.announced.at)}
          </Words>
        )}
        <Group gap="lg">
          <Anchor href={`/display/${round}~${conference}`} target="_blank" rel="noopener">
            {say(words.display)}
          </Anchor>
          {view.results !== null && (
            <Anchor component={Link} to={address('canvass')}>
              {say(words.result)}
            </Anchor>
          )}
        </Group>
        <ResultFiles />
      </Section>
      {view.announced !== null && (
        <Section id="after" title={words.documents} hint={words.documentsHint}>
          <DocumentLinks forms={['result-summary', 'personal-result-letters', 'personal-result-letter']} />
        </Section>
      )}
    </Screen>
  );
}
