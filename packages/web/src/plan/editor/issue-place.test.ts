import { expect, test } from 'vitest';
import { emptyPlan } from '../empty-plan.ts';
import { issuesOf } from './complete.ts';
import { placeOf } from './issue-place.ts';

test('a place in the plan is said in the words of the form, counted from one', () => {
  expect(placeOf('lists.0.voters.1.posts').vi).toBe('Danh sách 1 › Thành phần ghi phiếu 2 › Chức vụ');
  expect(placeOf('conferences.1.title').vi).toBe('Hội nghị 2 › Tên hội nghị');
  expect(placeOf('rules.overlay.cutoff.cite.provision').vi).toBe('Ngày chốt bổ nhiệm › Ở mục nào của kế hoạch');
  expect(placeOf('document.signature.name').vi).toBe('Họ tên người ký');
  expect(placeOf('lists.2.votedOn.posts.0.title').vi).toBe('Danh sách 3 › Chức vụ được lấy phiếu › Chức vụ 1');
});

test('no place that an empty plan lacks is said by the key of the file', () => {
  for (const { path } of issuesOf(emptyPlan())) expect(placeOf(path).vi).toMatch(/\p{Lu}/u);
});
