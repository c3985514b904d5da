// S03–S06: who is voted on, who is left out and why, who votes and why.
import {
  becauseTitles,
  type ContestList,
  fold,
  type Language,
  type Post,
  placesOf,
  type Round,
  rollsOf,
  text,
  tidy,
  type Voter,
} from '@tinnhiem/core';
import type { Call, CliCommand } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { findingLines, printedFinding } from '../findings.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';
import { tableLines } from '../table.ts';

export const roundRolls: CliCommand = {
  name: ['round', 'rolls'],
  summary: text('Danh sách người được lấy phiếu và người ghi phiếu', 'Lists of people voted on and voter rolls'),
  arguments: [roundArgument],
  options: dataOptions,
  json: '{ lists: [{ id, votedOn: [{ person, name, posts }], excluded: [{ person, name, reason, cite }], voters: [{ person, name, because }], voterCount }], findings, twoPlaces }',
  example: 'tinnhiem round rolls tuaf-2019',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { language } = call;
      const { round, rules } = await session.round(call.arguments.ROUND ?? '');
      const worked = rollsOf(rules, round.state, session.today);
      const lists = worked.lists.map((list) => ({
        ...list,
        voters: votersOf(round, list) ?? worked.rolls.find((roll) => roll.list === list.id)?.voters ?? [],
      }));
      return {
        status: 0,
        json: {
          round: round.state.id,
          stage: round.state.stage,
          lists: lists.map((list) => printedList(list, language)),
          findings: worked.findings.map((finding) => printedFinding(finding, language)),
          twoPlaces: placesOf(worked.lists),
        },
        lines: [...lists.flatMap((list) => listLines(list, language)), ...findingLines(worked.findings, language)],
      };
    }),
};

type ListWithVoters = ContestList & { readonly voters: readonly Voter[] };

/** The roll of an approved list as the conference has it, amendments included. */
function votersOf(round: Round, list: ContestList): readonly Voter[] | undefined {
  return round.conferences.get(list.conference)?.state.rolls[list.id];
}

function printedList(list: ListWithVoters, language: Language) {
  return {
    id: list.id,
    title: list.title,
    place: list.place,
    conference: list.conference,
    day: list.day,
    votedOn: list.votedOn.map(({ person, name, posts, reason, cite }) => ({
      person,
      name,
      posts: titlesOf(posts),
      held: posts,
      reason: reason[language],
      cite,
    })),
    excluded: list.excluded.map(({ person, name, posts, reason, cite }) => ({
      person,
      name,
      posts: titlesOf(posts),
      held: posts,
      reason: reason[language],
      cite,
    })),
    voters: list.voters.map((voter) => ({
      person: voter.person,
      name: voter.name,
      unit: voter.unit,
      because: becauseTitles(voter),
      roles: [...new Set(voter.because.map(({ role }) => role))],
    })),
    voterCount: list.voters.length,
  };
}

/** Titles of posts, each once. */
function titlesOf(posts: readonly Post[]): string[] {
  return [...new Map(posts.map(({ title }) => [fold(title), tidy(title)])).values()];
}

const words = {
  votedOn: { vi: 'Được lấy phiếu', en: 'Voted on' },
  excluded: { vi: 'Không được lấy phiếu', en: 'Left out' },
  voters: { vi: 'Ghi phiếu', en: 'Voters' },
  id: { vi: 'Mã', en: 'Id' },
  name: { vi: 'Họ và tên', en: 'Name' },
  posts: { vi: 'Chức vụ', en: 'Posts' },
  reason: { vi: 'Lý do', en: 'Reason' },
  because: { vi: 'Vì là', en: 'Because' },
} as const;

function listLines(list: ListWithVoters, language: Language): string[] {
  const say = (word: keyof typeof words) => words[word][language];
  const part = (title: string, head: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : [`${title} (${rows.length})`, ...tableLines(head, rows), ''];
  const nobody = (people: readonly unknown[], title: string) => (people.length === 0 ? [`${title} (0)`, ''] : []);
  return [
    `══ ${list.title} [${list.id}]`,
    ...part(
      say('votedOn'),
      [say('id'), say('name'), say('posts')],
      list.votedOn.map(({ person, name, posts }) => [person, name, titlesOf(posts).join('; ')]),
    ),
    ...nobody(list.votedOn, say('votedOn')),
    ...part(
      say('excluded'),
      [say('id'), say('name'), say('reason')],
      list.excluded.map(({ person, name, reason }) => [person, name, reason[language]]),
    ),
    ...part(
      say('voters'),
      [say('id'), say('name'), say('because')],
      list.voters.map((voter) => [voter.person, voter.name, becauseTitles(voter).join('; ')]),
    ),
    ...nobody(list.voters, say('voters')),
  ];
}
