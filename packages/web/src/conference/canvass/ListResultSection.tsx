import { Group, Table, Text as Words } from '@mantine/core';
import {
  type Assessment,
  formatCite,
  type ResultView,
  type Text,
  type Threshold,
  text,
  validFor,
} from '@tinnhiem/core';
import { DataTable } from '../../components/DataTable.tsx';
import { SaveTable } from '../../components/SaveTable.tsx';
import { baseWords } from '../../display/words.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Identities } from '../polls/Identities.tsx';
import { Section } from '../Screen.tsx';
import classes from './canvass.module.css';
import { LevelBars } from './LevelBars.tsx';
import { resultRows, thresholdName, workingLine } from './result-rows.ts';
import { WaysTable } from './WaysTable.tsx';

const words = {
  name: text('Họ và tên', 'Name'),
  position: text('Chức vụ, đơn vị', 'Post, unit'),
  issued: text('Phát ra', 'Issued'),
  collected: text('Thu về', 'Collected'),
  valid: text('Hợp lệ', 'Valid'),
  invalid: text('Không hợp lệ', 'Invalid'),
  voters: text('Người ghi phiếu', 'Voters'),
  present: text('Có mặt', 'Present'),
  forEach: text(
    'Trong bảng, số phiếu hợp lệ, không hợp lệ tính đối với phần ghi cho riêng từng người.',
    'In the table, valid and invalid are of what is marked for each person.',
  ),
  high: text('Cao', 'High'),
  confidence: text('Tín nhiệm', 'Confidence'),
  low: text('Thấp', 'Low'),
  base: text('Tỷ lệ % tính trên', 'Percentages are of'),
  of: text('trên', 'of'),
  reasons: text('Phiếu không hợp lệ cả phiếu, theo lý do', 'Ballots void as a whole, by reason'),
  stock: text('Số phiếu', 'The ballots'),
  table: text('Bảng tổng hợp', 'Summary'),
  outcomes: text('Điều quy định nêu cần xem xét', 'What the rules say should be considered'),
  outcomesHint: text(
    'Trích từ quy định, theo số phiếu. Việc xem xét, kết luận thuộc cấp có thẩm quyền.',
    'From the rules, by the figures. To consider and to decide is up to the competent authority.',
  ),
  noOutcome: text('Không ai thuộc trường hợp quy định nêu cần xem xét.', 'Nobody is in a case that the rules name.'),
  working: text('Cách tính từng mức', 'The working'),
  holds: text('đúng', 'holds'),
  fails: text('không', 'does not'),
} as const;

/** The result of one list: totals, table, picture, working, outcomes. */
export function ListResultSection({
  result,
  state,
  idSuffix = '',
}: {
  readonly result: ResultView;
  /** How far the figures stand, for whoever has them on paper alone. */
  readonly state: Text;
  readonly idSuffix?: string;
}) {
  const say = useText();
  const { view } = useHere();
  const id = `result-${result.id}${idSuffix}`;
  const rows = resultRows(result);
  const base = rows[0]?.assessment.base;
  const same = (value: string): Text => text(value, value);
  const share = (key: 'high' | 'confidence' | 'low') => [
    {
      key,
      title: words[key],
      order: 'number' as const,
      value: (row: (typeof rows)[number]) => row.assessment[key].count ?? '',
    },
    {
      key: `${key}%`,
      title: text(`% ${words[key].vi.toLowerCase()}`, `% ${words[key].en.toLowerCase()}`),
      order: 'number' as const,
      value: (row: (typeof rows)[number]) =>
        row.assessment[key].percent === null ? '' : `${row.assessment[key].percent}%`,
      cell: (row: (typeof rows)[number]) =>
        row.assessment[key].percent !== null && (
          <>
            {row.assessment[key].percent}%
            <small className={classes.base}>
              {say(words.of)} {row.assessment.base.count}
            </small>
          </>
        ),
    },
  ];
  const reasons = Object.entries(result.reasons).filter(([, count]) => count > 0);
  const labelOf = (code: string) =>
    [...view.reasons.whole, ...view.reasons.row].find((reason) => reason.code === code)?.label ?? same(code);
  return (
    <Section id={id} title={same(result.title)}>
      <dl className={classes.totals}>
        {(['voters', 'present', 'issued', 'collected', 'valid', 'invalid'] as const).map((key) => (
          <div key={key}>
            <dt>{say(words[key])}</dt>
            <dd>{result[key]}</dd>
          </div>
        ))}
      </dl>
      <Identities stock={result} foreign={result.foreign} />
      {reasons.length > 0 && (
        <Words size="sm">
          {say(words.reasons)}: {reasons.map(([code, count]) => `${say(labelOf(code))}: ${count}`).join('; ')}.
        </Words>
      )}
      {base !== undefined && (
        <Words fw={600}>
          {say(words.base)} {base.count ?? '–'} {say(baseWords[base.what])}.
        </Words>
      )}
      <LevelBars rows={rows} />
      <Words size="sm" c="dimmed">
        {say(words.forEach)}
      </Words>
      <div className={classes.wide}>
        <DataTable
          title={text(`${words.table.vi}: ${result.title}`, `${words.table.en}: ${result.title}`)}
          rows={rows}
          rowKey={(row) => row.person.person}
          searchable={rows.length > 10}
          foot={text(`${view.title}. ${state.vi}`, `${view.title}. ${state.en}`)}
          columns={[
            {
              key: 'name',
              title: words.name,
              value: (row) => row.person.name,
              order: 'name',
              isHeader: true,
              width: '14rem',
              // The post stands below the name: a column of its own would be a word wide.
              cell: ({ person: { name, position } }) => (
                <>
                  {name}
                  <small className={classes.post}>{position}</small>
                </>
              ),
            },
            { key: 'position', title: words.position, value: (row) => row.person.position, isWrittenOnly: true },
            { key: 'issued', title: words.issued, value: () => result.issued },
            { key: 'collected', title: words.collected, value: () => result.collected },
            { key: 'valid', title: words.valid, value: ({ person }) => validFor(result, person) },
            { key: 'invalid', title: words.invalid, value: ({ person }) => person.invalidRows },
            ...share('high'),
            ...share('confidence'),
            ...share('low'),
            {
              key: 'base',
              title: words.base,
              // The screen has it above the table and below each percentage.
              isWrittenOnly: true,
              value: ({ assessment: { base: own } }) => `${own.count ?? '–'} ${say(baseWords[own.what])}`,
            },
          ]}
        />
      </div>
      <WaysTable result={result} />
      <Outcomes result={result} id={id} />
    </Section>
  );
}

