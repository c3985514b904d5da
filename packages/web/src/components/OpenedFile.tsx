// S18, S19: a link to a confidential file that was handed in. It opens with the reader's name on every page; where that cannot be, a page says so.
import { Anchor, Text as Words } from '@mantine/core';
import { type Text, text } from '@tinnhiem/core';
import { useText } from '../language.tsx';

const words = {
  original: text('Tệp gốc', 'The file itself'),
  hint: text(
    'Chỉ tải được khi phần mềm không ghi được tên người mở lên tệp; lần tải được ghi lại.',
    'Only where the program cannot write its reader’s name on it; this is recorded.',
  ),
};

interface OpenedFileProps {
  readonly href: string;
  /** What the file is called here. */
  readonly name: Text;
  /** Whether the reader works with such files, and may have one on which nothing can be written. */
  readonly works: boolean;
}

export function OpenedFile({ href, name, works }: OpenedFileProps) {
  const say = useText();
  return (
    <span>
      <Anchor href={href} target="_blank" rel="noopener" size="sm">
        {say(name)}
      </Anchor>
      {works && (
        <Words component="span" size="xs" c="dimmed">
          {' '}
          (
          <Anchor
            href={`${href}?original=true`}
            target="_blank"
            rel="noopener"
            size="xs"
            aria-label={`${say(words.original)}: ${say(name)}. ${say(words.hint)}`}
            title={say(words.hint)}
          >
            {say(words.original)}
          </Anchor>
          )
        </Words>
      )}
    </span>
  );
}
