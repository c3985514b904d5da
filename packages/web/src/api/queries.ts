import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { ConferenceView, Person, RoundView, Rules } from '@tinnhiem/core';
import { api, conferenceKey } from './client.ts';
import type {
  Account,
  AccountName,
  DocumentEntry,
  Health,
  PersonResultsView,
  RoundSummary,
  RuleSetSummary,
} from './types.ts';

export const roundPath = (round: string) => `/api/rounds/${encodeURIComponent(round)}`;
export const conferencePath = (round: string, conference: string) =>
  `/api/conferences/${conferenceKey(round, conference)}`;

export function useHealth() {
  return useQuery({ queryKey: ['health'], queryFn: () => api.get<Health>('/api/health'), staleTime: 60_000 });
}

/** Who is signed in; `null`: nobody. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => (await api.get<{ account: Account | null }>('/api/session')).account,
    staleTime: 60_000,
  });
}

/** The newest rounds that fit; at most `first` of them where an office has hundreds. */
export function useRounds(search: string, first = 200) {
  return useQuery({
    queryKey: ['rounds', search, first],
    queryFn: () =>
      api.get<readonly RoundSummary[]>(
        `/api/rounds?first=${first}${search === '' ? '' : `&q=${encodeURIComponent(search)}`}`,
      ),
    placeholderData: keepPreviousData,
  });
}

export function useRound(round: string) {
  return useQuery({
    queryKey: ['round', round],
    queryFn: () => api.get<RoundView>(roundPath(round)),
    enabled: round !== '',
  });
}

/** A person's announced results over rounds: only organiser, chair and inspector. */
export function usePersonResults(person: string, rehearsals: boolean) {
  return useQuery({
    queryKey: ['person-results', person, rehearsals],
    queryFn: () =>
      api.get<PersonResultsView>(`/api/people/${encodeURIComponent(person)}/results?rehearsals=${rehearsals ? 1 : 0}`),
    placeholderData: keepPreviousData,
  });
}

/** The roster of a round: only organiser, chair and inspector. */
export function useRoster(round: string, enabled = true) {
  return useQuery({
    queryKey: ['round', round, 'people'],
    queryFn: async () => {
      const answer = await api.get<readonly Person[] | { readonly people: readonly Person[] }>(
        `${roundPath(round)}/people`,
      );
      return 'people' in answer ? answer.people : answer;
    },
    enabled,
  });
}

function conferenceQuery(round: string, conference: string) {
  return queryOptions({
    queryKey: ['round', round, 'conference', conference],
    queryFn: () => api.get<ConferenceView>(conferencePath(round, conference)),
  });
}

export function useConference(round: string, conference: string) {
  return useQuery(conferenceQuery(round, conference));
}

/** Several conferences of a round; what is not there yet, or not for this reader, is left out. */
export function useConferences(round: string, conferences: readonly string[]): readonly ConferenceView[] {
  const answers = useQueries({ queries: conferences.map((conference) => conferenceQuery(round, conference)) });
  return answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
}

export function useDocuments(round: string) {
  return useQuery({
    queryKey: ['round', round, 'documents'],
    queryFn: () => api.get<readonly DocumentEntry[]>(`${roundPath(round)}/documents`),
  });
}

/** Everybody with an account, for choosing people. */
export function useAccountNames() {
  return useQuery({
    queryKey: ['account-names'],
    queryFn: () => api.get<readonly AccountName[]>('/api/accounts/names'),
  });
}

export function useRuleSets() {
  return useQuery({
    queryKey: ['rules'],
    queryFn: () => api.get<readonly RuleSetSummary[]>('/api/rules'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useRuleSet(id: string) {
  return useQuery({
    queryKey: ['rules', id],
    queryFn: () => api.get<Rules>(`/api/rules/${encodeURIComponent(id)}`),
    enabled: id !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
}
