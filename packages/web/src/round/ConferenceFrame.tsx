import { useParams } from '@tanstack/react-router';
import { ConferenceScreens } from '../conference/ConferenceScreens.tsx';

/** Hands the address on to the screens of a conference. */
export function ConferenceFrame() {
  const { round = '', conference = '', _splat = '' } = useParams({ strict: false });
  return <ConferenceScreens key={conference} round={round} conference={conference} screen={_splat} />;
}
