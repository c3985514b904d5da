import { Button, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { roleNames } from '@tinnhiem/core';
import { useSession } from '../api/queries.ts';
import { Page } from '../components/Page.tsx';
import { DelegationSection } from '../delegations/DelegationSection.tsx';
import { useText } from '../language.tsx';
import { PasskeysSection } from '../passkeys/PasskeysSection.tsx';
import { shellText } from '../shell/shell.text.ts';
import { ownText } from './own-account.text.ts';
import { RemindersSection } from './RemindersSection.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';

/** What somebody sees and decides about the own account. */
export function MyAccount() {
  const say = useText();
  const { data: account } = useSession();
  if (account === null || account === undefined) return null;
  return (
    <Page
      title={ownText.title}
      lead={ownText.lead}
      actions={
        account.mustEnrol !== true && (
          <Button component={Link} to="/password" variant="default">
            {say(shellText.changePassword)}
          </Button>
        )
      }
    >
      <Words>
        <b>{account.name}</b> · {account.username} · {account.roles.map((role) => say(roleNames[role])).join(', ')}
      </Words>
      <SecondFactorSection mustEnrol={account.mustEnrol === true} />
      {account.mustEnrol !== true && <PasskeysSection />}
      {account.mustEnrol !== true && <RemindersSection />}
      {account.mustEnrol !== true && <DelegationSection />}
      {account.mustEnrol !== true && <SessionsSection />}
    </Page>
  );
}
