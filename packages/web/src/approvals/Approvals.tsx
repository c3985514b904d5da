import { Button, Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Role, roleNames, type Text } from '@tinnhiem/core';
import { useId, useState } from 'react';
import { api } from '../api/client.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { formatMoment } from '../components/format.ts';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { StateBadge } from '../components/StateBadge.tsx';
import { Answered, EmptyState } from '../components/States.tsx';
import { screenOfCommand } from '../conference/navigation.ts';
import { useText } from '../language.tsx';
import { approvalsText as words } from './approvals.text.ts';
import { type Approval, useApprovals, useRefreshApprovals } from './queries.ts';

/** What waits for a second person. */
export function Approvals() {
  const query = useApprovals();
  return (
    <Page title={words.title} lead={words.lead}>
      <Answered query={query}>
        {(approvals) =>
          approvals.length === 0 ? (
            <EmptyState title={words.none} hint={words.noneHint} />
          ) : (
            <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
              {[...approvals]
                .sort((a, b) => Number(b.mayConfirm) - Number(a.mayConfirm))
                .map((approval) => (
                  <li key={approval.id}>
                    <ApprovalCard approval={approval} />
                  </li>
                ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function ApprovalCard({ approval }: { readonly approval: Approval }) {
  const say = useText();
  const titleId = useId();
  const { kind, subject, reason, asker, asked, until, isOwn, mayConfirm, place } = approval;
  const role = asker.role in roleNames ? say(roleNames[asker.role as Role]) : asker.role;
  const behalf = asker.onBehalfOf === null ? '' : `, ${say(words.onBehalfOf)} ${asker.onBehalfOf}`;
  return (
    <Paper component="article" p="md" aria-labelledby={titleId}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Title order={2} size="h3" id={titleId}>
            {say(words[kind])}: {subject}
          </Title>
          {(isOwn || mayConfirm) && (
            <StateBadge urgent={mayConfirm}>{say(isOwn ? words.own : words.waiting)}</StateBadge>
          )}
        </Group>
        <Words>
          {say(words.reason)}: {reason}
        </Words>
        <Words size="sm" c="dimmed">
          {say(words.asker)}: {asker.name} ({role}
          {behalf}) · {say(words.askedAt)} {formatMoment(asked)}
          {until !== null && ` · ${say(words.until)} ${formatMoment(until)}`}
        </Words>
        {kind === 'reopening' ? (
          place !== null && <ToConference place={place} subject={subject} />
        ) : (
          <Decide approval={approval} kind={kind} />
        )}
      </Stack>
    </Paper>
  );
}

function ToConference({
  place,
  subject,
}: {
  readonly place: NonNullable<Approval['place']>;
  readonly subject: string;
}) {
  const say = useText();
  const { round, conference, command } = place;
  return (
    <Group>
      <Button
        component={Link}
        to={`/rounds/${round}/conferences/${conference}/${screenOfCommand(command) ?? ''}`}
        aria-label={`${say(words.toConference)}: ${subject}`}
      >
        {say(words.toConference)}
      </Button>
    </Group>
  );
}

interface DecideProps {
  readonly approval: Approval;
  readonly kind: 'factor-reset' | 'minutes-look';
}

function Decide({ approval, kind }: DecideProps) {
  const { isOwn, mayConfirm } = approval;
  return (
    <Group gap="xs">
      {mayConfirm && (
        <ActOn
          approval={approval}
          label={words.confirm}
          explain={words[`${kind}-why`]}
          done={words.confirmed}
          act={() => api.post(`/api/approvals/${approval.id}/confirm`, {})}
        />
      )}
      <ActOn
        approval={approval}
        isSecond
        label={isOwn ? words.takeBack : words.decline}
        explain={words.dropWhy}
        done={words.dropped}
        act={() => api.delete(`/api/approvals/${approval.id}`)}
      />
    </Group>
  );
}

interface ActOnProps {
  readonly approval: Approval;
  readonly label: Text;
  readonly explain: Text;
  readonly done: Text;
  readonly isSecond?: boolean;
  readonly act: () => Promise<unknown>;
}

function ActOn({ approval: { subject }, label, explain, done, isSecond = false, act }: ActOnProps) {
  const say = useText();
  const refresh = useRefreshApprovals();
  const [error, setError] = useState<unknown>(null);
  return (
    <ConfirmButton
      variant={isSecond ? 'default' : 'filled'}
      label={label}
      explain={explain}
      error={error}
      aria-label={`${say(label)}: ${subject}`}
      onOpen={() => setError(null)}
      onConfirm={async () => {
        setError(null);
        try {
          await act();
        } catch (thrown) {
          setError(thrown);
          // Somebody else may have been first.
          await refresh();
          return false;
        }
        await refresh();
        notify(say(done));
        return true;
      }}
    />
  );
}
