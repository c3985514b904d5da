// Results as a table, and single ballots for the counting committee: links to files that the server writes.
import { Anchor, Group, Stack, Text as Words } from '@mantine/core';
import { committeeRoles, text } from '@tinnhiem/core';
import { DownIcon, LockIcon } from '../components/icons.tsx';
import { useText } from '../language.tsx';
import { useHere } from './here.tsx';
import { Section } from './Screen.tsx';

const words = {
  results: text('Tải kết quả thành bảng', 'Download the results as a table'),
  csv: text('CSV cho phần mềm khác', 'CSV for programs'),
  votes: text('Dữ liệu từng phiếu', 'Single ballots'),
  secret: text(
    'MẬT: chỉ Ban Kiểm phiếu; mỗi lần xuất được ghi lại. Thứ tự phiếu đã xáo; không có giờ, tập hay số phiếu.',
    'CONFIDENTIAL: for the counting committee only; each export is recorded. Ballots are shuffled, without time, batch or number.',
  ),
  tally: text(
    'Kiểm bằng phiếu kiểm (ghi tổng) nên không có dữ liệu từng phiếu.',
    'Counted by tally sheet, as totals: there are no single ballots.',
  ),
  electronic: text(
    'Chỉ có phiếu giấy: phiếu điện tử mở ra tổng số, không ai mở được từng phiếu.',
    'On paper only: electronic ballots open as totals, nobody can open a single one.',
  ),
  noneElectronic: text(
    'Phiếu điện tử mở ra tổng số, không ai mở được từng phiếu.',
    'Electronic ballots open as totals, nobody can open a single one.',
  ),
} as const;

function useBase(): string {
  const { round, conference } = useHere();
  return `/api/rounds/${encodeURIComponent(round)}/conferences/${encodeURIComponent(conference)}`;
}

/** Links to the results of this conference as files; nothing for those who do not see them. */
export function ResultFiles() {
  const say = useText();
  const base = useBase();
  const { view } = useHere();
  if (view.results === null) return null;
  return (
    <Group gap="lg">
      <Group gap={6}>
        <DownIcon />
        <Words>{say(words.results)}</Words>
      </Group>
      <Anchor href={`${base}/results?format=xlsx`} download aria-label={`Excel (.xlsx): ${say(words.results)}`}>
        Excel (.xlsx)
      </Anchor>
      <Anchor href={`${base}/results?format=csv`} download aria-label={`${say(words.csv)}: ${say(words.results)}`}>
        {say(words.csv)}
      </Anchor>
    </Group>
  );
}

/** Links to the single ballots of each list, for the counting committee once the result stands. */
export function VoteFiles() {
  const say = useText();
  const base = useBase();
  const { view, account } = useHere();
  const isCommittee = account.roles.some((role) => (committeeRoles as readonly string[]).includes(role));
  if (!isCommittee || view.results === null) return null;
  if (view.method === 'tally-sheet' || view.casting === 'electronic')
    return (
      <Section id="votes" title={words.votes}>
        <Words>{say(view.casting === 'electronic' ? words.noneElectronic : words.tally)}</Words>
      </Section>
    );
  return (
    <Section id="votes" title={words.votes} hint={words.secret}>
      <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
        {view.lists.map(({ id, title }) => (
          <Group component="li" key={id} gap="md" py={4}>
            <Group gap={6} style={{ flex: '1 1 18rem' }} wrap="nowrap">
              <LockIcon />
              <Words>{title}</Words>
            </Group>
            <Anchor href={`${base}/votes/${encodeURIComponent(id)}?format=csv`} download aria-label={`CSV: ${title}`}>
              CSV
            </Anchor>
            <Anchor
              href={`${base}/votes/${encodeURIComponent(id)}?format=json`}
              download
              aria-label={`NIST CVR (JSON): ${title}`}
            >
              NIST CVR (JSON)
            </Anchor>
          </Group>
        ))}
      </Stack>
      {view.casting === 'mixed' && <Words c="dimmed">{say(words.electronic)}</Words>}
    </Section>
  );
}
