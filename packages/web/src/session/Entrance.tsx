import { Box, Center, Group, Paper, Stack, Text as Words } from '@mantine/core';
import type { ReactNode } from 'react';
import { common } from '../components/common.text.ts';
import { useText } from '../language.tsx';
import { LanguageSwitch } from '../shell/Header.tsx';
import { OfflineBanner } from '../shell/OfficeShell.tsx';

/** The frame before somebody is signed in. */
export function Entrance({ children }: { readonly children: ReactNode }) {
  const say = useText();
  return (
    <Box mih="100vh" style={{ borderTop: '4px solid var(--mantine-color-seal-7)' }}>
      <OfflineBanner />
      <Group component="header" justify="space-between" px="md" py="sm">
        <Group gap={8}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <Words fw={600}>{say(common.product)}</Words>
        </Group>
        <LanguageSwitch />
      </Group>
      <Center component="main" px="md" pt={{ base: 'md', sm: 48 }} pb="xl">
        <Paper p={{ base: 'md', sm: 'xl' }} w="100%" maw={460}>
          <Stack>{children}</Stack>
        </Paper>
      </Center>
    </Box>
  );
}
