import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useHealth } from '../api/queries.ts';

/** Why passkeys cannot be used on this page; `other`: at this address they can. */
export type Obstacle = 'no-site' | 'no-browser' | { readonly other: string };

/** `null`: nothing stands in the way; `undefined`: nobody knows yet. */
export function useObstacle(): Obstacle | null | undefined {
  const { data: health } = useHealth();
  if (health === undefined) return undefined;
  if (health.passkeys === null) return 'no-site';
  if (health.passkeys !== window.location.origin) return { other: health.passkeys };
  return browserSupportsWebAuthn() ? null : 'no-browser';
}
