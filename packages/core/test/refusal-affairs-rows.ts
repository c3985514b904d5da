// Refusals of the months around the count.
import {
  conclusion,
  conclusionSteps,
  followUp,
  handling,
  incident,
  inquirySteps,
  inspector,
  inTwoPlaces,
  request,
  step,
  steps,
  votedEarly,
  votedToday,
  withOneLine,
} from './affairs.ts';
import { chair, follow, organiser, type RefusalRow, type Step } from './given.ts';
import { khoa, planWith, rulesWith, thuongVu, votingDay } from './people.ts';
import * as scenes from './scenes.ts';

const register: Step = [organiser, 'register-inquiry', request];
const registered = () => follow(scenes.preparing(), register);
const clock = {
  code: 'information-request' as const,
  days: 29,
  before: 'votingDay' as const,
  label: { vi: 'Hạn', en: 'Clock' },
  cite: 'unverified' as const,
};
/** The vote is on 1 March, so that a request had to come by 31 January. */
const late = () =>
  follow(scenes.preparing({ plan: planWith([khoa, thuongVu]), rules: rulesWith({ deadlines: [clock] }) }), register);

const filed = () => follow(scenes.preparing(), [inspector, 'file-incident', incident]);
const answer = { kind: 'answered', received: '2019-02-01', answer: 'Đã quyết toán đủ.' };
const early = { number: null, day: '2019-01-31' };
/** A request that came on 31 January, on which its person was asked on 1 February. */
const asked = () =>
  follow(scenes.preparing(), [organiser, 'register-inquiry', { ...request, received: '2019-01-31' }], steps.asked);

export const rowsOfAffairs: readonly RefusalRow[] = [
  ['R-before-vote', scenes.preparing, organiser, 'record-conclusion', conclusion],
  ['R-nothing-announced', votedToday, organiser, 'record-conclusion', conclusion],
  ['R-early-without-reason', inTwoPlaces, organiser, 'record-conclusion', { ...conclusion, person: 'CB09' }],
  ['R-not-in-two-places', votedEarly, organiser, 'record-conclusion', { ...conclusion, about: 'two-places' }],
  ['R-line-not-reached', votedEarly, organiser, 'record-conclusion', { ...conclusion, beyond: undefined }],
  ['R-line-not-in-rules', withOneLine, organiser, 'record-conclusion', { ...conclusion, about: 'low-two-thirds' }],
  ['R-nobody-votes-on', votedEarly, organiser, 'record-conclusion', { ...conclusion, person: 'CB03' }],
  [
    'R-before-conclusion',
    votedEarly,
    organiser,
    'record-conclusion',
    { ...conclusion, followUps: [{ what: 'Rà soát quy hoạch', by: '2019-01-31' }] },
  ],
  [
    'R-before-conclusion',
    () => follow(votedEarly(), conclusionSteps[0]!),
    organiser,
    'record-follow-up',
    { ...followUp, day: '2019-01-31' },
  ],
  ['R-unknown-follow-up', () => follow(votedEarly(), ...conclusionSteps), organiser, 'record-follow-up', followUp],

  ['R-wrong-stage', scenes.drafting, inspector, 'file-incident', incident],
  ['R-role-missing', scenes.preparing, inspector, 'handle-incident', handling],
  ['R-day-to-come', scenes.preparing, inspector, 'file-incident', { ...incident, happened: votingDay }],
  ['R-conference-unknown', scenes.preparing, inspector, 'file-incident', { ...incident, conference: 'khong-co' }],
  ['R-unknown-incident', scenes.preparing, chair, 'handle-incident', handling],
  ['R-time-to-come', scenes.preparing, inspector, 'file-incident', { ...incident, time: '23:59' }],
  ['R-before-incident', filed, chair, 'handle-incident', { ...handling, day: '2019-01-31' }],

  ['R-wrong-stage', scenes.drafting, ...register],
  ['R-malformed', scenes.preparing, organiser, 'register-inquiry', { ...request, asker: { name: 'Lê Thị Ớt' } }],
  ['R-nobody-votes-on', scenes.preparing, organiser, 'register-inquiry', { ...request, person: 'CB03' }],
  ['R-day-to-come', scenes.preparing, organiser, 'register-inquiry', { ...request, received: votingDay }],
  ['R-day-to-come', registered, ...step({ kind: 'reported', day: votingDay })],
  ['R-before-receipt', registered, ...step({ kind: 'reported', day: '2019-01-31' })],
  ['R-before-step', asked, ...step({ ...answer, received: '2019-01-31', letter: early })],
  ['R-letter-after-receipt', asked, ...step({ ...answer, letter: { number: null, day: '2019-02-02' } })],
  ['R-unknown-inquiry', registered, ...step({ kind: 'reported', day: '2019-02-01' }, 2)],
  ['R-inquiry-over', () => follow(scenes.preparing(), ...inquirySteps), ...steps.reported],
  ['R-inquiry-over', () => follow(registered(), steps.withdrawn), ...steps.reported],
  ['R-inquiry-late', late, ...steps.reported],
  ['R-inquiry-late', late, ...steps.asked],
  ['R-inquiry-step-too-early', registered, ...steps.answered],
  ['R-inquiry-step-too-early', registered, ...steps.verified],
  ['R-inquiry-step-too-early', registered, ...steps.replied],
  ['R-inquiry-step-too-early', registered, ...steps.closed],
  ['R-unknown-check', registered, ...steps.checkAnswered],
  ['R-unknown-check', () => follow(registered(), steps.checkSent, steps.checkAnswered), ...steps.checkAnswered],
];
