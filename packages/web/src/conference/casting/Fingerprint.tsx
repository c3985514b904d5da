import { Text as Words } from '@mantine/core';
import type { Text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';

/** A fingerprint to read aloud and to compare: groups of four, large enough. */
export function Fingerprint({ label, value }: { readonly label: Text; readonly value: string }) {
  const say = useText();
  return (
    <div>
      <Words size="sm" c="dimmed">
        {say(label)}
      </Words>
      <Words ff="monospace" fz="lg" fw={600} style={{ overflowWrap: 'anywhere', wordSpacing: '0.2em' }}>
        {groups(value)}
      </Words>
    </div>
  );
}

/** `abcd efgh …` */
export function groups(value: string): string {
  return (value.match(/.{1,4}/gu) ?? []).join(' ');
}
