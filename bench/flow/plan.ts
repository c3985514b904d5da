// What is led through the whole flow: one list on paper and electronically at once, the paper scanned; one list entered by two people. All
// people are invented.
import { type Day, type Plan, planSchema, type Roster, rosterSchema } from '@tinnhiem/core';
import { samplePlan, sampleRoster } from '../../packages/server/test/sample.ts';

export const castList = 'khoa';
export const enteredList = 'phong';
export const mixedConference = 'hon-hop';
export const enteredConference = 'nhap-tay';

export const flowRoster: Roster = rosterSchema.parse({
  people: [
    ...sampleRoster.people,
    ...['An', 'Bình'].map((name, index) => ({
      id: `CB50${index + 1}`,
      name: `Triệu Thị Giả Định ${name}`,
      unit: `Phòng ${index + 1}`,
      posts: [{ title: 'Trưởng phòng', unit: `Phòng ${index + 1}`, start: '2015-09-01' }],
    })),
  ],
});

export function flowPlan(round: string, day: Day): Plan {
  const plan = samplePlan();
  const [list] = plan.lists;
  const [conference] = plan.conferences;
  return planSchema.parse({
    ...plan,
    id: round,
    electronicCasting: { decision: 'Quyết định giả định, chỉ để diễn tập', date: day },
    lists: [list, { ...list, id: enteredList, title: 'Trưởng phòng', votedOn: { posts: ['Trưởng phòng'] } }],
    conferences: [
      { ...conference, id: mixedConference, day, lists: [castList], casting: 'mixed', count: { method: 'scan' } },
      { ...conference, id: enteredConference, day, lists: [enteredList], count: { method: 'entry' } },
    ],
  });
}
