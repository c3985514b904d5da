import {
  Badge,
  Burger,
  Button,
  Group,
  Popover,
  SegmentedControl,
  Stack,
  UnstyledButton,
  Text as Words,
} from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { type Language, roleNames } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { Unreachable } from '../api/problem.ts';
import { useRound, useSession } from '../api/queries.ts';
import { common } from '../components/common.text.ts';
import { PersonIcon } from '../components/icons.tsx';
import { screenOf } from '../help/handbook.ts';
import { helpText } from '../help/help.text.ts';
import { useLanguage, useText } from '../language.tsx';
import { shellText } from './shell.text.ts';

export function LanguageSwitch() {
  const say = useText();
  const { language, setLanguage } = useLanguage();
  return (
    <SegmentedControl
      aria-label={say(shellText.language)}
      size="xs"
      value={language}
      onChange={(value) => setLanguage(value as Language)}
      data={[
        { value: 'vi', label: 'VI' },
        { value: 'en', label: 'EN' },
      ]}
      styles={{ label: { minHeight: 24, minWidth: 32 } }}
    />
  );
}

function RoundTitle({ round }: { readonly round: string }) {
  const { data } = useRound(round);
  const say = useText();
  if (data === undefined) return null;
  return (
    <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
      {data.rehearsal && (
        <Badge color="dark" radius="sm" size="lg" style={{ flex: 'none' }} title={say(common.rehearsalHint)}>
          {say(common.rehearsal)}
        </Badge>
      )}
      <Words truncate fw={500} title={data.title} visibleFrom="xs">
        {data.title}
      </Words>
    </Group>
  );
}

function AccountMenu() {
  const say = useText();
  const { data: account } = useSession();
  if (account === null || account === undefined) return null;
  const roles = account.roles.map((role) => say(roleNames[role])).join(', ');
  const signOut = async () => {
    try {
      await api.delete('/api/session');
    } catch (error) {
      // The banner says that the server is gone; the session is still there.
      if (error instanceof Unreachable) return;
    }
    // A new page, so that nothing of this account stays in the memory of the browser.
    window.location.assign('/sign-in');
  };
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <Button
          variant="default"
          px={{ base: 'xs', sm: 'md' }}
          aria-label={`${say(shellText.account)}: ${account.name}, ${roles}`}
          maw={260}
        >
          <PersonIcon />
          <Words truncate size="sm" ml="xs" visibleFrom="sm">
            {account.name}
          </Words>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say(shellText.account)}>
        <Stack gap="xs" miw={200} maw={280}>
          <div>
            <Words fw={600} size="sm">
              {account.name}
            </Words>
            <Words size="sm" c="dimmed">
              {account.username} · {roles}
            </Words>
          </div>
          <Button component={Link} to="/account" variant="default" fullWidth>
            {say(shellText.myAccount)}
          </Button>
          <Button component={Link} to="/password" variant="default" fullWidth>
            {say(shellText.changePassword)}
          </Button>
          <Button variant="default" fullWidth onClick={() => void signOut()}>
            {say(shellText.signOut)}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The handbook, open at what it says about this screen; in a tab of its own, so that nothing typed here is lost. */
function HelpLink() {
  const say = useText();
  const { pathname } = useLocation();
  return (
    <Button
      component="a"
      href={`/huong-dan?screen=${encodeURIComponent(screenOf(pathname))}`}
      target="_blank"
      rel="noopener"
      variant="default"
      px="sm"
      aria-label={`${say(helpText.help)} ${say(common.newTab)}`}
    >
      ?
    </Button>
  );
}

export interface HeaderProps {
  readonly round: string | null;
  readonly opened: boolean;
  readonly onToggle: () => void;
}

export function Header({ round, opened, onToggle }: HeaderProps) {
  const say = useText();
  return (
    <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
      <Group gap="sm" wrap="nowrap" style={{ minWidth: 0, flex: '1 1 auto' }}>
        <Burger
          opened={opened}
          onClick={onToggle}
          hiddenFrom="md"
          size="sm"
          aria-label={say(shellText.menu)}
          aria-expanded={opened}
        />
        <UnstyledButton component={Link} to="/" aria-label={say(common.product)} style={{ flex: 'none' }}>
          <Group gap={8} wrap="nowrap">
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <Words fw={600} visibleFrom="xs">
              {say(common.product)}
            </Words>
          </Group>
        </UnstyledButton>
        {round !== null && <RoundTitle round={round} />}
      </Group>
      <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
        <HelpLink />
        <LanguageSwitch />
        <AccountMenu />
      </Group>
    </Group>
  );
}
