// What stands under “after the result” as tables to save: what should be considered, and what was concluded.
import { concludedBeyond, noLongerConsidered } from '@tinnhiem/core';
import { showDay } from '../components/format.ts';
import { SaveTable } from '../components/SaveTable.tsx';
import { useText } from '../language.tsx';
import type { ConclusionsView } from './Conclusions.tsx';
import { conclusionsText as words } from './conclusions.text.ts';

interface Props {
  readonly view: ConclusionsView;
}

export function SaveConsiderations({ view }: Props) {
  const say = useText();
  return (
    <SaveTable
      title={words.consider}
      head={[words.person, words.position, words.list, words.lowCount, words.base, words.consider, words.cite]}
      rows={() =>
        view.considerations.map(({ name, position, listTitle, low, base, text: what, cite }) => [
          name,
          position,
          listTitle,
          low,
          base ?? '',
          say(what),
          cite,
        ])
      }
    />
  );
}

/** A row for each thing that follows, or for a conclusion from which nothing does. */
export function SaveConclusions({ view }: Props) {
  const say = useText();
  return (
    <SaveTable
      title={words.concluded}
      head={[
        words.number,
        words.person,
        words.body,
        words.letter,
        words.day,
        words.conclusion,
        words.recordedEarly,
        words.ground,
        concludedBeyond,
        words.what,
        words.byWhen,
        words.followedBy,
      ]}
      rows={() =>
        view.conclusions.flatMap(({ number, name, body, letter, conclusion, considered, followUps, ...reasons }) => {
          const ground = considered ? '' : say(noLongerConsidered);
          const { early = '', beyond = '' } = reasons;
          const own = [number, name, body, letter.number ?? '', showDay(letter.day), conclusion, early, ground, beyond];
          if (followUps.length === 0) return [[...own, '', '', '']];
          return followUps.map(({ what, by, done }) => [
            ...own,
            what,
            showDay(by),
            done === null ? '' : `${showDay(done.day)}: ${done.note}`,
          ]);
        })
      }
    />
  );
}
