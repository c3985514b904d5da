// What was checked and is not as it should be: how bad, what, where, what to do, and what was decided.
import { Button, Group, Paper, Stack, Text as Words } from '@mantine/core';
import { type Finding, openFindings, type Severity, type Text, text } from '@tinnhiem/core';
import { type ReactNode, useState } from 'react';
import { useText } from '../language.tsx';
import { common, severityNames } from './common.text.ts';
import { DoneIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons.tsx';
import { SaveTable } from './SaveTable.tsx';
import { type Settle, SettleForm } from './SettleForm.tsx';
import { type ListTitles, whereText } from './where.ts';

const words = {
  none: text('Không có vấn đề nào.', 'Nothing was found.'),
  where: text('Ở đâu', 'Where'),
  settle: text('Xử lý', 'Settle'),
  again: text('Sửa quyết định', 'Change the decision'),
  decision: text('Quyết định', 'Decision'),
  kept: text('Giữ lại', 'Kept'),
  all: text('Hiện tất cả', 'Show all'),
  more: text('Chỗ khác cũng vậy', 'Other places like it'),
  fileName: text('Các vấn đề', 'Findings'),
  severity: text('Mức độ', 'Severity'),
  message: text('Vấn đề', 'Finding'),
} as const;

const shownAtOnce = 30;

type Look = Severity | 'settled';

const looks: Readonly<Record<Look, { readonly color: string; readonly icon: ReactNode }>> = {
  error: { color: '#b42318', icon: <ErrorIcon /> },
  warning: { color: '#8a5300', icon: <WarningIcon /> },
  info: { color: '#1d4f8c', icon: <InfoIcon /> },
  settled: { color: '#1f6b3a', icon: <DoneIcon /> },
};

function lookOf(finding: Finding): Look {
  return finding.settled === undefined ? finding.severity : 'settled';
}

const rank: Readonly<Record<Look, number>> = { error: 0, warning: 1, settled: 2, info: 3 };

export interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly lists?: ListTitles;
  /** Records a decision; without it findings are only shown. */
  readonly settle?: Settle;
  readonly error?: unknown;
  /** Said instead of “nothing was found”. */
  readonly emptyText?: Text;
}

/** How bad it is, as picture and word. */
function SeverityMark({ look }: { readonly look: Look }) {
  const say = useText();
  const { color, icon } = looks[look];
  return (
    <Group gap={6} c={color} wrap="nowrap">
      {icon}
      <Words size="sm" fw={600} c={color}>
        {say(severityNames[look])}
      </Words>
    </Group>
  );
}

export function FindingList({ findings, lists = {}, settle, error, emptyText = words.none }: FindingListProps) {
  const say = useText();
  const [showsAll, setShowsAll] = useState(false);
  const ordered = [...findings].sort((a, b) => rank[lookOf(a)] - rank[lookOf(b)]);
  const cards = alike(ordered);
  const shown = showsAll ? cards : cards.slice(0, shownAtOnce);
  if (findings.length === 0)
    return (
      <Group gap="xs" role="status">
        <DoneIcon />
        <Words>{say(emptyText)}</Words>
      </Group>
    );
  const rows = () =>
    ordered.map((finding) => [
      say(severityNames[lookOf(finding)]),
      say(whereText(finding.where, lists)),
      say(finding.message),
      say(finding.todo),
    ]);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <FindingCounts findings={findings} />
        <SaveTable
          title={words.fileName}
          head={[words.severity, words.where, words.message, common.whatToDo]}
          rows={rows}
        />
      </Group>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {shown.map(([finding, ...others]) => (
          <li key={finding.id}>
            <FindingCard
              finding={finding}
              others={others}
              ofKind={waitingLike(finding, findings)}
              lists={lists}
              settle={settle}
              error={error}
            />
          </li>
        ))}
      </Stack>
      {shown.length < cards.length && (
        <Button variant="default" onClick={() => setShowsAll(true)}>
          {say(words.all)} ({cards.length})
        </Button>
      )}
    </Stack>
  );
}

