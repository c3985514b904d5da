// What was chosen to be imported, and how to change it.
import { ActionIcon, Button, Group, Paper, SimpleGrid, Stack, Title, Text as Words } from '@mantine/core';
import type { Plan } from '@tinnhiem/core';
import { DropZone } from '../components/DropZone.tsx';
import { CloseIcon, DownIcon, FileIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../language.tsx';
import { savePlanFile } from '../plan/plan-file.ts';
import { TemplateLinks } from '../rounds/FirstRound.tsx';
import { acceptedFiles } from './files.ts';
import { importText } from './import.text.ts';
import type { Previewing } from './preview.ts';

export interface SourcesProps {
  readonly previewing: Previewing;
  readonly onEdit: (plan: Plan) => void;
  readonly onTemplate: () => void;
  readonly onEmpty: () => void;
  /** A round that is there already keeps what is not replaced. */
  readonly isReplacing: boolean;
}

export function SourcesPanel({ previewing, onEdit, onTemplate, onEmpty, isReplacing }: SourcesProps) {
  const say = useText();
  const { sources, drop } = previewing;
  return (
    <Stack>
      <DropZone hint={importText.dropHint} accept={acceptedFiles} onFiles={drop} />
      {sources.unknown.length > 0 && (
        <Notice tone="warning" role="alert">{`${say(importText.unknown)} ${sources.unknown.join(', ')}`}</Notice>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <PlanSource {...{ previewing, onEdit, onTemplate, onEmpty, isReplacing }} />
        <RosterSource previewing={previewing} isReplacing={isReplacing} />
      </SimpleGrid>
    </Stack>
  );
}

function PlanSource({ previewing, onEdit, onTemplate, onEmpty, isReplacing }: SourcesProps) {
  const say = useText();
  const { sources, preview } = previewing;
  const plan = sources.made ?? preview?.plan ?? null;
  const chosen = sources.made !== null || sources.plan !== null;
  return (
    <Paper component="section" aria-labelledby="source-plan">
      <Stack gap="sm">
        <Title order={2} size="h3" id="source-plan">
          {say(importText.plan)}
        </Title>
        {!chosen && (
          <>
            <Words size="sm">{say(isReplacing ? importText.keepsPlan : importText.noPlan)}</Words>
            {!isReplacing && (
              <Group gap="xs">
                <Button variant="default" onClick={onTemplate}>
                  {say(importText.fromTemplate)}
                </Button>
                <Button variant="default" onClick={onEmpty}>
                  {say(importText.fromNothing)}
                </Button>
              </Group>
            )}
          </>
        )}
        {chosen && (
          <>
            <FileLine
              name={sources.plan?.name ?? say(importText.madeHere)}
              label={say(importText.dropPlan)}
              onRemove={previewing.removePlan}
            />
            {plan !== null && (
              <>
                <Words fw={500}>{plan.title}</Words>
                <Group gap="xs">
                  <Button variant="default" onClick={() => onEdit(plan)}>
                    {say(importText.editPlan)}
                  </Button>
                  <Button variant="default" leftSection={<DownIcon />} onClick={() => void savePlanFile(plan)}>
                    {say(importText.saveFile)}
                  </Button>
                </Group>
              </>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}

function RosterSource({ previewing, isReplacing }: Pick<SourcesProps, 'previewing' | 'isReplacing'>) {
  const say = useText();
  const { sources, preview } = previewing;
  return (
    <Paper component="section" aria-labelledby="source-roster">
      <Stack gap="sm">
        <Title order={2} size="h3" id="source-roster">
          {say(importText.roster)}
        </Title>
        {sources.roster.length === 0 && (
          <>
            <Words size="sm">{say(isReplacing ? importText.keepsRoster : importText.noRoster)}</Words>
            <TemplateLinks />
          </>
        )}
        {sources.roster.map((file) => (
          <FileLine
            key={file.name}
            name={file.name}
            label={`${say(importText.removeFile)} ${file.name}`}
            onRemove={() => previewing.removeRoster(file.name)}
          />
        ))}
        {sources.roster.length > 0 && preview?.people !== null && preview?.people !== undefined && (
          <Words fw={500}>
            {preview.people} {say(importText.people)}
          </Words>
        )}
      </Stack>
    </Paper>
  );
}

interface FileLineProps {
  readonly name: string;
  readonly label: string;
  readonly onRemove: () => void;
}

function FileLine({ name, label, onRemove }: FileLineProps) {
  return (
    <Group gap="xs" wrap="nowrap">
      <FileIcon />
      <Words style={{ overflowWrap: 'anywhere' }}>{name}</Words>
      <ActionIcon variant="subtle" color="dark" aria-label={label} onClick={onRemove}>
        <CloseIcon />
      </ActionIcon>
    </Group>
  );
}
