import { AppShell, Box, Group, Text as Words } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation, useMatches, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useConnected } from '../api/connection.ts';
import { useLive } from '../api/live.ts';
import { useHealth, useRound, useSession } from '../api/queries.ts';
import { common } from '../components/common.text.ts';
import { OfflineIcon } from '../components/icons.tsx';
import { Redirect } from '../components/Redirect.tsx';
import { markRehearsal } from '../components/rehearsal-mark.ts';
import { ErrorState, Loading } from '../components/States.tsx';
import { ActingFor } from '../delegations/ActingFor.tsx';
import { useText } from '../language.tsx';
import { fetchAllScreens } from './fetch-screen.ts';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { shellText } from './shell.text.ts';

export function OfflineBanner() {
  const say = useText();
  const connected = useConnected();
  return (
    <div role="status" aria-live="polite" style={{ position: 'sticky', top: 60, zIndex: 99 }}>
      {!connected && (
        <Box bg="#5c0f13" c="white" px="md" py={8}>
          <Group gap="sm" wrap="nowrap">
            <OfflineIcon />
            <Words size="sm" fw={500}>
              {say(shellText.offline)}
            </Words>
          </Group>
        </Box>
      )}
    </div>
  );
}

function Live({ round }: { readonly round: string }) {
  useLive(round);
  return null;
}

// While the sign-in is being fetched, the address is its already and the frame still stands.
function isEntrance(pathname: string): boolean {
  return pathname === '/' || pathname === '/sign-in';
}

/** Says on every screen of a rehearsal, and on what is printed or saved from it, that it is one. */
function RehearsalStripe({ round }: { readonly round: string }) {
  const say = useText();
  const { data } = useRound(round);
  const isRehearsal = data?.rehearsal === true;
  const words = `${say(common.rehearsal)}: ${say(common.rehearsalHint)}`;
  useEffect(() => (isRehearsal ? markRehearsal(words) : undefined), [isRehearsal, words]);
  if (!isRehearsal) return null;
  return (
    <Box bg="#2b2d33" c="white" px="md" py={4} mb="sm" style={{ borderRadius: 4, printColorAdjust: 'exact' }}>
      <Words size="sm">
        <b>{say(common.rehearsal)}</b>: {say(common.rehearsalHint)}
      </Words>
    </Box>
  );
}

/** Which program this is, so that it can be compared with what was published. */
function ProgramFoot() {
  const say = useText();
  const { data } = useHealth();
  if (data === undefined) return null;
  return (
    <Words component="footer" size="xs" c="dimmed" ta="right" pb="sm" className="no-print">
      {say(shellText.program(data.version))} {data.fingerprint}
    </Words>
  );
}

/** Frame of every screen of the office; nobody comes in without an account. */
export function OfficeShell() {
  const session = useSession();
  const health = useHealth();
  const { pathname, href } = useLocation();
  const shown = useMatches({ select: (matches) => matches.at(-1)?.pathname });
  const { data: account } = session;
  if (account === undefined)
    return session.error === null ? (
      <Loading />
    ) : (
      <Box p="xl" component="main">
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      </Box>
    );
  if (account === null) {
    if (health.isPending) return <Loading />;
    return health.data?.setupNeeded === true ? (
      <Redirect to="/setup" />
    ) : (
      <Redirect to="/sign-in" search={isEntrance(pathname) ? {} : { next: href }} />
    );
  }
  // Until the screen for it has been loaded the one before would still be shown, and be refused what it asks for.
  if (account.mustChangePassword === true && shown !== '/password')
    return pathname === '/password' ? <Loading /> : <Redirect to="/password" />;
  if (account.mustEnrol === true && shown !== '/account' && shown !== '/password')
    return pathname === '/account' ? <Loading /> : <Redirect to="/account" />;
  return <Frame />;
}

// The screen that was asked for comes first.
const millisecondsUntilQuiet = 3000;

function Frame() {
  const say = useText();
  const { round = null } = useParams({ strict: false });
  const [opened, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of a phone closes when the address changes
  useEffect(() => close(), [pathname, close]);
  useEffect(() => {
    const timer = setTimeout(fetchAllScreens, millisecondsUntilQuiet);
    return () => clearTimeout(timer);
  }, []);
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 264, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding="md"
      styles={{ main: { background: 'var(--page)' } }}
    >
      <a className="skip-link" href="#main">
        {say(shellText.skip)}
      </a>
      {round !== null && <Live round={round} />}
      <AppShell.Header style={{ borderTop: '4px solid var(--mantine-color-seal-7)' }}>
        <Header round={round} opened={opened} onToggle={toggle} />
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={say(shellText.navigation)} style={{ overflowY: 'auto' }}>
        <Navigation round={round} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <OfflineBanner />
        {round !== null && <RehearsalStripe round={round} />}
        <ActingFor />
        <Box maw={1120} mx="auto" pt="xs" pb="xl">
          <Outlet />
        </Box>
        <Box maw={1120} mx="auto">
          <ProgramFoot />
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}
