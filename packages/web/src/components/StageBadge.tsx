import { Badge } from '@mantine/core';
import { stageName, type Text, text } from '@tinnhiem/core';
import { useText } from '../language.tsx';
import { common } from './common.text.ts';

const planned: Text = text('theo kế hoạch', 'planned');

/** Where a round or a conference stands. */
export function StageBadge({ stage }: { readonly stage: string }) {
  const say = useText();
  const done = stage === 'approved' || stage === 'archived' || stage === 'announced' || stage === 'sealed';
  return (
    <Badge color={done ? '#1f6b3a' : '#4d535b'} variant="outline" radius="sm" tt="none" size="lg">
      {say(stage === 'planned' ? planned : stageName(stage))}
    </Badge>
  );
}

export function RehearsalBadge() {
  const say = useText();
  return (
    <Badge color="dark" radius="sm" title={say(common.rehearsalHint)}>
      {say(common.rehearsal)}
    </Badge>
  );
}
