import { Anchor, Stack, Text as Words } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { Section } from '../components/Section.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { AddPasskey } from './AddPasskey.tsx';
import { type Passkey, PasskeyRow } from './PasskeyRow.tsx';
import { passkeysText } from './passkeys.text.ts';
import { type Obstacle, useObstacle } from './use-obstacle.ts';

const queryKey = ['session', 'passkeys'];

/** The own passkeys, wherever they are good; added where this page is such a place. */
export function PasskeysSection() {
  const say = useText();
  const client = useQueryClient();
  const obstacle = useObstacle();
  const query = useQuery({ queryKey, queryFn: () => api.get<readonly Passkey[]>('/api/session/passkeys') });
  const refresh = () => client.invalidateQueries({ queryKey });
  return (
    <Section
      title={passkeysText.title}
      why={passkeysText.why}
      actions={obstacle === null && <AddPasskey onAdded={refresh} />}
    >
      <Answered query={query}>
        {(passkeys) => (
          <Stack gap="sm">
            {obstacle !== null && obstacle !== undefined && <Hindered obstacle={obstacle} />}
            {passkeys.length === 0 && obstacle === null && <Words>{say(passkeysText.none)}</Words>}
            {passkeys.length > 0 && (
              <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
                {passkeys.map((passkey) => (
                  <PasskeyRow key={passkey.id} passkey={passkey} onChanged={refresh} />
                ))}
              </Stack>
            )}
          </Stack>
        )}
      </Answered>
    </Section>
  );
}

function Hindered({ obstacle }: { readonly obstacle: Obstacle }) {
  const say = useText();
  if (obstacle === 'no-site') return <Words>{say(passkeysText.noSite)}</Words>;
  if (obstacle === 'no-browser') return <Words>{say(passkeysText.noBrowser)}</Words>;
  return (
    <Words>
      {say(passkeysText.otherSite)} <Anchor href={`${obstacle.other}/account`}>{obstacle.other}</Anchor>.
    </Words>
  );
}
