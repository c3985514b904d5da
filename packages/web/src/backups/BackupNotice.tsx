import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatMoment } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../language.tsx';
import { backupsText } from './backups.text.ts';
import { useBackups, useSeesBackups } from './queries.ts';

/** On the first screen, for those who can do something about it: backups that fail, or that nobody has set up. */
export function BackupNotice() {
  const say = useText();
  const sees = useSeesBackups();
  const { data } = useBackups(sees);
  if (!sees || data === undefined) return null;
  if (data.problem !== null)
    return (
      <Notice tone="warning" role="status" title={`${say(backupsText.failedAt)} ${formatMoment(data.problem.at)}`}>
        {say(data.problem.what)} <BackupsLink words={say(backupsText.seeBackups)} />
      </Notice>
    );
  if (data.damaged.length > 0)
    return (
      <Notice tone="warning" role="status" title={say(backupsText.damaged)}>
        {`${data.damaged.map(({ round }) => `“${round}”`).join(', ')}. `}
        <BackupsLink words={say(backupsText.seeBackups)} />
      </Notice>
    );
  if (data.setBy !== null || !data.whole) return null;
  return (
    <Notice tone="info" title={say(backupsText.notSet)}>
      {say(backupsText.notSetWhy)} <BackupsLink words={say(backupsText.notSetHome)} />
    </Notice>
  );
}

function BackupsLink({ words }: { readonly words: string }) {
  return (
    <Anchor component={Link} to="/backups" size="sm">
      {words}
    </Anchor>
  );
}
