import { text } from '@tinnhiem/core';
import { useConference } from '../api/queries.ts';
import { Page } from '../components/Page.tsx';
import { Answered } from '../components/States.tsx';
import { conferenceNavigation } from './navigation.ts';

export interface ConferenceScreensProps {
  readonly round: string;
  readonly conference: string;
  /** One of the paths of `conferenceNavigation`. */
  readonly screen: string;
}

/** The screens of one conference. */
export function ConferenceScreens({ round, conference, screen }: ConferenceScreensProps) {
  const view = useConference(round, conference);
  const label = conferenceNavigation.find((entry) => entry.path === screen)?.label;
  return (
    <Answered query={view}>
      {({ title }) => (
        <Page title={label ?? text(title, title)}>
          <p>{title}</p>
        </Page>
      )}
    </Answered>
  );
}
