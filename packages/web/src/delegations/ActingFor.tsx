import { Box, Text as Words } from '@mantine/core';
import { roleNames } from '@tinnhiem/core';
import { useSession } from '../api/queries.ts';
import { showDay } from '../components/format.ts';
import { useText } from '../language.tsx';
import { delegationsText as words } from './delegations.text.ts';
import { lastDay } from './queries.ts';

/** Says on every screen in whose place somebody acts. */
export function ActingFor() {
  const say = useText();
  const { data: account } = useSession();
  const represents = account?.represents ?? [];
  if (represents.length === 0) return null;
  return (
    <Box
      component="aside"
      aria-label={say(words.acting)}
      bg="#fff4d6"
      px="md"
      py={4}
      mb="sm"
      style={{ borderRadius: 4 }}
    >
      {represents.map(({ name, roles, until }) => (
        <Words key={name} size="sm" c="black">
          {say(words.acting)} <b>{name}</b> ({roles.map((role) => say(roleNames[role])).join(', ')}) ·{' '}
          {say(words.until).toLocaleLowerCase('vi')} {showDay(lastDay(until))}
        </Words>
      ))}
    </Box>
  );
}
