import { Anchor, Group, Stack, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useDocuments } from '../api/queries.ts';
import type { DocumentEntry } from '../api/types.ts';
import { LockIcon, PrintIcon } from '../components/icons.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { useHere } from './here.tsx';

const words = {
  none: text('Chưa có văn bản nào in được ở bước này.', 'Nothing can be printed at this stage.'),
  confidential: text('mật, lượt xem được ghi lại', 'confidential, looks are recorded'),
  copy: text('Bản', 'Copy'),
  edit: text('Word để sửa', 'Word, to edit'),
  newTab: text('mở ở cửa sổ mới', 'opens in a new window'),
  locked: text('chờ hai người mở', 'two people open it'),
} as const;

/** The address of a document with more parameters. */
export function documentAddress(path: string, more: Readonly<Record<string, string>>): string {
  const url = new URL(path, window.location.origin);
  for (const [key, value] of Object.entries(more)) url.searchParams.set(key, value);
  return `${url.pathname}${url.search}`;
}

export interface DocumentLinksProps {
  /** Forms to offer, in this order. */
  readonly forms: readonly string[];
  /** Whether each numbered copy gets its own link. */
  readonly eachCopy?: boolean;
  /** Only those of this list. */
  readonly list?: string;
}

/** Links to the documents of this conference that can be printed now. */
export function DocumentLinks({ forms, eachCopy = false, list }: DocumentLinksProps) {
  const { round, conference } = useHere();
  const query = useDocuments(round);
  const say = useText();
  return (
    <Answered query={query}>
      {(documents) => {
        const own = forms.flatMap((form) =>
          documents.filter(
            (entry) =>
              entry.form === form &&
              (entry.conference === undefined || entry.conference === conference) &&
              (list === undefined || entry.list === list),
          ),
        );
        if (own.length === 0) return <Words c="dimmed">{say(words.none)}</Words>;
        return (
          <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
            {own.map((entry) => (
              <li key={entry.path}>
                <Entry entry={entry} eachCopy={eachCopy} />
              </li>
            ))}
          </Stack>
        );
      }}
    </Answered>
  );
}

function Entry({ entry, eachCopy }: { readonly entry: DocumentEntry; readonly eachCopy: boolean }) {
  const say = useText();
  const { list } = useHere();
  const listTitle = entry.list === undefined ? undefined : list(entry.list)?.title;
  const named = listTitle === undefined || say(entry.title).includes(listTitle);
  const title = named ? say(entry.title) : `${say(entry.title)}: ${listTitle}`;
  const copies = eachCopy ? (entry.copies ?? 1) : 1;
  return (
    <Group gap="md" py={4} wrap="wrap">
      <Group gap={6} style={{ flex: '1 1 18rem' }} wrap="nowrap">
        {entry.confidential ? <LockIcon /> : <PrintIcon />}
        <Words>
          {title}
          {entry.confidential && (
            <Words span size="sm" c="dimmed">
              {' '}
              ({say(words.confidential)})
            </Words>
          )}
        </Words>
      </Group>
      {entry.locked && (
        <Words size="sm" c="dimmed">
          {say(words.locked)}
        </Words>
      )}
      {Array.from({ length: entry.locked ? 0 : copies }, (_, index) => index + 1).map((copy) => (
        <Anchor
          key={copy}
          href={copies > 1 ? documentAddress(entry.path, { copy: String(copy), copies: String(copies) }) : entry.path}
          target="_blank"
          rel="noopener"
          aria-label={`PDF ${copies > 1 ? `${say(words.copy)} ${copy}/${copies} ` : ''}${title} (${say(words.newTab)})`}
        >
          {copies > 1 ? `${say(words.copy)} ${copy}/${copies}` : 'PDF'}
        </Anchor>
      ))}
      {entry.docx && !entry.locked && (
        <Anchor href={documentAddress(entry.path, { format: 'docx' })} aria-label={`${say(words.edit)}: ${title}`}>
          Word
        </Anchor>
      )}
    </Group>
  );
}
