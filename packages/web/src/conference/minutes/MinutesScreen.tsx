// S18, S19: the counting minutes: written, printed in numbered copies, signed on paper, the signed scan attached.
import { Button, Group, Stack, Textarea, TextInput, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import type { FormEvent } from 'react';
import { useCommand } from '../../api/commands.ts';
import { roundPath } from '../../api/queries.ts';
import { formatMoment } from '../../components/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { OpenedFile } from '../../components/OpenedFile.tsx';
import { ErrorState } from '../../components/States.tsx';
import { KeptLine } from '../../drafts/KeptLine.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { ReopenCount } from '../canvass/ReopenCount.tsx';
import { DocumentLinks } from '../DocumentLinks.tsx';
import { useHere } from '../here.tsx';
import { Screen, Section, WhoMay } from '../Screen.tsx';
import { readClock } from './clock.ts';
import { MinutesLook } from './MinutesLook.tsx';
import { SignForm } from './SignForm.tsx';

const words = {
  title: text('Biên bản kiểm phiếu', 'Counting minutes'),
  lead: text(
    'Lập, in đủ số bản, cả Ban Kiểm phiếu và chủ trì ký, rồi xác nhận.',
    'Write, print all copies, have the committee and the chair sign, then confirm.',
  ),
  write: text('Lập biên bản', 'Write the minutes'),
  rewrite: text('Lập lại biên bản', 'Write the minutes again'),
  rewriteHint: text(
    'Chưa ký thì còn lập lại được; bản in cũ phải hủy.',
    'Until it is signed it can be written again; destroy the old prints.',
  ),
  place: text('Địa điểm kiểm phiếu', 'Place of the count'),
  startedAt: text('Bắt đầu lúc', 'Began at'),
  endedAt: text('Kết thúc lúc', 'Ended at'),
  clock: text('Ghi giờ như 08:30', 'Write it like 08:30'),
  remarks: text('Sự việc, ý kiến (mỗi việc một dòng)', 'Incidents and remarks (one a line)'),
  remarksHint: text('Để trống nếu không có.', 'Leave empty if there were none.'),
  save: text('Lập biên bản', 'Write the minutes'),
  saved: text('Đã lập biên bản.', 'The minutes are written.'),
  print: text('In biên bản', 'Print the minutes'),
  printHint: text(
    'In đủ các bản, mỗi bản có số riêng. Chữ ký ký trên giấy.',
    'Print every numbered copy. They are signed on paper.',
  ),
  again: text('In lại biên bản', 'Print the minutes again'),
  againHint: text(
    'Bản gốc là bản giấy đã ký (và bản chụp ở trên, nếu có). Biên bản in lại là đúng các trang của tệp lập lúc ký, có ghi tên người in. Bảng tổng hợp và bản Word dựng lại từ hồ sơ; câu chữ có thể khác nếu phần mềm đã nâng cấp.',
    'The signed paper is the original (and its scan above, if there is one). Minutes are printed again from the file that was made when they were signed, and say so at the foot. Summaries and files of Word are drawn anew from the record; words may differ after an update of the program.',
  ),
  signed: text('Biên bản đã ký', 'Minutes signed'),
  signers: text('Người ký', 'Signed by'),
  scan: text('Bản chụp đã ký', 'Signed scan'),
  noScan: text('không đính kèm', 'none attached'),
  wrong: text(
    'Biên bản đã ký không sửa được. Thấy sai thì mở lại việc kiểm phiếu, kèm lý do, rồi lập và ký biên bản mới; bản cũ vẫn được giữ.',
    'Signed minutes are not changed. Where something is wrong the count is re-opened with a reason, and new minutes are written and signed; the old ones are kept.',
  ),
  waiting: text('Chưa lập biên bản.', 'The minutes have not been written.'),
} as const;

/** What minutes whose end is an earlier hour will say, for whoever put the two the wrong way round. */
function overnight(from: string, until: string) {
  const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const length = minutesOf(until) + 24 * 60 - minutesOf(from);
  const [hours, minutes] = [Math.floor(length / 60), length % 60];
  return text(
    `Giờ kết thúc sớm hơn giờ bắt đầu, nên biên bản sẽ ghi: bắt đầu ${from}, kết thúc ${until} ngày hôm sau, tức là kiểm phiếu ${hours} giờ ${minutes} phút, qua nửa đêm. Nếu ghi ngược hai giờ thì sửa lại.`,
    `It ended at an earlier hour than it began, so the minutes will say: from ${from} until ${until} of the day after, a count of ${hours} hours and ${minutes} minutes, past midnight. If the two are the wrong way round, mend them.`,
  );
}

export function MinutesScreen() {
  const say = useText();
  const { view, may } = useHere();
  const { minutes } = view;
  return (
    <Screen title={words.title} lead={words.lead} from="canvassed">
      {may('write-minutes') ? (
        <WriteForm key={minutes?.done.number ?? 0} />
      ) : view.stage === 'canvassed' && minutes === null ? (
        <Waiting />
      ) : null}
      {minutes !== null && !may('write-minutes') && (
        <Section id="written" title={words.write}>
          <Words>
            {minutes.place} · {minutes.startedAt}–{minutes.endedAt}
          </Words>
          {minutes.remarks.length > 0 && (
            <ul style={{ margin: 0 }}>
              {minutes.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
        </Section>
      )}
      {view.signed === null && <Prints />}
      {minutes !== null &&
        view.signed === null &&
        (may('sign-minutes') ? <SignForm /> : <WhoMay command="sign-minutes" />)}
      {view.signed !== null && (
        <Section id="signed" title={words.signed}>
          <Words>
            {formatMoment(view.signed.done.at)} · {say(words.signers)}: {view.signed.signers.join(', ')}
          </Words>
          <Words>
            {say(words.scan)}: <Scan />
          </Words>
          <Words size="sm" c="dimmed">
            {say(words.wrong)}
          </Words>
          <ReopenCount />
        </Section>
      )}
      {view.signed !== null && <Prints />}
    </Screen>
  );
}

/** What can be printed of the minutes: to be signed, or anew once they are. */
function Prints() {
  const { minutes, signed } = useHere().view;
  if (minutes === null) return null;
  const [title, hint] = signed === null ? [words.print, words.printHint] : [words.again, words.againHint];
  return (
    <Section id="print" title={title} hint={hint}>
      <DocumentLinks forms={['counting-minutes', 'result-summary']} eachCopy />
      <MinutesLook />
    </Section>
  );
}

function Scan() {
  const say = useText();
  const { round, view, account } = useHere();
  const works = account.roles.some((role) => role === 'chair' || role.startsWith('committee-'));
  const scan = view.signed?.scan ?? null;
  if (scan === null) return say(words.noScan);
  return (
    <OpenedFile
      href={`${roundPath(round)}/attachments/${scan.sha256}`}
      name={text(scan.name, scan.name)}
      works={works}
    />
  );
}

function Waiting() {
  const say = useText();
  return (
    <Stack gap={4}>
      <Words>{say(words.waiting)}</Words>
      <WhoMay command="write-minutes" />
    </Stack>
  );
}

function WriteForm() {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const { minutes } = view;
  // After a re-opening what the earlier minutes said still happened; only the end is another.
  const earlier = minutes ?? view.superseded.findLast((result) => result.minutes !== null)?.minutes;
  const form = useKeptForm(`${round}~${conference}:minutes`, {
    place: earlier?.place ?? view.place ?? '',
    startedAt: earlier?.startedAt ?? '',
    endedAt: minutes?.endedAt ?? '',
    remarks: earlier?.remarks.join('\n') ?? '',
  });
  const { change } = form;
  const { place, startedAt, endedAt, remarks } = form.typed;
  const [from, until] = [readClock(startedAt), readClock(endedAt)];
  const ready = place.trim() !== '' && from !== null && until !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (from === null || until === null || !ready) return;
    const lines = remarks
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const particulars = { place: place.trim(), startedAt: from, endedAt: until, remarks: lines };
    if ((await command.send('write-minutes', particulars)) === null) return;
    form.forget();
    notify(say(words.saved));
  };
  return (
    <Section
      id="write"
      title={minutes === null ? words.write : words.rewrite}
      hint={minutes === null ? undefined : words.rewriteHint}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <KeptLine form={form} />
          <Group align="flex-end">
            <TextInput
              label={say(words.place)}
              required
              value={place}
              onChange={(event) => change({ place: event.currentTarget.value })}
              style={{ flex: '1 1 16rem' }}
            />
            <TextInput
              label={say(words.startedAt)}
              placeholder="08:00"
              inputMode="numeric"
              maxLength={5}
              required
              value={startedAt}
              onChange={(event) => change({ startedAt: event.currentTarget.value })}
              onBlur={() => change({ startedAt: readClock(startedAt) ?? startedAt })}
              error={startedAt !== '' && readClock(startedAt) === null ? say(words.clock) : undefined}
              w={170}
            />
            <TextInput
              label={say(words.endedAt)}
              placeholder="08:00"
              inputMode="numeric"
              maxLength={5}
              required
              value={endedAt}
              onChange={(event) => change({ endedAt: event.currentTarget.value })}
              onBlur={() => change({ endedAt: readClock(endedAt) ?? endedAt })}
              error={endedAt !== '' && readClock(endedAt) === null ? say(words.clock) : undefined}
              w={170}
            />
          </Group>
          {from !== null && until !== null && until < from && (
            <Notice tone="warning" role="status">
              {say(overnight(from, until))}
            </Notice>
          )}
          <Textarea
            label={say(words.remarks)}
            description={say(words.remarksHint)}
            minRows={3}
            value={remarks}
            onChange={(event) => change({ remarks: event.currentTarget.value })}
          />
          <ErrorState error={command.error} />
          <Group>
            <Button
              type="submit"
              variant={minutes === null ? 'filled' : 'default'}
              disabled={!ready}
              loading={command.pending !== null}
            >
              {say(minutes === null ? words.save : words.rewrite)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