/** Why an outcome is named: every comparison of its threshold. */
function workingOf(assessment: Assessment, code: Threshold['code']): string {
  const check = assessment.checks.find((other) => other.code === code);
  return check === undefined ? '' : `${check.working.map(workingLine).join(', ')}:`;
}

function Outcomes({ result, id }: { readonly result: ResultView; readonly id: string }) {
  const say = useText();
  const { roundView } = useHere();
  const rows = resultRows(result);
  const checkWords = (assessment: Assessment, code: Threshold['code']) =>
    (assessment.checks.find((other) => other.code === code)?.working ?? [])
      .map((line) => `${workingLine(line)}: ${say(line.holds ? words.holds : words.fails)}`)
      .join('; ');
  const named = rows.filter((row) => row.assessment.outcomes.length > 0);
  return (
    <>
      <div>
        <Words component="h3" fw={600} m={0}>
          {say(words.outcomes)}
        </Words>
        <Words size="sm" c="dimmed">
          {say(words.outcomesHint)}
        </Words>
      </div>
      {named.length === 0 && <Words>{say(words.noOutcome)}</Words>}
      <ul className={classes.outcomes}>
        {named.map(({ person, label, assessment }) => (
          <li key={person.person}>
            <b>{label}</b>: {say(words.low).toLowerCase()} {assessment.low.count} {say(words.of)}{' '}
            {assessment.thresholdBase.count}
            <ul>
              {assessment.outcomes.map((outcome) => (
                <li key={outcome.code}>
                  <b className={classes.working}>{workingOf(assessment, outcome.code)}</b> {say(outcome.text)}{' '}
                  <Words span size="sm" c="dimmed">
                    ({formatCite(outcome.cite)})
                  </Words>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <details>
        <summary style={{ cursor: 'pointer', padding: '4px 0' }}>{say(words.working)}</summary>
        <Group justify="flex-end">
          <SaveTable
            compact
            title={text(`${words.working.vi}: ${result.title}`, `${words.working.en}: ${result.title}`)}
            head={[words.name, words.position, ...roundView.rules.thresholds.map(thresholdName)]}
            rows={() =>
              rows.map(({ person, assessment }) => [
                person.name,
                person.position,
                ...roundView.rules.thresholds.map(({ code }) => checkWords(assessment, code)),
              ])
            }
          />
        </Group>
        <Table.ScrollContainer minWidth={480}>
          <Table aria-label={`${say(words.working)}: ${result.title}`} id={`${id}-working`}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say(words.name)}</Table.Th>
                {roundView.rules.thresholds.map((threshold) => (
                  <Table.Th key={threshold.code}>{say(thresholdName(threshold))}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ person, label, assessment }) => (
                <Table.Tr key={person.person}>
                  <Table.Th scope="row" fw={500}>
                    {label}
                  </Table.Th>
                  {roundView.rules.thresholds.map((threshold) => {
                    const check = assessment.checks.find((other) => other.code === threshold.code);
                    return (
                      <Table.Td key={threshold.code} fw={check?.applies === true ? 600 : 400}>
                        {check?.working.map((line) => (
                          <div key={`${line.left}${line.relation}${line.right}`}>
                            {workingLine(line)}: {say(line.holds ? words.holds : words.fails)}
                          </div>
                        ))}
                      </Table.Td>
                    );
                  })}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </details>
    </>
  );
}
