// S14: the tree of organisations, and how the rounds below stand.
import { Badge, Breadcrumbs, Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { type Branch, kindNames, organisationKinds, roundsBelowSeenBy, treeTendedBy } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { useSession } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { ActButton, type Field, type Filled } from '../round/affairs/ActButton.tsx';
import { organisationsText as words } from './organisations.text.ts';
import { type OrganisationsView, useChange, useOrganisations } from './queries.ts';
import { RoundsOfBranches } from './RoundsOfBranches.tsx';

export function Organisations() {
  const query = useOrganisations();
  return (
    <AnsweredPage title={words.title} query={query}>
      {(view) => <Tree view={view} />}
    </AnsweredPage>
  );
}

function Tree({ view }: { readonly view: OrganisationsView }) {
  const say = useText();
  const { data: account } = useSession();
  const held = account?.roles ?? [];
  const tends = held.some((role) => treeTendedBy.includes(role));
  const sees = held.some((role) => roundsBelowSeenBy.includes(role));
  const { above, branches } = view;
  return (
    <Page title={words.title} lead={words.lead}>
      {above.length > 0 && (
        <section aria-label={say(words.above)}>
          <Words size="sm" c="dimmed" mb={4}>
            {say(words.above)}
          </Words>
          <Breadcrumbs separator="›" style={{ flexWrap: 'wrap', rowGap: 4 }}>
            {above.map(({ id, name }) => (
              <Words key={id}>{name === '' ? say(words.noName) : name}</Words>
            ))}
          </Breadcrumbs>
        </section>
      )}
      <section aria-labelledby="tree">
        <Title order={2} id="tree" mb="xs">
          {say(words.tree)}
        </Title>
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {branches.map((branch) => (
            <li key={branch.id} style={{ marginLeft: `min(${branch.depth * 1.75}rem, ${branch.depth * 6}vw)` }}>
              <BranchCard branch={branch} branches={branches} isOwn={branch.id === view.own} tends={tends} />
            </li>
          ))}
        </Stack>
        {tends && branches.length === 1 && <EmptyState title={words.alone} hint={words.aloneHint} />}
      </section>
      {sees && branches.length > 1 && <RoundsOfBranches branches={branches} />}
    </Page>
  );
}

interface BranchCardProps {
  readonly branch: Branch;
  readonly branches: readonly Branch[];
  readonly isOwn: boolean;
  readonly tends: boolean;
}

function BranchCard({ branch, branches, isOwn, tends }: BranchCardProps) {
  const say = useText();
  const { name, kind, otherNames, retired } = branch;
  return (
    <Paper component="article" p="sm" withBorder>
      <Group justify="space-between" gap="xs">
        <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
          <Group gap="xs">
            <Words fw={600} td={retired === null ? undefined : 'line-through'}>
              {name === '' ? say(words.noName) : name}
            </Words>
            {isOwn && (
              <Badge variant="outline" radius="sm" tt="none">
                {say(words.own)}
              </Badge>
            )}
            {retired !== null && (
              <Badge variant="outline" radius="sm" tt="none" color="#8a4b00">
                {say(words.retiredBadge)}
              </Badge>
            )}
          </Group>
          <Words size="sm" c="dimmed">
            {[say(kindNames[kind]), ...otherNames].join(' · ')}
          </Words>
          {retired !== null && <Words size="sm">{retired.reason}</Words>}
        </div>
        {tends && <Acts branch={branch} branches={branches} isOwn={isOwn} />}
      </Group>
    </Paper>
  );
}

function Acts({ branch, branches, isOwn }: Omit<BranchCardProps, 'tends'>) {
  const say = useText();
  const { error, clear, change } = useChange('organisations', 'activity');
  const { id, retired } = branch;
  const send = async (work: () => Promise<unknown>, done: string) => {
    const answer = await change(work);
    if (answer !== null) notify(done);
    return answer;
  };
  const shared = { error, onOpen: clear, variant: 'default', size: 'xs', irreversible: false } as const;
  const reason: Field = { key: 'reason', label: words.reason, kind: 'prose', longest: 2000 };
  const post = (what: string, body: object, done: string) =>
    send(() => api.post(`/api/organisations/${id}/${what}`, body), done);
  if (retired !== null)
    return (
      <ActButton
        {...shared}
        label={words.restore}
        explain={words.restoreExplain}
        form={`organisation:${id}:restore`}
        fields={[reason]}
        confirmLabel={words.restore}
        record={({ text: typed }) => post('restore', { reason: typed('reason') }, say(words.restored))}
      />
    );
  const below = new Set(belowOf(branches, id));
  const parents = branches.filter(
    (other) => !below.has(other.id) && other.retired === null && other.id !== branch.parent,
  );
  return (
    <Group gap="xs">
      <ActButton
        {...shared}
        label={words.add}
        explain={words.addExplain}
        form={`organisation:${id}:add`}
        fields={wordFields(say, null)}
        confirmLabel={words.add}
        record={(filled) =>
          send(() => api.post('/api/organisations', { ...wordsOf(filled), parent: id }), say(words.added))
        }
      />
      <ActButton
        {...shared}
        label={words.edit}
        explain={words.editExplain}
        form={`organisation:${id}:edit`}
        fields={wordFields(say, branch)}
        confirmLabel={words.save}
        record={(filled) => send(() => api.put(`/api/organisations/${id}`, wordsOf(filled)), say(words.edited))}
      />
      {!isOwn && parents.length > 0 && (
        <ActButton
          {...shared}
          label={words.move}
          explain={words.moveExplain}
          form={`organisation:${id}:move`}
          fields={[
            {
              key: 'parent',
              label: words.parent,
              kind: 'choice',
              choices: parents.map(({ id: value, name: label }) => ({ value, label })),
            },
            reason,
          ]}
          confirmLabel={words.move}
          record={({ text: typed }) =>
            post('move', { parent: typed('parent'), reason: typed('reason') }, say(words.moved))
          }
        />
      )}
      {!isOwn && (
        <ActButton
          {...shared}
          label={words.retire}
          explain={words.retireExplain}
          form={`organisation:${id}:retire`}
          fields={[reason]}
          confirmLabel={words.retire}
          record={({ text: typed }) => post('retire', { reason: typed('reason') }, say(words.retired))}
        />
      )}
    </Group>
  );
}

/** An organisation and everything below it, out of branches that stand each before its own children. */
function belowOf(branches: readonly Branch[], id: string): string[] {
  const from = branches.findIndex((other) => other.id === id);
  const depth = branches[from]?.depth ?? 0;
  const after = branches.slice(from + 1);
  const end = after.findIndex((other) => other.depth <= depth);
  return [id, ...(end === -1 ? after : after.slice(0, end)).map((other) => other.id)];
}

function wordFields(say: ReturnType<typeof useText>, branch: Branch | null): readonly Field[] {
  return [
    { key: 'name', label: words.name, kind: 'line', initial: branch?.name ?? '' },
    {
      key: 'kind',
      label: words.kind,
      kind: 'choice',
      initial: branch?.kind ?? 'school',
      choices: organisationKinds.map((value) => ({ value, label: say(kindNames[value]) })),
    },
    {
      key: 'otherNames',
      label: words.otherNames,
      hint: words.otherNamesHint,
      kind: 'prose',
      optional: true,
      initial: branch?.otherNames.join('\n') ?? '',
    },
  ];
}

function wordsOf({ text: typed }: Filled) {
  const lines = typed('otherNames').split('\n');
  return {
    name: typed('name'),
    kind: typed('kind'),
    otherNames: lines.map((line) => line.trim()).filter((line) => line !== ''),
  };
}
