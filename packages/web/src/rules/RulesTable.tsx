import { Badge, Group, Paper, Stack, Table, Title, Text as Words } from '@mantine/core';
import { formatCite, type Overlay, type Rules, type Text } from '@tinnhiem/core';
import classes from '../components/DataTable.module.css';
import { WarningIcon } from '../components/icons.tsx';
import { SaveTable } from '../components/SaveTable.tsx';
import { useText } from '../language.tsx';
import { type RuleRow, type RuleSource, ruleRows } from './rows.ts';
import { ruleGroups, rulesText } from './rules.text.ts';

/** Marks a value that no source confirms. */
export function UnverifiedMark() {
  const say = useText();
  return (
    <Group gap={4} c="#8a5300" wrap="nowrap" style={{ display: 'inline-flex' }}>
      <WarningIcon size={16} />
      <Words size="sm" fw={600} c="#8a5300">
        {say(rulesText.unverified)}
      </Words>
    </Group>
  );
}

/** Where a value comes from. */
export function Source({ of, cite, note }: RuleSource) {
  const say = useText();
  return (
    <Stack gap={2}>
      {of !== undefined && (
        <Words size="sm" fw={600}>
          {say(of)}
        </Words>
      )}
      {cite === 'unverified' ? <UnverifiedMark /> : <Words size="sm">{formatCite(cite)}</Words>}
      {note !== undefined && (
        <Words size="sm" c="dimmed">
          {note}
        </Words>
      )}
      {cite !== 'unverified' && cite.quote !== undefined && (
        <details>
          <summary style={{ fontSize: '0.875rem', minHeight: 24 }}>{say(rulesText.quote)}</summary>
          <Words size="sm" component="blockquote" m={0} pl="sm" style={{ borderLeft: '3px solid var(--line)' }}>
            {cite.quote}
          </Words>
        </details>
      )}
    </Stack>
  );
}

export interface RulesTableProps {
  readonly rules: Rules;
  readonly overlay: Overlay | undefined;
}

/** Every value of the rules, group by group, with its source. */
export function RulesTable({ rules, overlay }: RulesTableProps) {
  const say = useText();
  const rows = ruleRows(rules);
  const groups = Object.keys(ruleGroups) as (keyof typeof ruleGroups)[];
  const own = (row: RuleRow) => overlay !== undefined && row.overlayKey in overlay;
  return (
    <>
      <Group justify="flex-end">
        <SaveTable
          compact
          title={rulesText.table}
          head={[rulesText.group, rulesText.item, rulesText.value, rulesText.source]}
          rows={() =>
            groups.flatMap((group) =>
              rows
                .filter((row) => row.group === group)
                .map((row) => [
                  say(ruleGroups[group]),
                  say(row.label),
                  [say(row.value), ...(row.key === 'criteria' ? criteriaLines(rules) : [])].join('\n'),
                  [
                    ...(own(row) ? [say(rulesText.fromPlan)] : []),
                    ...row.sources.map((source) => sourceLine(source, say)),
                  ].join('\n'),
                ]),
            )
          }
        />
      </Group>
      {groups.map((group) => (
        <Paper key={group} component="section" aria-labelledby={`rules-${group}`}>
          <Title order={2} size="h3" id={`rules-${group}`} mb="sm">
            {say(ruleGroups[group])}
          </Title>
          <div className={classes.frame}>
            <Table className={classes.table} aria-labelledby={`rules-${group}`}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w="26%">{say(rulesText.item)}</Table.Th>
                  <Table.Th w="37%">{say(rulesText.value)}</Table.Th>
                  <Table.Th>{say(rulesText.source)}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows
                  .filter((row) => row.group === group)
                  .map((row) => (
                    <Row key={row.key} row={row} rules={rules} isOwn={own(row)} />
                  ))}
              </Table.Tbody>
            </Table>
          </div>
        </Paper>
      ))}
    </>
  );
}

/** Where a value comes from, as one line of a file. */
function sourceLine({ of, cite, note }: RuleSource, say: (words: Text) => string): string {
  const where = cite === 'unverified' ? say(rulesText.unverified) : formatCite(cite);
  return `${of === undefined ? '' : `${say(of)}: `}${where}${note === undefined ? '' : ` (${note})`}`;
}

function criteriaLines(rules: Rules): readonly string[] {
  return rules.criteria.value.flatMap(({ title, items }) => [title, ...items.map((item) => `– ${item}`)]);
}

interface RowProps {
  readonly row: RuleRow;
  readonly rules: Rules;
  readonly isOwn: boolean;
}

function Row({ row, rules, isOwn }: RowProps) {
  const say = useText();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} data-label={say(rulesText.item)}>
        {say(row.label)}
      </Table.Th>
      <Table.Td data-label={say(rulesText.value)}>
        <div>
          {say(row.value)}
          {row.key === 'criteria' && <Criteria rules={rules} />}
        </div>
      </Table.Td>
      <Table.Td data-label={say(rulesText.source)}>
        <Stack gap={4} align="flex-start">
          {isOwn && (
            <Badge variant="outline" color="dark" radius="sm" tt="none">
              {say(rulesText.fromPlan)}
            </Badge>
          )}
          {row.sources.map((source) => (
            <Source key={source.of?.vi ?? ''} {...source} />
          ))}
        </Stack>
      </Table.Td>
    </Table.Tr>
  );
}

function Criteria({ rules }: { readonly rules: Rules }) {
  return rules.criteria.value.map((block) => (
    <details key={block.title}>
      <summary style={{ fontSize: '0.875rem', minHeight: 24 }}>{block.title}</summary>
      <ul style={{ margin: 0, paddingLeft: '1.2rem', fontSize: '0.875rem' }}>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  ));
}