type Alike = readonly [Finding, ...Finding[]];

/** Notes that say the same of several places become one card; what somebody has to settle or mend stays a card of its own. */
function alike(ordered: readonly Finding[]): readonly Alike[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of ordered) {
    const key = finding.severity === 'info' ? `${finding.code} ${finding.message.vi}` : finding.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** The others of its kind that wait; none where a decision chooses lists, which is each person's own. */
function waitingLike(finding: Finding, findings: readonly Finding[]): Finding[] {
  if (finding.severity !== 'warning' || finding.where.lists !== undefined) return [];
  return openFindings(findings).filter(
    ({ id, code, where }) => code === finding.code && id !== finding.id && where.lists === undefined,
  );
}

/** How many of each kind there are. */
function FindingCounts({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useText();
  const counts = (Object.keys(rank) as Look[])
    .map((look) => ({ look, count: findings.filter((finding) => lookOf(finding) === look).length }))
    .filter(({ count }) => count > 0);
  return (
    <Group gap="md" role="status">
      {counts.map(({ look, count }) => (
        <Group key={look} gap={6} c={looks[look].color}>
          {looks[look].icon}
          <Words size="sm" fw={600} c={looks[look].color}>
            {count} · {say(severityNames[look])}
          </Words>
        </Group>
      ))}
    </Group>
  );
}

interface FindingCardProps {
  readonly finding: Finding;
  /** The same note of other places. */
  readonly others: readonly Finding[];
  /** Others of its kind that wait to be settled. */
  readonly ofKind: readonly Finding[];
  readonly lists: ListTitles;
  readonly settle: Settle | undefined;
  readonly error: unknown;
}

function FindingCard({ finding, others, ofKind, lists, settle, error }: FindingCardProps) {
  const say = useText();
  const [open, setOpen] = useState(false);
  const look = lookOf(finding);
  const where = say(whereText(finding.where, lists));
  const canSettle = settle !== undefined && finding.severity === 'warning';
  return (
    <Paper p="sm" style={{ borderLeft: `4px solid ${looks[look].color}` }}>
      <Stack gap={6}>
        <SeverityMark look={look} />
        <Words>{say(finding.message)}</Words>
        {where !== '' && (
          <Words size="sm">
            <b>{say(words.where)}:</b> {where}
          </Words>
        )}
        {others.length > 0 && (
          <details>
            <summary style={{ minHeight: 24 }}>
              {say(words.more)}: {others.length}
            </summary>
            {others.map((other) => (
              <Words key={other.id} size="sm">
                {say(whereText(other.where, lists))}
              </Words>
            ))}
          </details>
        )}
        {finding.settled === undefined ? (
          <Words size="sm">
            <b>{say(common.whatToDo)}:</b> {say(finding.todo)}
          </Words>
        ) : (
          <Words size="sm">
            <b>{say(words.decision)}:</b> {finding.settled.reason}
            {finding.settled.choose !== undefined &&
              ` · ${say(words.kept)}: ${finding.settled.choose.map((id) => lists[id] ?? id).join('; ')}`}
          </Words>
        )}
        {canSettle && !open && (
          <Group>
            <Button variant={look === 'settled' ? 'default' : 'filled'} onClick={() => setOpen(true)}>
              {say(look === 'settled' ? words.again : words.settle)}
              <span className="visually-hidden">: {say(finding.message)}</span>
            </Button>
          </Group>
        )}
        {canSettle && open && (
          <SettleForm
            finding={finding}
            ofKind={ofKind}
            lists={lists}
            settle={settle}
            error={error}
            onClose={() => setOpen(false)}
          />
        )}
      </Stack>
    </Paper>
  );
}

/** Whether nothing stops any more. */
export function isClear(findings: readonly Finding[]): boolean {
  return openFindings(findings).length === 0;
}
