import { Button, Group, Stack, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { formatMoment } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { Printed } from '../components/Printed.tsx';
import { QrCode } from '../components/QrCode.tsx';
import { useText } from '../language.tsx';
import { accountsText } from './accounts.text.ts';

export interface Invited {
  readonly name: string;
  readonly username: string;
  readonly token: string;
  readonly until: string;
}

/** The slip with which somebody chooses the own password: a QR code and a link that work once. */
export function Invitation({ invited, onClose }: { readonly invited: Invited; readonly onClose: () => void }) {
  const say = useText();
  const [printing, setPrinting] = useState(false);
  return (
    <Stack>
      <Notice tone="info">{say(accountsText.invitationWhy)}</Notice>
      <Slip invited={invited} />
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setPrinting(true)}>
          {say(accountsText.invitationPrint)}
        </Button>
        <Button onClick={onClose}>{say(accountsText.teamDone)}</Button>
      </Group>
      {printing && <PrintedSlip invited={invited} onDone={() => setPrinting(false)} />}
    </Stack>
  );
}

function Slip({ invited: { name, username, token, until } }: { readonly invited: Invited }) {
  const say = useText();
  // Behind the `#` it reaches no server, and no log on the way.
  const link = `${window.location.origin}/invitation#${token}`;
  return (
    <Group align="flex-start" wrap="wrap" gap="md">
      <QrCode text={link} label={say(accountsText.invitationQr)} size="44mm" />
      <Stack gap={4} style={{ flex: '1 1 14rem', minWidth: 0 }}>
        <Words fw={600}>{name}</Words>
        <Words size="sm">
          {say(accountsText.username)}: <b>{username}</b>
        </Words>
        <Words size="sm">
          {say(accountsText.invitationUntil)} <b>{formatMoment(until)}</b>
        </Words>
        <Words size="sm" style={{ overflowWrap: 'anywhere' }} ff="monospace">
          {link}
        </Words>
      </Stack>
    </Group>
  );
}

function PrintedSlip({ invited, onDone }: { readonly invited: Invited; readonly onDone: () => void }) {
  const say = useText();
  return (
    <Printed onDone={onDone}>
      <h1 style={{ fontSize: '14pt' }}>{say(accountsText.invitationTitle)} · Tín Nhiệm</h1>
      <Slip invited={invited} />
      <p>{say(accountsText.invitationOnPaper)}</p>
    </Printed>
  );
}
