// Cast-vote records as NIST SP 1500-103 (Cast Vote Records Common Data Format, version 1.0) JSON.
//
// What of it is followed: a `CastVoteRecordReport` of one `Election` with a `RetentionContest` for each person (a vote about somebody in office),
// which has three `BallotMeasureSelection`s, the levels; a `CVR` with one `CVRSnapshot` of type `interpreted` for each ballot; a `CVRContest` for each
// row. A row without a mark is `undervoted`, one with several `overvoted`; other reasons, and ballots that are void as a whole,
// are `invalidated-rules` and `other`, with the code of the reason as `OtherStatus`.
// What is left out on purpose, all of it optional: the class of people who stand for election (these hold office), `UniqueId`, `BatchId`, `BatchSequenceId`, `BallotAuditId`, `BallotPrePrintedId`, `BallotImage`,
// `CreatingDeviceId`, marks with their metrics.
import { type CountedBallot, type Instant, type InvalidityCode, isLevel, type Level, levels } from '@tinnhiem/core';
import { rehearsalNote } from './result-table.ts';
import type { VoteRecords } from './vote-records.ts';

const device = 'device-tinnhiem';
const electionScope = 'unit-conference';

export interface Generated {
  /** When the file is made; of the ballots no time is told. */
  readonly at: Instant;
  /** Version of this program. */
  readonly version: string;
}

/** The whole report, ready for `JSON.stringify`. */
export function castVoteRecordReport(records: VoteRecords, { at, version }: Generated) {
  const { round, conference, list, rehearsal, ballots } = records;
  const election = `election-${list.id}`;
  return {
    '@type': 'CVR.CastVoteRecordReport',
    Version: '1.0.0',
    GeneratedDate: at,
    ReportType: ['adjudicated'],
    Notes: [
      rehearsal ? rehearsalNote.vi : 'MẬT. Chỉ Ban Kiểm phiếu được giữ.',
      'Phiếu giấy, đã xáo thứ tự; không có giờ, tập hay số của phiếu. Paper ballots in random order.',
    ].join(' '),
    ReportGeneratingDeviceIds: [device],
    ReportingDevice: [{ '@type': 'CVR.ReportingDevice', '@id': device, Application: `Tín Nhiệm ${version}` }],
    GpUnit: [
      {
        '@type': 'CVR.GpUnit',
        '@id': electionScope,
        Type: 'other',
        OtherType: 'conference',
        Name: `${round.organisation}: ${conference.title}`,
      },
    ],
    Election: [
      {
        '@type': 'CVR.Election',
        '@id': election,
        Name: `${round.title}: ${list.title}`,
        ElectionScopeId: electionScope,
        Contest: list.votedOn.map(({ person, name }) => ({
          '@type': 'CVR.RetentionContest',
          '@id': contestOf(person),
          Name: name,
          Code: [code('tinnhiem-person', person)],
          VoteVariation: 'other',
          OtherVoteVariation: 'one of three levels of confidence',
          ContestSelection: levels.map((level) => ({
            '@type': 'CVR.BallotMeasureSelection',
            '@id': selectionOf(person, level),
            Selection: records.rules.levels.value.find((known) => known.code === level)?.label.vi ?? level,
            Code: [code('tinnhiem-level', level)],
          })),
        })),
      },
    ],
    CVR: ballots.map((ballot, index) => {
      const snapshot = `snapshot-${index + 1}`;
      return {
        '@type': 'CVR.CVR',
        ElectionId: election,
        CurrentSnapshotId: snapshot,
        CVRSnapshot: [
          {
            '@type': 'CVR.CVRSnapshot',
            '@id': snapshot,
            Type: 'interpreted',
            ...(ballot.void === null ? {} : { Status: ['other'], OtherStatus: `void: ${ballot.void}` }),
            CVRContest: list.votedOn.map(({ person }, row) => cvrContest(person, ballot, row)),
          },
        ],
      };
    }),
  };
}

function cvrContest(person: string, ballot: CountedBallot, row: number) {
  const about = { '@type': 'CVR.CVRContest', ContestId: contestOf(person) };
  if (ballot.void !== null) return { ...about, ...invalid(ballot.void) };
  const mark = ballot.rows[row];
  if (mark === undefined) throw new Error(`a ballot without a row for ${person}`);
  if (mark === 'blank') return { ...about, Selections: 0, Undervotes: 1, Status: ['undervoted'] };
  if (mark === 'multiple') return { ...about, Overvotes: 1, Status: ['overvoted'] };
  if (!isLevel(mark)) return { ...about, ...invalid(mark) };
  const position = { '@type': 'CVR.SelectionPosition', HasIndication: 'yes', NumberVotes: 1, IsAllocable: 'yes' };
  return {
    ...about,
    Selections: 1,
    CVRContestSelection: [
      {
        '@type': 'CVR.CVRContestSelection',
        ContestSelectionId: selectionOf(person, mark),
        TotalNumberVotes: 1,
        SelectionPosition: [position],
      },
    ],
  };
}

function invalid(reason: InvalidityCode) {
  return { Status: ['invalidated-rules', 'other'], OtherStatus: reason };
}

function code(kind: string, value: string) {
  return { '@type': 'CVR.Code', Type: 'other', OtherType: kind, Value: value };
}

const contestOf = (person: string) => `contest-${person}`;
const selectionOf = (person: string, level: Level) => `${contestOf(person)}-${level}`;
