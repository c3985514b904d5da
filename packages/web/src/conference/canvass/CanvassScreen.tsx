// S12, S21: the result of each list, how it was worked out, what is not as it should be; then the head lets it stand.
import { Group, Stack, Text as Words } from '@mantine/core';
import { type ConferenceStage, type Finding, openFindings, type ResultView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { FindingList } from '../../components/FindingList.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { EmptyState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { ResultFiles, VoteFiles } from '../ExportLinks.tsx';
import { useHere } from '../here.tsx';
import { Screen, Section, WhoMay } from '../Screen.tsx';
import { ListResultSection } from './ListResultSection.tsx';
import { ReopenCount } from './ReopenCount.tsx';
import { TwoPlaces } from './TwoPlaces.tsx';

const words = {
  title: text('Tổng hợp kết quả', 'Canvass'),
  lead: text(
    'Số liệu, tỷ lệ và điều quy định nêu cần xem xét. Chương trình không kết luận về ai.',
    'Figures, percentages, and what the rules say should be considered. The program passes no judgement.',
  ),
  hidden: text('Kết quả chưa mở cho vai trò của bạn', 'The result is not yet open to your role'),
  hiddenHint: text(
    'Trước khi công bố, chỉ những người có trách nhiệm ở từng bước mới thấy số liệu.',
    'Before the announcement only those who need the figures see them.',
  ),
  never: text('Vai trò của bạn không xem số liệu', 'Your role does not see figures'),
  neverHint: text(
    'Kết quả đã công bố cho những người có trách nhiệm và cho hội nghị.',
    'The result was made known to those who are responsible and to the conference.',
  ),
  findings: text('Những điều cần xử lý trước khi xác nhận', 'To settle before the result stands'),
  findingsHint: text(
    'Lỗi phải sửa (đính chính số phiếu, kiểm lại). Cảnh báo được chấp nhận khi có lý do ghi vào biên bản.',
    'Errors must be mended. Warnings stand with a reason, which goes into the minutes.',
  ),
  allFine: text('Mọi số đều khớp.', 'All numbers agree.'),
  confirm: text('Xác nhận kết quả kiểm phiếu', 'Let the result stand'),
  confirmExplain: text(
    'Kết quả được chốt để lập biên bản. Muốn sửa phải mở lại việc kiểm phiếu kèm lý do.',
    'The result is fixed for the minutes. To change it, the count must be re-opened with a reason.',
  ),
  confirmed: text('Đã xác nhận kết quả kiểm phiếu.', 'The result stands.'),
  unfinished: text('Danh sách này chưa kiểm xong.', 'This list is not counted yet.'),
  accepted: text('Những điều Ban Kiểm phiếu đã chấp nhận', 'What the committee let stand'),
  superseded: text('Kết quả đã được thay thế', 'Superseded results'),
  supersededHint: text('Giữ lại để đọc; không còn hiệu lực.', 'Kept to be read; no longer in force.'),
  reason: text('Lý do mở lại', 'Why it was re-opened'),
  notShown: text(
    'Số liệu này chưa từng được công bố nên không hiện với vai trò của bạn.',
    'These figures were never announced and are not shown to your role.',
  ),
} as const;

/** What stands below figures that are printed: from when on they count, and whether they still do. */
const figures = {
  provisional: text(
    'Số liệu TẠM THỜI: Ban Kiểm phiếu chưa xác nhận kết quả.',
    'PROVISIONAL figures: the committee has not let the result stand.',
  ),
  confirmed: text(
    'Ban Kiểm phiếu đã xác nhận kết quả; biên bản chưa ký, chưa công bố.',
    'The committee let the result stand; the minutes are not signed, and nothing is announced.',
  ),
  signed: text('Biên bản đã ký; chưa công bố.', 'The minutes are signed; nothing is announced.'),
  announced: text('Kết quả đã công bố.', 'The result is announced.'),
  superseded: text('Kết quả đã bị thay thế, KHÔNG còn hiệu lực.', 'Superseded: NO longer in force.'),
} as const;

function stateOf(stage: ConferenceStage) {
  if (stage === 'canvassed') return figures.confirmed;
  return stage === 'signed' ? figures.signed : figures.announced;
}

export function CanvassScreen() {
  const say = useText();
  const { view } = useHere();
  // What somebody waits for stands first; what is seldom done, last.
  const reopening = <ReopenCount />;
  const isTalkedOf = view.reopeningAsked !== null || view.reopeningDeclined !== null;
  const sees = view.standings !== null || view.results !== null;
  return (
    <Screen title={words.title} lead={words.lead} from="counting">
      {isTalkedOf && reopening}
      {!sees && (
        <EmptyState
          title={view.announced === null ? words.hidden : words.never}
          hint={view.announced === null ? words.hiddenHint : words.neverHint}
        />
      )}
      {view.standings?.map(({ list, result }) => {
        const own = view.lists.find((other) => other.id === list);
        return result !== null ? (
          <ListResultSection key={list} result={result} state={figures.provisional} />
        ) : (
          <Section key={list} id={`result-${list}`} title={text(own?.title ?? list, own?.title ?? list)}>
            <Words c="dimmed">{say(words.unfinished)}</Words>
          </Section>
        );
      })}
      {view.results?.map((result) => (
        <ListResultSection key={result.id} result={result} state={stateOf(view.stage)} />
      ))}
      {view.results !== null && <TwoPlaces results={view.results} />}
      <ResultFiles />
      <VoteFiles />
      {view.standings?.every(({ result }) => result !== null) === true && (
        <Confirm findings={view.standings.flatMap((standing) => standing.findings)} />
      )}
      {view.accepted !== null && view.accepted.length > 0 && <Accepted accepted={view.accepted} />}
      {!isTalkedOf && reopening}
      <SupersededResults />
    </Screen>
  );
}

function Confirm({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const settled = findings.map((finding): Finding => {
    const reason = reasons[finding.id];
    return reason === undefined ? finding : { ...finding, settled: { reason } };
  });
  const open = openFindings(settled);
  const titles = Object.fromEntries(view.lists.map((list) => [list.id, list.title]));
  const canConfirm = may('canvass');
  return (
    <Section id="confirm" title={words.findings} hint={findings.length > 0 ? words.findingsHint : undefined}>
      <FindingList
        findings={settled}
        lists={titles}
        emptyText={words.allFine}
        {...(canConfirm
          ? {
              settle: (finding: string, reason: string, { also = [] }: { also?: string[] }) => {
                const decided = Object.fromEntries([finding, ...also].map((id) => [id, reason]));
                setReasons((before) => ({ ...before, ...decided }));
                return Promise.resolve(true);
              },
            }
          : {})}
      />
      {canConfirm ? (
        <Group>
          <ConfirmButton
            size="md"
            label={words.confirm}
            explain={words.confirmExplain}
            disabled={open.length > 0}
            error={command.error}
            onOpen={command.clear}
            onConfirm={async () => {
              const settlements = settled.flatMap((finding) =>
                finding.settled === undefined ? [] : [{ finding: finding.id, reason: finding.settled.reason }],
              );
              const recorded = await command.send('canvass', { settlements });
              if (recorded !== null) notify(say(words.confirmed));
              return recorded;
            }}
          />
        </Group>
      ) : (
        <WhoMay command="canvass" />
      )}
    </Section>
  );
}

function Accepted({
  accepted,
}: {
  readonly accepted: readonly {
    readonly finding: string;
    readonly message: ReturnType<typeof text>;
    readonly reason: string;
  }[];
}) {
  const say = useText();
  return (
    <Section id="accepted" title={words.accepted}>
      <ul style={{ margin: 0 }}>
        {accepted.map((entry) => (
          <li key={entry.finding}>
            {say(entry.message)} <b>{entry.reason}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SupersededResults() {
  const say = useText();
  const { view } = useHere();
  if (view.superseded.length === 0) return null;
  return (
    <Section id="superseded" title={words.superseded} hint={words.supersededHint}>
      {view.superseded.map(({ reason, results }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: superseded results are only ever added at the end
        <details key={index}>
          <summary style={{ cursor: 'pointer', padding: '6px 0' }}>
            {index + 1}. {say(words.reason)}: {reason}
          </summary>
          <Stack mt="sm">
            {results === null ? (
              <Notice tone="info">{say(words.notShown)}</Notice>
            ) : (
              results.map((result: ResultView) => (
                <ListResultSection
                  key={result.id}
                  result={result}
                  state={figures.superseded}
                  idSuffix={`-old-${index}`}
                />
              ))
            )}
          </Stack>
        </details>
      ))}
    </Section>
  );
}
