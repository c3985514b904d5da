// The whole vote of the 2019 sample on the screen, from an empty server to the hand-over of the sealed ballots. All people are invented.
// One story on one server: each act goes on where the one before it ended.
import { describe } from 'vitest';
import { inOrder } from './support/office.ts';
import { backupsAreThere, backupsBegin } from './whole-vote/backups.ts';
import { resultStands } from './whole-vote/canvass.ts';
import { ballotsAreCounted } from './whole-vote/count.ts';
import { minutesAreSigned } from './whole-vote/minutes.ts';
import { officeOpens } from './whole-vote/office.ts';
import { roundIsPlanned } from './whole-vote/plan.ts';
import { pollIsHeld } from './whole-vote/poll.ts';
import { resultIsAnnounced } from './whole-vote/publication.ts';
import { secondConferenceIsHeld } from './whole-vote/second-conference.ts';
import { theWholeVote } from './whole-vote/vote.ts';

inOrder();
const vote = theWholeVote();

describe('the whole vote of 2019', () => {
  officeOpens(vote);
  backupsBegin(vote);
  roundIsPlanned(vote);
  pollIsHeld(vote);
  ballotsAreCounted(vote);
  resultStands(vote);
  minutesAreSigned(vote);
  resultIsAnnounced(vote);
  secondConferenceIsHeld(vote);
  backupsAreThere(vote);
});
