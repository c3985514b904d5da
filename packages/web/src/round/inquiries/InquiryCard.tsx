import { Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { type Asker, type InquiryView, inquiryStateNames, stepWords, text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { roundPath } from '../../api/queries.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { showDay } from '../../components/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { OpenedFile } from '../../components/OpenedFile.tsx';
import { StateBadge } from '../../components/StateBadge.tsx';
import { useText } from '../../language.tsx';
import { PapersOf } from '../PapersOf.tsx';
import { inquiriesText } from './inquiries.text.ts';
import { StepButton } from './StepButton.tsx';

interface InquiryCardProps {
  readonly round: string;
  readonly inquiry: InquiryView;
  readonly today: string;
  readonly organises: boolean;
}

/** One request: what is asked, how far it is, what comes next. */
export function InquiryCard({ round, inquiry, today, organises }: InquiryCardProps) {
  const say = useText();
  const title = `${say(inquiriesText.number)} ${inquiry.number} · ${inquiry.name}`;
  return (
    <Paper component="article" aria-label={title}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 18rem' }}>
          <Title order={2} size="h3">
            {title}
          </Title>
          <Words size="sm" c="dimmed">
            {inquiry.position}
          </Words>
        </div>
        <StateBadge urgent={inquiry.late}>{say(inquiryStateNames[inquiry.state])}</StateBadge>
      </Group>
      <Stack gap="xs" mt="xs">
        <Words style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{inquiry.question}</Words>
        <Words size="sm" c="dimmed">
          {say(inquiriesText.received)} {showDay(inquiry.received)} · {inquiry.writing} · {say(inquiriesText.goesTo)}{' '}
          {[inquiry.addressee, ...inquiry.helpers].join(', ')}
        </Words>
        {inquiry.late && inquiry.requestBy !== null && (
          <Notice tone="warning">{`${say(inquiriesText.lateBecause)} ${showDay(inquiry.requestBy)}.`}</Notice>
        )}
        {inquiry.answerLate && <Notice tone="warning">{say(inquiriesText.lateAnswer)}</Notice>}
        <NextTask inquiry={inquiry} />
        {inquiry.steps.length > 0 && <History inquiry={inquiry} />}
        <Group gap="sm">
          {organises && inquiry.possible.length > 0 && <StepButton round={round} inquiry={inquiry} today={today} />}
          <AskerButton round={round} inquiry={inquiry} />
          <Papers round={round} inquiry={inquiry} organises={organises} />
        </Group>
        <PapersOf
          round={round}
          which={({ form, matter = '' }) =>
            form.startsWith('inquiry-') && matter.split('-')[0] === String(inquiry.number)
          }
        />
      </Stack>
    </Paper>
  );
}

function NextTask({ inquiry: { task } }: { readonly inquiry: InquiryView }) {
  const say = useText();
  if (task === null) return null;
  return (
    <Words fw={600} {...(task.overdue ? { c: '#b42318' } : {})} style={{ borderLeft: '4px solid var(--line)' }} pl="sm">
      {say(inquiriesText.next)}: {say(task.what)} – {task.who}
      {task.by !== null &&
        `, ${say(task.because === 'vote' ? inquiriesText.beforeVote : inquiriesText.by)} ${showDay(task.by)}`}
      {task.overdue && ` · ${say(inquiriesText.overdue)}`}
    </Words>
  );
}

function History({ inquiry }: { readonly inquiry: InquiryView }) {
  const say = useText();
  return (
    <section aria-label={say(inquiriesText.history)}>
      <Words size="sm" fw={600}>
        {say(inquiriesText.history)}
      </Words>
      <Stack component="ol" gap={4} m={0} pl="lg">
        {inquiry.steps.map((step) => {
          const day = 'received' in step ? step.received : 'day' in step ? step.day : step.letter.day;
          return (
            <li key={step.recorded.number}>
              <Words size="sm" style={{ overflowWrap: 'anywhere' }}>
                {showDay(day)}: {say(stepWords[step.kind])}
                {'letter' in step && step.letter.number !== null && ` (${step.letter.number})`}
                {detailOf(step) !== '' && ` – ${detailOf(step)}`}
              </Words>
            </li>
          );
        })}
      </Stack>
    </section>
  );
}

function detailOf(step: InquiryView['steps'][number]): string {
  switch (step.kind) {
    case 'check-sent':
      return `${step.body}: ${step.question}`;
    case 'check-answered':
      return step.summary;
    case 'reported':
      return step.opinion ?? '';
    case 'answered':
      return step.answer;
    case 'verified':
      return step.result;
    case 'closed':
      return step.note ?? '';
    case 'withdrawn':
    case 'corrected':
      return step.reason;
    default:
      return '';
  }
}

function AskerButton({ round, inquiry }: Pick<InquiryCardProps, 'round' | 'inquiry'>) {
  const say = useText();
  const [asker, setAsker] = useState<Asker | null>(null);
  const [error, setError] = useState<unknown>(null);
  if (asker !== null)
    return (
      <Words>
        {say(inquiriesText.asker)}: <b>{[asker.name, asker.unit, asker.contact].filter((part) => part).join(', ')}</b>
      </Words>
    );
  return (
    <ConfirmButton
      variant="default"
      label={inquiriesText.seeAsker}
      explain={inquiriesText.seeAskerExplain}
      error={error}
      onOpen={() => setError(null)}
      onConfirm={async () => {
        try {
          setAsker(await api.get<Asker>(`${roundPath(round)}/inquiries/${inquiry.number}/asker`));
          return true;
        } catch (thrown) {
          setError(thrown);
          return null;
        }
      }}
    />
  );
}

function Papers({ round, inquiry, organises }: Pick<InquiryCardProps, 'round' | 'inquiry' | 'organises'>) {
  const files = [...inquiry.files, ...inquiry.steps.flatMap((step) => ('files' in step ? step.files : []))];
  return files.map(({ sha256 }, index) => (
    <OpenedFile
      key={sha256}
      href={`${roundPath(round)}/inquiries/${inquiry.number}/files/${sha256}`}
      name={text(`${inquiriesText.paperOf.vi} ${index + 1}`, `${inquiriesText.paperOf.en} ${index + 1}`)}
      works={organises}
    />
  ));
}
