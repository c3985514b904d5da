import { Anchor, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { text } from '@tinnhiem/core';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../language.tsx';
import { useGuidance } from './queries.ts';

const words = {
  title: text('Cấp trên đã ban hành hướng dẫn', 'There is guidance from above'),
  begin: text('Lập đợt từ', 'Make a round from'),
} as const;

/** Where a round is begun: that the one above has issued guidance to begin from; nothing where there is none. */
export function GuidanceFromAbove() {
  const say = useText();
  const { data } = useGuidance();
  const standing = (data?.above ?? []).filter(({ withdrawn }) => withdrawn === null);
  if (standing.length === 0) return null;
  return (
    <Notice tone="info" title={say(words.title)}>
      <Stack gap={4}>
        {standing.map(({ id, number, title }) => (
          <Anchor key={id} component={Link} to={`/guidance/${id}`}>
            {`${say(words.begin)} ${number}: ${title}`}
          </Anchor>
        ))}
      </Stack>
    </Notice>
  );
}
