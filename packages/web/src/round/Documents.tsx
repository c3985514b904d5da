import { Badge, Button, Group, NumberInput, Paper, Stack, TextInput, Title, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDocuments, useRound, useSession } from '../api/queries.ts';
import type { DocumentEntry } from '../api/types.ts';
import { common } from '../components/common.text.ts';
import { DownIcon, FileIcon, LockIcon, SearchIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { searchRows } from '../components/rows.ts';
import { Answered, EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { SendReports } from '../reports/SendReports.tsx';
import { roundText } from './round.text.ts';
import { useRoundId } from './use-round.ts';

export function Documents() {
  const round = useRoundId();
  const documents = useDocuments(round);
  const { data: account } = useSession();
  const mayReport = account?.roles.some((role) => role === 'organiser' || role === 'chair') === true;
  return (
    <Page title={roundText.documents} lead={roundText.documentsLead} actions={<ToOwnTemplates round={round} />}>
      <Answered query={documents}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyState title={roundText.noDocuments} hint={roundText.noDocumentsHint} />
          ) : (
            <DocumentGroups round={round} entries={entries} />
          )
        }
      </Answered>
      {mayReport && <SendReports round={round} />}
    </Page>
  );
}

function ToOwnTemplates({ round }: { readonly round: string }) {
  const say = useText();
  const { data: account } = useSession();
  if (account?.roles.some((role) => role === 'organiser' || role === 'chair') !== true) return null;
  return (
    <Button component={Link} to={`/rounds/${round}/own-templates`} variant="default">
      {say(roundText.ownTemplates)}
    </Button>
  );
}

interface DocumentGroupsProps {
  readonly round: string;
  readonly entries: readonly DocumentEntry[];
}

function DocumentGroups({ round, entries }: DocumentGroupsProps) {
  const say = useText();
  const { data } = useRound(round);
  const [typed, setTyped] = useState('');
  const found = searchRows(entries, typed, (entry) => say(entry.title));
  const whole = found.filter((entry) => entry.conference === undefined);
  const conferences = [...new Set(found.flatMap((entry) => entry.conference ?? []))];
  return (
    <Stack>
      {data?.stage === 'drafting' && <Notice tone="info">{say(roundText.draftPapers)}</Notice>}
      <TextInput
        label={say(roundText.documentSearch)}
        leftSection={<SearchIcon />}
        maw={460}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.length === 0 && <Words role="status">{say(roundText.noDocumentFits)}</Words>}
      {whole.length > 0 && <DocumentGroup title={say(roundText.forRound)} entries={whole} />}
      {conferences.map((id) => (
        <DocumentGroup
          key={id}
          title={data?.conferences.find((conference) => conference.id === id)?.title ?? id}
          entries={found.filter((entry) => entry.conference === id)}
        />
      ))}
    </Stack>
  );
}

/** The documents of one conference, or of the round. */
function DocumentGroup({ title, entries }: { readonly title: string; readonly entries: readonly DocumentEntry[] }) {
  return (
    <Paper component="section" aria-label={title}>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
        {entries.map((entry) => (
          <li key={entry.path} style={{ borderTop: '1px solid var(--line)', padding: '0.6rem 0' }}>
            <DocumentLine entry={entry} />
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

function withQuery(path: string, query: Readonly<Record<string, string | number>>): string {
  const added = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString();
  return added === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${added}`;
}

function DocumentLine({ entry }: { readonly entry: DocumentEntry }) {
  const say = useText();
  const isBallot = entry.form === 'ballot' && entry.specimen !== true;
  const [sheets, setSheets] = useState(1);
  const title = say(entry.title);
  const copies = entry.copies === undefined ? [null] : Array.from({ length: entry.copies }, (_, index) => index + 1);
  return (
    <Group justify="space-between" gap="sm">
      <div style={{ flex: '1 1 18rem' }}>
        <Words>{title}</Words>
        {entry.confidential && (
          <Badge color="red.9" variant="outline" radius="sm" tt="none" leftSection={<LockIcon size={14} />}>
            {say(roundText.confidential)}
          </Badge>
        )}
      </div>
      <Group gap="xs">
        {isBallot && (
          <NumberInput
            aria-label={`${say(roundText.ballotCopies)}: ${title}`}
            suffix={` ${say(roundText.sheets)}`}
            min={1}
            max={5000}
            allowDecimal={false}
            w={120}
            value={sheets}
            onChange={(value) => typeof value === 'number' && setSheets(value)}
          />
        )}
        {copies.map((copy) => (
          <Button
            key={copy ?? 0}
            component="a"
            href={withQuery(entry.path, copy === null ? (isBallot && sheets > 1 ? { copies: sheets } : {}) : { copy })}
            target="_blank"
            rel="noopener"
            variant="default"
            leftSection={<FileIcon />}
          >
            {copy === null ? say(roundText.openPdf) : `${say(roundText.copy)} ${copy}/${entry.copies}`}
            <span className="visually-hidden">
              : {title} {say(common.newTab)}
            </span>
          </Button>
        ))}
        {entry.docx && (
          <Button
            component="a"
            href={withQuery(entry.path, { format: 'docx' })}
            download
            variant="subtle"
            color="dark"
            leftSection={<DownIcon />}
          >
            {say(roundText.docx)}
            <span className="visually-hidden">: {title}</span>
          </Button>
        )}
      </Group>
    </Group>
  );
}
