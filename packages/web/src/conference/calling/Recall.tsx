// S07: calling back letters that wait to be sent, and saying which are gone already.
import { text } from '@tinnhiem/core';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { callingText } from './calling.text.ts';
import { type Called, isGone, isWaiting, type Recall, useRecallLetters } from './view.ts';

/** What the sender learns: how many were called back, and by name who has a letter that cannot be. */
function answerOf({ recalled, gone }: Recall, asked: readonly Called[]) {
  const names = asked.filter(({ person }) => gone.some((one) => one.person === person)).map(({ name }) => name);
  const many = names.length > 5 ? ['…'] : [];
  const shown = [...names.slice(0, 5), ...many].join(', ');
  if (names.length === 0)
    return text(`Đã gọi lại ${recalled} thư, không gửi nữa.`, `Called back: ${recalled}. They will not be sent.`);
  return text(
    `Đã gọi lại ${recalled} thư. ${names.length} thư đã đi hoặc đang đi, không lấy lại được: ${shown}.`,
    `Called back: ${recalled}. Gone or on their way, and not to be had back: ${names.length} (${shown}).`,
  );
}

function useRecall() {
  const say = useText();
  const { round, conference } = useHere();
  const { error, clear, recall } = useRecallLetters(round, conference);
  const back = async (people: readonly Called[]) => {
    const answer = await recall(people.map(({ person }) => person));
    if (answer !== null) notify(say(answerOf(answer, people)));
    return answer;
  };
  return { error, clear, back };
}

/** Every letter of the conference that still waits. */
export function RecallAll({ people }: { readonly people: readonly Called[] }) {
  const { error, clear, back } = useRecall();
  const waiting = people.filter(isWaiting);
  if (waiting.length === 0) return null;
  const gone = people.filter(isGone).length;
  const { recallAll } = callingText;
  return (
    <ConfirmButton
      label={text(`${recallAll.vi} (${waiting.length})`, `${recallAll.en} (${waiting.length})`)}
      explain={text(
        `${waiting.length} thư còn chờ sẽ không gửi nữa; muốn gửi thì gửi lại từ đầu. ${gone} thư đã đi, đang đi hoặc không rõ đã đi chưa thì không lấy lại được.`,
        `${waiting.length} letters that wait will not be sent, unless they are asked for anew. ${gone} that went, are on their way or may have gone cannot be had back.`,
      )}
      confirmLabel={recallAll}
      variant="default"
      error={error}
      onOpen={clear}
      onConfirm={() => back(waiting)}
    />
  );
}

/** One letter that still waits. */
export function RecallOne({ called }: { readonly called: Called }) {
  const say = useText();
  const { error, clear, back } = useRecall();
  const { recall, recallOneExplain } = callingText;
  return (
    <ConfirmButton
      label={recall}
      aria-label={say(
        text(`${recall.vi}: ${called.name}, ${called.person}`, `${recall.en}: ${called.name}, ${called.person}`),
      )}
      explain={recallOneExplain}
      variant="default"
      size="xs"
      mih={28}
      miw="max-content"
      error={error}
      onOpen={clear}
      onConfirm={() => back([called])}
    />
  );
}
