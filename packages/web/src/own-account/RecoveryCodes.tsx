import { Button, Group, List, Stack, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/queries.ts';
import { Notice } from '../components/Notice.tsx';
import { PrintSheet } from '../components/PrintSheet.tsx';
import { useText } from '../language.tsx';
import { ownText } from './own-account.text.ts';

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const say = useText();
  const { data: account } = useSession();
  const [printing, setPrinting] = useState(false);
  return (
    <Stack gap="sm">
      <Notice tone="warning">{say(ownText.recoveryWhy)}</Notice>
      <List type="ordered" spacing={2}>
        {codes.map((code) => (
          <List.Item key={code}>
            <Words ff="monospace">{code}</Words>
          </List.Item>
        ))}
      </List>
      <Group gap="xs">
        <Button variant="default" onClick={() => setPrinting(true)}>
          {say(ownText.print)}
        </Button>
        <Button onClick={onDone}>{say(ownText.kept)}</Button>
      </Group>
      {printing && (
        <PrintSheet
          title={`${say(ownText.recovery)}: ${account?.username ?? ''} · Tín Nhiệm`}
          head={[say(ownText.number), say(ownText.code)]}
          rows={codes.map((code, index) => [index + 1, code])}
          onDone={() => setPrinting(false)}
        />
      )}
    </Stack>
  );
}
