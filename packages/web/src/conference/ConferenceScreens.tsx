import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { text } from '@tinnhiem/core';
import { useConference, useRound, useSession } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { Page } from '../components/Page.tsx';
import { Answered, EmptyState, Loading } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { CallingScreen } from './calling/CallingScreen.tsx';
import { CanvassScreen } from './canvass/CanvassScreen.tsx';
import { Adjudication } from './count/Adjudication.tsx';
import { OpenBoxes } from './count/box/OpenBoxes.tsx';
import { Count } from './count/Count.tsx';
import { HereProvider } from './here.tsx';
import { KeyScreen } from './key/KeyScreen.tsx';
import { MinutesScreen } from './minutes/MinutesScreen.tsx';
import { Overview } from './Overview.tsx';
import { Attendance } from './polls/Attendance.tsx';
import { Box } from './polls/Box.tsx';
import { Poll } from './polls/Poll.tsx';
import { Prepare } from './polls/Prepare.tsx';
import { Announcement } from './publication/Announcement.tsx';
import { SealScreen } from './publication/SealScreen.tsx';
import { SlipsScreen } from './slips/SlipsScreen.tsx';

const screens: Readonly<Record<string, () => React.ReactNode>> = {
  '': Overview,
  prepare: Prepare,
  invitations: CallingScreen,
  key: KeyScreen,
  slips: SlipsScreen,
  attendance: Attendance,
  poll: Poll,
  box: Box,
  count: Count,
  'open-boxes': OpenBoxes,
  adjudication: Adjudication,
  canvass: CanvassScreen,
  minutes: MinutesScreen,
  publication: Announcement,
  archive: SealScreen,
};

const words = {
  conference: text('Hội nghị', 'Conference'),
  none: text('Kế hoạch không có hội nghị này', 'The plan has no such conference'),
  noneHint: text('Chọn hội nghị ở trang tổng quan của đợt.', 'Choose a conference on the first screen of the round.'),
  notYet: text('Hội nghị chưa mở', 'The conference is not open yet'),
  notYetHint: text(
    'Hội nghị chuẩn bị được khi kế hoạch đã phê duyệt.',
    'A conference is prepared once the plan is approved.',
  ),
  toRound: text('Đến tổng quan của đợt', 'Go to the first screen of the round'),
  toPlan: text('Đến kế hoạch', 'Go to the plan'),
} as const;

export interface ConferenceScreensProps {
  readonly round: string;
  readonly conference: string;
  /** One of the paths of `conferenceNavigation`. */
  readonly screen: string;
}

/** The screens of one conference. */
export function ConferenceScreens({ round, conference, screen }: ConferenceScreensProps) {
  const say = useText();
  const view = useConference(round, conference);
  const roundView = useRound(round);
  const { data: account } = useSession();
  const Shown = screens[screen.replace(/\/+$/u, '')];
  if (account === null || account === undefined) return <Loading />;
  if (Shown === undefined)
    return (
      <Page title={text('Không có màn hình này', 'No such screen')}>
        <EmptyState
          title={text('Địa chỉ không đúng', 'The address is wrong')}
          hint={text('Chọn một bước của hội nghị ở thanh bên trái.', 'Choose a step of the conference on the left.')}
        />
      </Page>
    );
  const planned = roundView.data?.plan.conferences.find(({ id }) => id === conference);
  const title = planned === undefined ? words.conference : text(planned.title, planned.title);
  if (roundView.data?.stage === 'drafting' || (roundView.data !== undefined && planned === undefined))
    return (
      <Page title={title}>
        {planned === undefined ? (
          <EmptyState title={words.none} hint={words.noneHint}>
            <Anchor component={Link} to={`/rounds/${round}`}>
              {say(words.toRound)}
            </Anchor>
          </EmptyState>
        ) : (
          <EmptyState title={words.notYet} hint={words.notYetHint}>
            <Anchor component={Link} to={`/rounds/${round}/plan`}>
              {say(words.toPlan)}
            </Anchor>
          </EmptyState>
        )}
      </Page>
    );
  return (
    <AnsweredPage query={view} title={title}>
      {(conferenceView) => (
        <Answered query={roundView}>
          {(shownRound) => (
            <HereProvider
              round={round}
              conference={conference}
              view={conferenceView}
              roundView={shownRound}
              account={account}
            >
              <Shown key={screen} />
            </HereProvider>
          )}
        </Answered>
      )}
    </AnsweredPage>
  );
}
