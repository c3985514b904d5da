import { Group, Stack, Textarea, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';
import { CountInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';

const words = {
  title: text('Biểu quyết của Ban Kiểm phiếu', "The committee's vote"),
  votesFor: text('Đồng ý', 'For'),
  votesAgainst: text('Không đồng ý', 'Against'),
  members: text(
    'thành viên; ít nhất 2 người biểu quyết, số đồng ý phải nhiều hơn',
    'members; at least two vote, more for than against',
  ),
  note: text('Ghi chú', 'Note'),
} as const;

/** A vote as it is typed. */
export interface TypedVote {
  readonly votesFor: string;
  readonly votesAgainst: string;
  readonly note: string;
}

export const emptyVote: TypedVote = { votesFor: '', votesAgainst: '', note: '' };

/** The vote as it is sent; `null` while a number is missing. */
export function readVote(typed: TypedVote) {
  const [votesFor, votesAgainst] = [readCount(typed.votesFor), readCount(typed.votesAgainst)];
  return votesFor === null || votesAgainst === null ? null : { votesFor, votesAgainst, note: typed.note.trim() };
}

/** The committee's vote on one cell. Nobody decides alone. */
export function VoteFields({
  value,
  onValue,
  narrow = false,
}: {
  readonly value: TypedVote;
  readonly onValue: (vote: TypedVote) => void;
  /** Beside a picture, where everything stands in one line. */
  readonly narrow?: boolean;
}) {
  const say = useText();
  const { view } = useHere();
  return (
    <Stack gap="xs" role="group" aria-label={say(words.title)}>
      <Words fw={600} size={narrow ? 'sm' : 'md'}>
        {say(words.title)}{' '}
        <Words span size={narrow ? 'xs' : 'sm'} fw={400} c="dimmed">
          ({view.committee?.members.length ?? 0} {say(words.members)})
        </Words>
      </Words>
      <Group align="flex-start" gap={narrow ? 'xs' : 'md'}>
        <CountInput
          label={words.votesFor}
          value={value.votesFor}
          onValue={(votesFor) => onValue({ ...value, votesFor })}
          w={narrow ? 84 : 120}
        />
        <CountInput
          label={words.votesAgainst}
          value={value.votesAgainst}
          onValue={(votesAgainst) => onValue({ ...value, votesAgainst })}
          w={narrow ? 112 : 140}
        />
        <Textarea
          label={say(words.note)}
          maxLength={2000}
          minRows={1}
          value={value.note}
          onChange={(event) => onValue({ ...value, note: event.currentTarget.value })}
          style={{ flex: narrow ? '1 1 8rem' : '1 1 16rem' }}
        />
      </Group>
    </Stack>
  );
}
