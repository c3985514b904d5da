import type { Plan, PlanConference, PlanList } from '@tinnhiem/core';

/** A plan with everything still to be filled in. */
export function emptyPlan(): Plan {
  return {
    schema: 'tinnhiem/plan/1',
    id: '',
    title: '',
    organisation: { name: '', issuer: '', place: '', stamp: '' },
    document: {
      profile: 'party-2026',
      subject: '',
      legalBases: [],
      sections: [],
      recipients: [],
      signature: { onBehalfOf: '', role: '', name: '' },
    },
    rules: { id: 'vn/96-qd-tw-2023' },
    leadingPosts: [],
    lists: [emptyList(1)],
    conferences: [emptyConference(1)],
    leftOut: [],
  };
}

export function emptyList(number: number): PlanList {
  return {
    id: `danh-sach-${number}` as PlanList['id'],
    title: '',
    place: 'workplace',
    votedOn: { posts: [{ title: '' }] },
    voters: [{ label: '', posts: [{ title: '' }] }],
    order: 'name',
  };
}

export function emptyConference(number: number): PlanConference {
  return {
    id: `hoi-nghi-${number}` as PlanConference['id'],
    title: '',
    day: '' as PlanConference['day'],
    lists: [],
    chair: '',
    count: { method: 'entry', independent: 2 },
    observers: [],
  };
}
