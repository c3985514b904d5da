// A sheet that the machine could not read is read by people: every row, by the same keys as where ballots are entered.
import { Button, Group, Stack, Text as Words } from '@mantine/core';
import { type BallotMarks, type ListView, type RowMark, text } from '@tinnhiem/core';
import { useEffect, useReducer } from 'react';
import { useText } from '../../../language.tsx';
import { BallotRows } from '../BallotRows.tsx';
import entryClasses from '../entry.module.css';
import { type MarkKey, pressed } from '../entry-keys.ts';
import { emptyEntry, marksOf, step } from '../entry-state.ts';
import { isMeantElsewhere, useKeys } from '../keyboard.ts';

const words = {
  title: text('Nhập đủ các dòng như trên phiếu giấy', 'Enter every row as the paper shows it'),
  keys: text('Phím', 'Keys'),
  moves: text('↑ ↓ chọn dòng · ⌫ xóa dòng trước', '↑ ↓ rows · ⌫ takes back'),
  back: text('Chọn cách khác', 'Choose something else'),
  left: text('dòng còn lại', 'rows left'),
  complete: text('Đủ các dòng.', 'All rows are there.'),
} as const;

export interface HandMarksProps {
  readonly list: ListView;
  /** Keys of a row; a doubt is no decision. */
  readonly keys: readonly MarkKey<RowMark>[];
  /** `null` while a row is missing. */
  readonly onMarks: (marks: BallotMarks | null) => void;
  readonly onEnter: () => void;
  readonly onBack: () => void;
}

export function HandMarks({ list, keys, onMarks, onEnter, onBack }: HandMarksProps) {
  const say = useText();
  const [entry, dispatch] = useReducer(step, list.people.length, emptyEntry);
  const marks = marksOf(entry);
  const left = entry.rows.filter((row) => row === null).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when a row changes, whoever listens
  useEffect(() => onMarks(marks), [entry.rows]);
  useKeys((event) => {
    if (isMeantElsewhere(event)) return;
    const key = pressed(keys, event);
    if (event.key === 'ArrowDown') dispatch({ kind: 'down' });
    else if (event.key === 'ArrowUp') dispatch({ kind: 'up' });
    else if (event.key === 'Backspace') dispatch({ kind: 'erase' });
    else if (event.key === 'Enter') onEnter();
    else if (key !== undefined && !event.repeat) dispatch({ kind: 'mark', mark: key.mark });
    else return;
    event.preventDefault();
  }, true);
  return (
    <Stack gap="xs" role="group" aria-label={say(words.title)}>
      <Group justify="space-between">
        <Words fw={600}>{say(words.title)}</Words>
        <Button variant="default" size="compact-sm" onClick={onBack}>
          {say(words.back)}
        </Button>
      </Group>
      <div className={entryClasses.handRows}>
        <BallotRows people={list.people} entry={entry} sheet={[]} onStep={dispatch} />
      </div>
      <Words size="sm" role="status" fw={left === 0 ? 600 : 400}>
        {left === 0 ? say(words.complete) : `${left} ${say(words.left)}`}
      </Words>
      <Group gap={4} aria-label={say(words.keys)} role="group">
        {keys.map((key) => (
          <Button
            key={key.mark}
            variant="default"
            size="compact-sm"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => dispatch({ kind: 'mark', mark: key.mark })}
          >
            <kbd>{key.label}</kbd>&nbsp;{say(key.name)}
          </Button>
        ))}
      </Group>
      <Words size="sm" c="dimmed" visibleFrom="md">
        {say(words.moves)}
      </Words>
    </Stack>
  );
}
