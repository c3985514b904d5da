import { Button, Group } from '@mantine/core';
import { common } from '../../components/common.text.ts';
import { Notice } from '../../components/Notice.tsx';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { KeyFailed, keyProblemText } from './key-problem.ts';

/** Why a step with the key did not go: in this browser, or at the server. */
export function KeyError({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const say = useText();
  if (!(error instanceof KeyFailed))
    return <ErrorState error={error} {...(onRetry === undefined ? {} : { onRetry })} />;
  return (
    <Notice tone="error" role="alert" title={say(keyProblemText(error.problem))}>
      {onRetry !== undefined && (
        <Group>
          <Button variant="default" onClick={onRetry}>
            {say(common.retry)}
          </Button>
        </Group>
      )}
    </Notice>
  );
}
