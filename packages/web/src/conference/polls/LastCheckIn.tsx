import { text, type VoterRow } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useText } from '../../language.tsx';
import { ReasonInput } from '../fields.tsx';
import { useHere } from '../here.tsx';
import classes from './attendance.module.css';

const words = {
  done: text('Đã điểm danh', 'Checked in'),
  already: text('Người này đã có mặt từ trước', 'Was here already'),
  unknown: text('Không có mã này trong danh sách', 'No such code on the roll'),
  nobody: text('Chưa điểm danh ai trong lượt này.', 'Nobody checked in yet from here.'),
  many: text('người vừa được điểm danh', 'people checked in'),
  undo: text('Hủy điểm danh', 'Undo check-in'),
  undoExplain: text(
    'Dùng khi bấm nhầm người. Người đã nhận phiếu thì không hủy được.',
    'For the wrong person. Not possible once a ballot was handed out.',
  ),
  mistake: text('Điểm danh nhầm người', 'Wrong person checked in'),
} as const;

/** What the desk was told last. */
export type Told =
  | { readonly kind: 'done' | 'already'; readonly person: string }
  | { readonly kind: 'many'; readonly count: number }
  | { readonly kind: 'unknown'; readonly code: string };

export interface LastCheckInProps {
  readonly told: Told | null;
  readonly roll: readonly VoterRow[];
  readonly waiting: number;
  readonly onUndone: () => void;
}

/** The last act, large enough to read while looking at the next person. */
export function LastCheckIn({ told, roll, waiting, onUndone }: LastCheckInProps) {
  const say = useText();
  const voter = told !== null && 'person' in told ? roll.find((other) => other.person === told.person) : undefined;
  const title = told === null ? '' : told.kind === 'many' ? `${told.count} ${say(words.many)}` : say(words[told.kind]);
  return (
    <section className={classes.last} data-kind={told?.kind ?? 'none'} aria-label={say(words.done)}>
      <div role="status">
        {told === null && <p>{say(words.nobody)}</p>}
        {told !== null && <p className={classes.lastTitle}>{title}</p>}
        {told?.kind === 'unknown' && <p className={classes.lastName}>{told.code}</p>}
        {voter !== undefined && (
          <>
            <p className={classes.lastName}>{voter.name}</p>
            <p>
              {voter.unit} · {voter.person}
            </p>
          </>
        )}
      </div>
      {voter !== undefined && waiting === 0 && voter.present && voter.holds.length === 0 && (
        <Undo voter={voter} onUndone={onUndone} />
      )}
    </section>
  );
}

function Undo({ voter, onUndone }: { readonly voter: VoterRow; readonly onUndone: () => void }) {
  const say = useText();
  const { round, conference, may } = useHere();
  const command = useCommand(round, conference);
  const [reason, setReason] = useState(say(words.mistake));
  if (!may('undo-check-in')) return null;
  return (
    <ConfirmButton
      variant="default"
      label={words.undo}
      explain={words.undoExplain}
      ready={reason.trim() !== ''}
      error={command.error}
      onOpen={command.clear}
      aria-label={`${say(words.undo)}: ${voter.name}`}
      onConfirm={async () => {
        const recorded = await command.send('undo-check-in', { person: voter.person, reason: reason.trim() });
        if (recorded !== null) onUndone();
        return recorded;
      }}
    >
      <b>
        {voter.name} · {voter.unit}
      </b>
      <ReasonInput value={reason} onValue={setReason} maxLength={500} />
    </ConfirmButton>
  );
}
