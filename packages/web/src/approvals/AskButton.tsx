import type { ButtonProps } from '@mantine/core';
import type { Text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { notify } from '../components/notify.ts';
import { ReasonInput } from '../conference/fields.tsx';
import { useKeptForm } from '../drafts/kept-form.ts';
import { useText } from '../language.tsx';
import { approvalsText as words } from './approvals.text.ts';
import { useRefreshApprovals } from './queries.ts';

interface AskButtonProps extends Pick<ButtonProps, 'size' | 'mih'> {
  readonly label: Text;
  readonly explain: Text;
  /** What it is about, for those who hear the screen instead of seeing where the button stands. */
  readonly about: string;
  readonly path: string;
}

/** Asks for what a second person is to confirm. */
export function AskButton({ label, explain, about, path, ...button }: AskButtonProps) {
  const say = useText();
  const refresh = useRefreshApprovals();
  const form = useKeptForm(`ask:${path}`, { reason: '' }, { inDialog: true });
  const { reason } = form.typed;
  const [error, setError] = useState<unknown>(null);
  return (
    <ConfirmButton
      {...button}
      variant="default"
      label={label}
      explain={explain}
      confirmLabel={words.ask}
      ready={reason.trim() !== ''}
      error={error}
      aria-label={`${say(label)}: ${about}`}
      kept={form}
      onOpen={() => setError(null)}
      onConfirm={async () => {
        setError(null);
        try {
          await api.post(path, { reason: reason.trim() });
        } catch (thrown) {
          setError(thrown);
          return false;
        }
        await refresh();
        notify(say(words.asked));
        return true;
      }}
    >
      <ReasonInput
        value={reason}
        onValue={(value) => form.change({ reason: value })}
        hint={words.reasonHint}
        maxLength={500}
      />
    </ConfirmButton>
  );
}
