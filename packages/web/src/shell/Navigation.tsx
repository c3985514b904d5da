// The navigation is the procedure: the round's stages, then those of each conference.
import { Badge, Box, NavLink, Stack, Text as Words } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import {
  conclusionsSeenBy,
  incidentsSeenBy,
  inquiriesSeenBy,
  insiders,
  type Role,
  type RoundView,
  roles,
  stageName,
  type Text,
} from '@tinnhiem/core';
import { useEffect, useRef } from 'react';
import { useRound, useSession } from '../api/queries.ts';
import { approvalsText } from '../approvals/approvals.text.ts';
import { useApprovals } from '../approvals/queries.ts';
import { backupsText } from '../backups/backups.text.ts';
import { useSeesBackups } from '../backups/queries.ts';
import { showDay } from '../components/format.ts';
import { screensOf } from '../conference/navigation.ts';
import { useText } from '../language.tsx';
import { rehearsers } from '../rehearsals/rehearsal.ts';
import { shellText } from './shell.text.ts';

interface RoundScreen {
  readonly path: string;
  readonly label: Text;
  /** Not for those who see only what the room sees, or the report made for them. */
  readonly isForOffice?: boolean;
  /** For these roles alone. */
  readonly roles?: readonly Role[];
}

const roundScreens: readonly RoundScreen[] = [
  { path: '', label: shellText.overview },
  { path: '/board', label: shellText.board },
  { path: '/plan', label: shellText.plan },
  { path: '/rules', label: shellText.rules },
  { path: '/lists', label: shellText.lists },
  { path: '/rolls', label: shellText.rolls },
  { path: '/documents', label: shellText.documents, isForOffice: true },
  { path: '/inquiries', label: shellText.inquiries, roles: roles.filter((role) => inquiriesSeenBy[role]) },
  { path: '/incidents', label: shellText.incidents, roles: incidentsSeenBy },
  { path: '/conclusions', label: shellText.conclusions, roles: conclusionsSeenBy },
  { path: '/record', label: shellText.record, isForOffice: true },
];

/** Whoever asks for or confirms what two people do. */
const approvers: readonly Role[] = [
  'technician',
  'organiser',
  'chair',
  'committee-head',
  'committee-secretary',
  'inspector',
];

interface EntryProps {
  readonly to: string;
  readonly label: string;
  readonly description?: string;
  readonly indented?: boolean;
  /** What waits there, beside the label. */
  readonly mark?: React.ReactNode;
}

function Entry({ to, label, description, indented = false, mark }: EntryProps) {
  const { pathname } = useLocation();
  const active = pathname === to || (to !== '/' && pathname === `${to}/`);
  const entry = useRef<HTMLAnchorElement>(null);
  // A conference's screens are many: on a small screen the open one would lie below the edge.
  useEffect(() => {
    if (active) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <NavLink
      ref={entry}
      component={Link}
      to={to}
      // Otherwise the screens above this one count as open too.
      activeOptions={{ exact: true, includeSearch: false }}
      label={label}
      description={description}
      rightSection={mark}
      active={active}
      aria-current={active ? 'page' : undefined}
      pl={indented ? 'lg' : 'sm'}
      py={5}
      styles={{ label: { fontWeight: active ? 600 : 400 } }}
    />
  );
}

function ApprovalsEntry() {
  const say = useText();
  const { data = [] } = useApprovals();
  const waiting = data.filter(({ mayConfirm }) => mayConfirm).length;
  return (
    <Entry
      to="/approvals"
      label={say(shellText.approvals)}
      mark={
        waiting > 0 && (
          <Badge circle color="#b42318" size="lg">
            <span aria-hidden="true">{waiting}</span>
            <span className="visually-hidden">{say(approvalsText.count(waiting))}</span>
          </Badge>
        )
      }
    />
  );
}

function Group({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <Box component="section" aria-label={label}>
      <Words size="sm" fw={600} c="dimmed" px="sm" pb={4}>
        {label}
      </Words>
      {children}
    </Box>
  );
}

function ConferenceEntries({ round, view }: { readonly round: string; readonly view: RoundView }) {
  const say = useText();
  const { pathname } = useLocation();
  const base = `/rounds/${round}/conferences`;
  return view.conferences.map((conference, index) => {
    const own = `${base}/${conference.id}`;
    const isOpen = pathname === own || pathname.startsWith(`${own}/`);
    const title = `${say(shellText.conference)} ${view.conferences.length > 1 ? index + 1 : ''} · ${showDay(conference.day)}`;
    if (conference.stage === 'planned') return null;
    return (
      <Group key={conference.id} label={title}>
        {isOpen ? (
          screensOf(view.plan.conferences.find(({ id }) => id === conference.id)?.casting).map(({ path, label }) => (
            <Entry key={path} to={path === '' ? own : `${own}/${path}`} label={say(label)} indented={path !== ''} />
          ))
        ) : (
          <Entry to={own} label={conference.title} description={say(stageName(conference.stage))} />
        )}
      </Group>
    );
  });
}

function RoundEntries({ round }: { readonly round: string }) {
  const say = useText();
  const { data } = useRound(round);
  const { data: account } = useSession();
  const isOffice = account?.roles.some((role) => role !== 'observer' && role !== 'higher-committee') === true;
  const held = account?.roles ?? [];
  const shown = roundScreens.filter(
    (screen) =>
      (isOffice || screen.isForOffice !== true) && (screen.roles?.some((role) => held.includes(role)) ?? true),
  );
  return (
    <>
      <Group label={say(shellText.round)}>
        {shown.map(({ path, label }) => (
          <Entry key={path} to={`/rounds/${round}${path}`} label={say(label)} />
        ))}
      </Group>
      {data !== undefined && <ConferenceEntries round={round} view={data} />}
    </>
  );
}

export function Navigation({ round }: { readonly round: string | null }) {
  const say = useText();
  const { data: account } = useSession();
  const roles = account?.roles ?? [];
  const seesBackups = useSeesBackups();
  return (
    <Stack gap="md" pb="xl">
      <Group label={say(shellText.office)}>
        <Entry to="/" label={say(shellText.rounds)} />
        {roles.some((role) => rehearsers.includes(role)) && (
          <Entry to="/rehearsals" label={say(shellText.rehearsals)} />
        )}
        <Entry to="/organisations" label={say(shellText.organisations)} />
        {(roles.includes('organiser') || roles.includes('chair') || roles.includes('inspector')) && (
          <Entry to="/guidance" label={say(shellText.guidance)} />
        )}
        {(roles.includes('organiser') || roles.includes('chair')) && (
          <Entry to="/reports" label={say(shellText.reports)} />
        )}
        {roles.some((role) => approvers.includes(role)) && <ApprovalsEntry />}
        {roles.includes('technician') && <Entry to="/accounts" label={say(shellText.accounts)} />}
        {seesBackups && <Entry to="/backups" label={say(backupsText.title)} />}
        {(roles.includes('technician') || roles.includes('inspector')) && (
          <Entry to="/activity" label={say(shellText.activity)} />
        )}
      </Group>
      {round !== null && roles.some((role) => insiders.includes(role)) && <RoundEntries round={round} />}
    </Stack>
  );
}
