// S15: the register of requests for information.
import { Group, NativeSelect, Paper, Stack, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type InquiryRegister, type InquiryState, type InquiryView, inquiryStateNames } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { roundPath, useSession } from '../../api/queries.ts';
import { common } from '../../components/common.text.ts';
import { showDay } from '../../components/format.ts';
import { Page } from '../../components/Page.tsx';
import { SaveTable } from '../../components/SaveTable.tsx';
import { Answered, EmptyState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { PapersOf } from '../PapersOf.tsx';
import { useRoundId } from '../use-round.ts';
import { InquiryCard } from './InquiryCard.tsx';
import { inquiriesText } from './inquiries.text.ts';
import { RegisterButton } from './RegisterButton.tsx';

export function Inquiries() {
  const round = useRoundId();
  const { data: account } = useSession();
  const query = useQuery({
    queryKey: ['round', round, 'inquiries'],
    queryFn: () => api.get<InquiryRegister | null>(`${roundPath(round)}/inquiries`),
  });
  const organises = account?.roles.includes('organiser') === true;
  return (
    <Page
      title={inquiriesText.title}
      lead={inquiriesText.lead}
      actions={organises && query.data != null && <RegisterButton round={round} register={query.data} />}
    >
      <Answered query={query}>
        {(register) =>
          register === null ? (
            <EmptyState title={inquiriesText.notApproved} hint={inquiriesText.notApprovedHint} />
          ) : (
            <RegisterOf round={round} register={register} organises={organises} />
          )
        }
      </Answered>
    </Page>
  );
}

interface RegisterOfProps {
  readonly round: string;
  readonly register: InquiryRegister;
  readonly organises: boolean;
}

function RegisterOf({ round, register, organises }: RegisterOfProps) {
  const say = useText();
  const [state, setState] = useState('');
  const states = [...new Set(register.inquiries.map((inquiry) => inquiry.state))];
  const shown = register.inquiries.filter((inquiry) => state === '' || inquiry.state === state);
  return (
    <Stack>
      <Clocks register={register} />
      <PapersOf round={round} which={({ form }) => form === 'inquiry-register' || form === 'inquiry-report'} />
      {register.inquiries.length === 0 && <EmptyState title={inquiriesText.none} hint={inquiriesText.noneHint} />}
      {states.length > 1 && (
        <NativeSelect
          label={say(inquiriesText.filter)}
          maw={320}
          value={state}
          onChange={(event) => setState(event.currentTarget.value)}
          data={[
            { value: '', label: say(common.everything) },
            ...states.map((value: InquiryState) => ({ value, label: say(inquiryStateNames[value]) })),
          ]}
        />
      )}
      {shown.length > 0 && <SaveRegister inquiries={shown} />}
      {[...shown].reverse().map((inquiry) => (
        <InquiryCard
          key={inquiry.number}
          round={round}
          inquiry={inquiry}
          today={register.today}
          organises={organises}
        />
      ))}
    </Stack>
  );
}

/** The requests that are shown, as a table to save. Who asked is no part of the register. */
function SaveRegister({ inquiries }: { readonly inquiries: readonly InquiryView[] }) {
  const say = useText();
  const words = inquiriesText;
  const day = (value: string | null) => (value === null ? '' : showDay(value));
  return (
    <SaveTable
      title={words.title}
      head={[
        words.number,
        words.person,
        words.position,
        words.received,
        words.writing,
        words.question,
        words.goesTo,
        words.state,
        words.requestBy,
        words.answerBy,
        words.next,
      ]}
      rows={() =>
        inquiries.map((inquiry) => [
          inquiry.number,
          inquiry.name,
          inquiry.position,
          showDay(inquiry.received),
          inquiry.writing,
          inquiry.question,
          [inquiry.addressee, ...inquiry.helpers].join(', '),
          say(inquiryStateNames[inquiry.state]),
          day(inquiry.requestBy),
          day(inquiry.answerBy),
          inquiry.task === null ? '' : `${say(inquiry.task.what)} – ${inquiry.task.who} ${day(inquiry.task.by)}`.trim(),
        ])
      }
    />
  );
}

function Clocks({ register }: { readonly register: InquiryRegister }) {
  const say = useText();
  const show = (day: string | null) => (day === null ? say(inquiriesText.noClock) : showDay(day));
  return (
    <Paper component="section" aria-label={say(inquiriesText.clocks)}>
      <Stack gap="sm">
        {register.clocks.map(({ conference, title, day, requestBy, answerBy }) => (
          <div key={conference}>
            <Words fw={600}>{title}</Words>
            <Group gap="lg">
              <Words size="sm">
                {say(inquiriesText.votingDay)}: <b>{showDay(day)}</b>
              </Words>
              <Words size="sm">
                {say(inquiriesText.requestBy)}: <b>{show(requestBy)}</b>
              </Words>
              <Words size="sm">
                {say(inquiriesText.answerBy)}: <b>{show(answerBy)}</b>
              </Words>
            </Group>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
