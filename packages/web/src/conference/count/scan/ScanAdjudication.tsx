// S11 with a scanner: what the machine does not decide, by reason; the committee looks at the paper, votes and records, a second person confirms.
import { Button, Group, Text as Words } from '@mantine/core';
import { type ListView, type OpenFlagView, type ScanReason, scanCodeWords, text } from '@tinnhiem/core';
import { useState } from 'react';
import { DoneIcon } from '../../../components/icons.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { Screen } from '../../Screen.tsx';
import { isMeantElsewhere, useKeys } from '../keyboard.ts';
import { emptyVote } from '../VoteFields.tsx';
import classes from './bench.module.css';
import { DecidedFlags } from './DecidedFlags.tsx';
import { FlagBench } from './FlagBench.tsx';
import { type At, mainReason, placeBefore, placeKey, reasonCounts, type Work, workOf } from './flag-queue.ts';
import { QueueSide } from './QueueSide.tsx';

const words = {
  title: text('Phiếu chưa rõ', 'Doubtful ballots'),
  lead: text(
    'Máy để lại những chỗ này cho người. Cả Ban xem phiếu, biểu quyết, một người ghi và một người khác xác nhận.',
    'The machine leaves these places to people. The committee looks, votes, one records and another confirms.',
  ),
  none: text('Không có chỗ nào chờ Ban Kiểm phiếu quyết định.', 'Nothing waits for the committee.'),
  gone: text('Chỗ này vừa được một người khác của Ban ghi.', 'Another member has just settled this place.'),
  next: text('Sang chỗ tiếp theo', 'On to the next place'),
  committeeOnly: text('Chỉ Ban Kiểm phiếu làm việc ở màn hình này.', 'This screen is for the counting committee.'),
} as const;

/** A place of one of the lists, with the list. */
export interface Waiting {
  readonly list: ListView;
  readonly flag: OpenFlagView;
  readonly key: string;
}

/** What is shown of the queue: a kind of work, and of it one reason only where one was chosen. */
export interface Filter {
  readonly work: Work;
  readonly reason: ScanReason | null;
}

export function ScanAdjudication() {
  const say = useText();
  const { view, account } = useHere();
  const queue = (view.counts ?? []).flatMap((count): Waiting[] => {
    const list = view.lists.find((other) => other.id === count.list);
    return list === undefined
      ? []
      : (count.scan?.queue ?? []).map((flag) => ({
          list,
          flag,
          key: `${list.id}:${placeKey(flag)}:${decisionKey(flag)}`,
        }));
  });
  const byWork = (work: Work) => queue.filter(({ flag }) => workOf(flag, account.id) === work);
  const [chosen, setChosen] = useState<Filter | null>(null);
  const filter = chosen !== null && byWork(chosen.work).length > 0 ? chosen : usualFilter(byWork);
  // Whoever confirms goes on confirming when something new waits for a decision: nobody's hands are moved to other work than they began.
  if (filter !== chosen && filter.work !== 'others' && queue.length > 0) setChosen(filter);
  const inWork = byWork(filter.work);
  const reason =
    filter.reason !== null && inWork.some((item) => mainReason(item.flag) === filter.reason) ? filter.reason : null;
  const items = reason === null ? inWork : inWork.filter(({ flag }) => mainReason(flag) === reason);
  // Where nothing is to be done but to wait for others, no key can fall on the wrong place.
  const isIdle = ({ flag }: Waiting) => workOf(flag, account.id) === 'others';
  const [at, setAt] = useState<At | null>(null);
  const here = placeBefore(items, at);
  const [vote, setVote] = useState(emptyVote);
  const [told, setTold] = useState('');
  if (here !== null && here !== 'gone' && at?.key !== here.item.key)
    setAt({ key: here.item.key, index: here.index, done: isIdle(here.item) });
  const go = (index: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (item !== undefined) setAt({ key: item.key, index: items.indexOf(item), done: isIdle(item) });
  };
  const decided = (view.counts ?? []).some((count) => (count.scan?.decided.length ?? 0) > 0);
  return (
    <Screen
      title={words.title}
      {...(queue.length > 0 ? {} : { lead: words.lead })}
      from="counting"
      bare={queue.length > 0}
    >
      {view.counts === null ? (
        <Words>{say(words.committeeOnly)}</Words>
      ) : here === null ? (
        <Group gap="xs" role="status">
          <DoneIcon />
          <Words>{say(words.none)}</Words>
        </Group>
      ) : (
        <div className={classes.bench}>
          <QueueSide
            counts={(['decide', 'confirm', 'others'] as const).map((work) => ({ work, count: byWork(work).length }))}
            reasons={reasonCounts(inWork.map(({ flag }) => flag)).map(({ reason: code, count }) => ({
              reason: code,
              name: scanCodeWords[code].title,
              count,
            }))}
            filter={{ work: filter.work, reason }}
            onFilter={(next) => {
              setChosen(next);
              setAt(null);
            }}
            items={items}
            at={at?.key ?? ''}
            onGo={go}
          />
          {here === 'gone' ? (
            <SettledByOthers onNext={() => setAt((known) => (known === null ? null : { ...known, done: true }))} />
          ) : (
            <FlagBench
              key={`${here.item.key} ${here.item.flag.waits}`}
              waiting={here.item}
              index={here.index}
              total={items.length}
              onGo={go}
              vote={vote}
              onVote={setVote}
              told={told}
              onActing={(acting) => setAt((known) => (known === null ? null : { ...known, done: acting }))}
              onRecorded={(what) => {
                setTold(what);
                // The vote is that of the people in the room; what was noted is of one ballot.
                setVote((known) => ({ ...known, note: '' }));
              }}
            />
          )}
        </div>
      )}
      {decided &&
        (view.counts ?? []).map((count) => <DecidedFlags key={count.list} count={count} isOpen={queue.length === 0} />)}
    </Screen>
  );
}

/** Tells one decision on a place from another: what is confirmed is what was seen. */
function decisionKey({ decided }: OpenFlagView): string {
  return decided === null ? '' : JSON.stringify([decided.account, decided.at, decided.decision]);
}

/** Says that the place under somebody's hands was settled elsewhere, before anything else comes up. */
function SettledByOthers({ onNext }: { readonly onNext: () => void }) {
  const say = useText();
  useKeys((event) => {
    if (isMeantElsewhere(event) || event.repeat || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return;
    onNext();
    event.preventDefault();
  });
  return (
    <Notice tone="info" role="status" title={say(words.gone)}>
      <Group>
        <Button onClick={onNext}>{say(words.next)} (Enter)</Button>
      </Group>
    </Notice>
  );
}

function usualFilter(byWork: (work: Work) => readonly Waiting[]): Filter {
  const work = (['decide', 'confirm', 'others'] as const).find((one) => byWork(one).length > 0) ?? 'decide';
  return { work, reason: null };
}
