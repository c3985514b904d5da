import { Paper, Title, Text as Words } from '@mantine/core';
import { formatCite, formatDay, type Overlay, type Plan, unverifiedPaths } from '@tinnhiem/core';
import { useRound } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { LockIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { useText } from '../language.tsx';
import { RulesTable } from '../rules/RulesTable.tsx';
import { rulesText } from '../rules/rules.text.ts';
import { useRoundId } from './use-round.ts';

export function RulesPage() {
  const say = useText();
  const round = useRoundId();
  const query = useRound(round);
  return (
    <AnsweredPage title={rulesText.title} query={query}>
      {({ rules, plan, stage }) => {
        const unverified = unverifiedPaths(rules).length;
        const isFrozen = stage !== 'drafting';
        return (
          <Page title={rulesText.title} lead={rulesText.lead}>
            <Paper>
              <Title order={2} size="h3">
                {say(rules.name)}
              </Title>
              <Words size="sm" c="dimmed">
                {rules.instrument} · {formatDay(rules.issuedOn.value)} · {formatCite(rules.issuedOn.cite)}
              </Words>
              {plan.rules.guidance !== undefined && (
                <Words size="sm" mt={4}>
                  + {plan.rules.guidance.number}, {plan.rules.guidance.organisation}
                </Words>
              )}
              {plan.rules.overlay !== undefined && (
                <Words size="sm" mt={4}>
                  + {say(plan.rules.overlay.name)}
                </Words>
              )}
            </Paper>
            <Notice tone="info" {...(isFrozen ? { icon: <LockIcon /> } : {})}>
              {say(isFrozen ? rulesText.frozen : rulesText.open)}
            </Notice>
            {unverified > 0 && <Notice tone="warning">{`${unverified} ${say(rulesText.unverifiedCount)}.`}</Notice>}
            <RulesTable rules={rules} overlay={overlayInForce(plan)} />
          </Page>
        );
      }}
    </AnsweredPage>
  );
}

/** The plan's own values, over those of the guidance that it follows. */
function overlayInForce({ rules: { guidance, overlay } }: Plan): Overlay | undefined {
  const above = guidance?.overlay;
  return above === undefined ? overlay : { ...above, ...overlay };
}
