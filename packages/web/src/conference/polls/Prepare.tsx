// S09, S17: officials, counting committee, ballots, roll; then ready.
import { Group, List, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DoneIcon } from '../../components/icons.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { ElectronicSection } from '../casting/ElectronicSection.tsx';
import { DocumentLinks } from '../DocumentLinks.tsx';
import { useHere } from '../here.tsx';
import { Screen, Section, WhoMay } from '../Screen.tsx';
import { BallotStock } from './BallotStock.tsx';
import { CommitteeSection } from './CommitteeSection.tsx';
import { OfficialsForm } from './OfficialsForm.tsx';
import { RollAmendments } from './RollAmendments.tsx';

const words = {
  title: text('Chuẩn bị hội nghị', 'Preparation'),
  lead: text(
    'Ghi người chủ trì, đề xuất Ban Kiểm phiếu, in phiếu và ghi nhận số phiếu; xong thì xác nhận để bắt đầu điểm danh.',
    'Name the officials, propose the counting committee, print and record the ballots; then confirm, and check-in begins.',
  ),
  print: text('In phiếu và văn bản', 'Print ballots and documents'),
  printHint: text(
    'Bản in đúng như bản xem. Phiếu in xong đóng dấu treo, đếm lại rồi ghi số lượng vào phần trên.',
    'What is shown is what is printed. Stamp and count the ballots, then record their number above.',
  ),
  ready: text('Xác nhận đã chuẩn bị xong', 'Confirm that all is ready'),
  readyExplain: text(
    'Sau khi xác nhận, việc điểm danh bắt đầu. Ban Kiểm phiếu và số phiếu in vẫn còn bổ sung được.',
    'Check-in begins after this. The committee and the ballots can still be amended.',
  ),
  missing: text('Còn thiếu', 'Missing'),
  complete: text('Không còn thiếu gì.', 'Nothing is missing.'),
  done: text('Đã xác nhận chuẩn bị xong.', 'Confirmed.'),
} as const;

const forms = ['ballot', 'voter-roll', 'voted-on-list', 'invitation', 'committee-decision', 'tally-sheet'];

export function Prepare() {
  return (
    <Screen title={words.title} lead={words.lead}>
      <OfficialsForm />
      <CommitteeSection />
      <ElectronicSection />
      <BallotStock />
      <Section id="documents" title={words.print} hint={words.printHint}>
        <DocumentLinks forms={forms} />
      </Section>
      <RollAmendments />
      <MakeReady />
    </Screen>
  );
}

function MakeReady() {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  if (view.stage !== 'preparing') return null;
  const complete = view.missing.length === 0;
  return (
    <Section id="ready" title={words.ready}>
      {complete ? (
        <Group gap="xs">
          <DoneIcon />
          <Words>{say(words.complete)}</Words>
        </Group>
      ) : (
        <>
          <Words fw={600}>{say(words.missing)}:</Words>
          <List>
            {view.missing.map((missing) => (
              <List.Item key={missing.vi}>{say(missing)}</List.Item>
            ))}
          </List>
        </>
      )}
      {may('make-ready') ? (
        <Group>
          <ConfirmButton
            label={words.ready}
            explain={words.readyExplain}
            disabled={!complete}
            error={command.error}
            onOpen={command.clear}
            onConfirm={async () => {
              const recorded = await command.send('make-ready', {});
              if (recorded !== null) notify(say(words.done));
              return recorded;
            }}
          />
        </Group>
      ) : (
        <WhoMay command="make-ready" />
      )}
    </Section>
  );
}
