import { Anchor, Group, Text as Words } from '@mantine/core';
import { useDocuments } from '../api/queries.ts';
import type { DocumentEntry } from '../api/types.ts';
import { common } from '../components/common.text.ts';
import { PrintIcon } from '../components/icons.tsx';
import { useText } from '../language.tsx';

export interface PapersOfProps {
  readonly round: string;
  /** Which of the round's papers belong here. */
  readonly which: (entry: DocumentEntry) => boolean;
}

/** The papers that belong to what stands above, to print where they are needed; nothing where there are none. */
export function PapersOf({ round, which }: PapersOfProps) {
  const say = useText();
  const { data = [] } = useDocuments(round);
  const own = data.filter((entry) => which(entry) && !entry.locked);
  if (own.length === 0) return null;
  return (
    <Group gap="md" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {own.map((entry) => (
        <Group key={entry.path} gap={6} component="li" wrap="nowrap">
          <PrintIcon />
          <Words size="sm">
            <Anchor href={entry.path} target="_blank" rel="noopener" size="sm">
              {say(entry.title)}
              <span className="visually-hidden"> {say(common.newTab)}</span>
            </Anchor>
            {entry.docx && (
              <>
                {' · '}
                <Anchor href={`${entry.path}${entry.path.includes('?') ? '&' : '?'}format=docx`} size="sm" download>
                  Word<span className="visually-hidden">: {say(entry.title)}</span>
                </Anchor>
              </>
            )}
          </Words>
        </Group>
      ))}
    </Group>
  );
}
