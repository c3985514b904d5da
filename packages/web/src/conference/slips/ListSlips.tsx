// The slips of one list: how many, making, printing, counting, handing in.
import { Button, Checkbox, Group, Progress, Stack, Text as Words } from '@mantine/core';
import { inHand, type ListView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DoneIcon } from '../../components/icons.tsx';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { startSideWorker } from '../casting/side-worker.ts';
import { boxOf } from '../casting/view.ts';
import { CountInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import { PrintSlips } from './PrintSlips.tsx';
import { type SlipFacts, slipPages, suggestedSlips } from './slip-layout.ts';
import { keepSlips, useSlipBatch } from './slip-session.ts';

const words = {
  copies: text('Số phiếu cần in', 'Slips to print'),
  make: text('Tạo mã và phiếu', 'Make codes and slips'),
  making: text('Đang tạo mã trong trình duyệt này…', 'Making codes in this browser…'),
  has: text('phiếu điện tử đã in và ghi nhận', 'slips printed and recorded'),
  onTable: text('còn trên bàn', 'on the table'),
  anew: text('Tạo lại phiếu từ đầu', 'Make the slips anew'),
  anewExplain: text(
    'Mọi phiếu điện tử đã in của danh sách này hết giá trị ngay khi phiếu mới được ghi nhận, và phải bỏ đi hết: lẫn hai đợt phiếu là có người không bỏ phiếu được.',
    'Every printed slip of this list becomes void as soon as the new ones are recorded. Destroy them all: where old and new are mixed, somebody cannot vote.',
  ),
  collected: text(
    'Đã thu và hủy hết phiếu điện tử cũ của danh sách này',
    'All old slips of this list are collected and destroyed',
  ),
  over: text(
    'Phiếu điện tử chỉ tạo được trước khi bắt đầu ghi phiếu.',
    'Slips can only be made before the poll opens.',
  ),
} as const;

export interface ListSlipsProps {
  readonly list: ListView;
  readonly facts: SlipFacts;
  /** Where phones find the server; `null` while what is typed is no address. */
  readonly base: string | null;
}

export function ListSlips({ list, facts, base }: ListSlipsProps) {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const place = `${round}~${conference}/${list.id}`;
  const batch = useSlipBatch(place);
  const election = boxOf(view, list.id)?.election ?? null;
  const printed = list.slips?.printed ?? 0;
  const canMake = may('record-slips');
  return (
    <Section id={`slips-${list.id}`} title={text(list.title, list.title)} hint={hintOf(list)}>
      {printed > 0 && list.slips !== null && (
        <Group gap="xs" role="status">
          <DoneIcon />
          <Words>
            <b>{printed}</b> {say(words.has)}, {inHand(list.slips)} {say(words.onTable)}
          </Words>
        </Group>
      )}
      {!canMake &&
        (view.stage === 'preparing' || view.stage === 'ready' ? (
          <WhoMay command="record-slips" />
        ) : (
          printed === 0 && <Words>{say(words.over)}</Words>
        ))}
      {canMake && batch !== null && (
        <PrintSlips place={place} batch={batch} list={list} facts={facts} current={election} />
      )}
      {canMake && batch === null && election !== null && (
        <MakeSlips place={place} list={list} election={election} ready={base !== null} anew={printed > 0} />
      )}
    </Section>
  );
}

function hintOf(list: ListView) {
  return text(
    `${list.voters} người ghi phiếu. Nên in dư để đổi phiếu hỏng.`,
    `${list.voters} voters. Print some more, to replace spoiled ones.`,
  );
}

interface MakeSlipsProps {
  readonly place: string;
  readonly list: ListView;
  readonly election: string;
  readonly ready: boolean;
  readonly anew: boolean;
}

function MakeSlips({ place, list, election, ready, anew }: MakeSlipsProps) {
  const say = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [destroyed, setDestroyed] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const copies = readCount(typed ?? String(suggestedSlips(list.voters)));
  const fits = copies !== null && copies > 0 && copies <= 10_000;
  const make = async () => {
    if (!fits || done !== null) return;
    setDone(0);
    setError(null);
    // A worker of its own, ended at once: nothing of the codes stays in it.
    const worker = startSideWorker();
    try {
      const made = await worker.ask('makeSlips', { election, copies }, setDone);
      keepSlips(place, made, election, slipPages(made.codes).length);
    } catch (thrown) {
      setError(thrown);
      setDone(null);
    } finally {
      worker.end();
    }
  };
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <CountInput
          label={words.copies}
          value={typed ?? String(suggestedSlips(list.voters))}
          onValue={setTyped}
          w={140}
          disabled={done !== null}
        />
        {anew ? (
          <ConfirmButton
            variant="default"
            label={words.anew}
            explain={words.anewExplain}
            ready={destroyed}
            disabled={!fits || !ready}
            onOpen={() => setDestroyed(false)}
            onConfirm={make}
          >
            <Checkbox
              label={say(words.collected)}
              checked={destroyed}
              onChange={(event) => setDestroyed(event.currentTarget.checked)}
            />
          </ConfirmButton>
        ) : (
          <Button
            disabled={!fits || !ready}
            loading={done !== null}
            onClick={() => void make()}
            aria-label={`${say(words.make)}: ${list.title}`}
          >
            {say(words.make)}
          </Button>
        )}
      </Group>
      {done !== null && (
        <div role="status">
          <Words size="sm">
            {say(words.making)} {done} / {copies}
          </Words>
          <Progress value={(done * 100) / Math.max(1, copies ?? 1)} aria-label={say(words.making)} />
        </div>
      )}
      <ErrorState error={error} />
    </Stack>
  );
}
