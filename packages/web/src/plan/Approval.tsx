import { Anchor, List, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { openFindings, type RoundView, unverifiedPaths } from '@tinnhiem/core';
import { useCommand } from '../api/commands.ts';
import { useSession } from '../api/queries.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { showDay } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { useText } from '../language.tsx';
import { roundText } from '../round/round.text.ts';
import { castingNames, editorText } from './editor/editor.text.ts';

/** The approval of a plan: what it freezes, what was accepted, or why it cannot be given yet. */
export function Approval({ round, view }: { readonly round: string; readonly view: RoundView }) {
  const say = useText();
  const { data: account } = useSession();
  const { send, error, clear } = useCommand(round);
  const roles = account?.roles ?? [];
  const mayApprove = roles.includes('chair') || roles.includes('organiser');
  const open = openFindings(view.findings).length;
  const approve = async () => {
    const recorded = await send('approve-plan', {});
    if (recorded !== null) notify(say(roundText.approveDone));
    return recorded;
  };
  return (
    <Paper component="section" aria-labelledby="approval">
      <Stack gap="sm" align="flex-start">
        <Title order={2} id="approval">
          {say(roundText.approve)}
        </Title>
        {open > 0 ? (
          <Notice tone="warning">
            <Words>
              {say(roundText.approveBlocked)} ({open}){' '}
              <Anchor component={Link} to={`/rounds/${round}`} hash="findings">
                {say(roundText.seeFindings)}
              </Anchor>
            </Words>
          </Notice>
        ) : (
          <>
            <Words>{say(roundText.approveExplain)}</Words>
            {mayApprove ? (
              <ConfirmButton
                label={roundText.approve}
                explain={roundText.approveExplain}
                irreversible
                error={error}
                onOpen={clear}
                onConfirm={approve}
              >
                <Freezes view={view} />
              </ConfirmButton>
            ) : (
              <Words c="dimmed">{say(roundText.onlyOrganiserOrChair)}</Words>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}

/** How a conference casts, where it is not on paper alone. */
function CastingOf({ view, conference }: { readonly view: RoundView; readonly conference: string }) {
  const say = useText();
  const casting = view.plan.conferences.find(({ id }) => id === conference)?.casting ?? 'paper';
  if (casting === 'paper') return null;
  return (
    <>
      {' '}
      · {say(editorText.casting).toLowerCase()} <b>{say(castingNames[casting])}</b>
    </>
  );
}

function Freezes({ view }: { readonly view: RoundView }) {
  const say = useText();
  const accepted = view.findings.filter((finding) => finding.settled !== undefined);
  const unverified = unverifiedPaths(view.rules).length;
  return (
    <Stack gap="sm">
      <Title order={3}>{say(roundText.freezes)}</Title>
      <List spacing={4}>
        {view.lists.map((list) => (
          <List.Item key={list.id}>
            {list.title}: {list.votedOn.length} {say(roundText.votedOn).toLowerCase()}, {list.voters.length}{' '}
            {say(roundText.voters).toLowerCase()}
          </List.Item>
        ))}
        {view.conferences.map((conference) => (
          <List.Item key={conference.id}>
            {conference.title}: {showDay(conference.day)} {conference.time ?? ''}
            <CastingOf view={view} conference={conference.id} />
          </List.Item>
        ))}
        {view.plan.electronicCasting !== undefined && (
          <List.Item>
            {say(editorText.electronicDecision)}: {view.plan.electronicCasting.decision},{' '}
            {showDay(view.plan.electronicCasting.date)}
          </List.Item>
        )}
        <List.Item>
          {say(roundText.rulesUsed)}: {view.rules.instrument}
          {unverified > 0 && ` (${unverified} ${say(roundText.unverifiedUsed)})`}
        </List.Item>
      </List>
      {accepted.length > 0 && (
        <>
          <Title order={3}>{say(roundText.accepted)}</Title>
          <List spacing={4}>
            {accepted.map((finding) => (
              <List.Item key={finding.id}>
                {say(finding.message)} — {finding.settled?.reason}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}
