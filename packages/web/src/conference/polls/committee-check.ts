// What can be told of a proposed committee before it is sent; the decision stays with the server.
import { type CommitteeMember, type Finding, fold, type ListView, namedTwice, type Rules, text } from '@tinnhiem/core';

export type Proposed = Pick<CommitteeMember, 'name' | 'role'> & {
  readonly person?: string | undefined;
  readonly unit?: string | undefined;
};

function problem(
  severity: Finding['severity'],
  id: string,
  vi: string,
  en: string,
  todoVi: string,
  todoEn: string,
): Finding {
  return { id, code: id, severity, message: text(vi, en), todo: text(todoVi, todoEn), where: {} };
}

/** People whom the committee needs at least: as many as count independently. */
export function leastMembers(independent: number, rules: Pick<Rules, 'independentCounts'>): number {
  return Math.max(independent, rules.independentCounts.value);
}

/** What is not as it should be with these members, in words. Empty when nothing is. */
export function committeeProblems(
  members: readonly Proposed[],
  lists: readonly Pick<ListView, 'people'>[],
  independent: number,
  rules: Pick<Rules, 'independentCounts' | 'votedOnInCommittee'>,
): Finding[] {
  const problems: Finding[] = [];
  const needed = leastMembers(independent, rules);
  const heads = members.filter((member) => member.role === 'head').length;
  if (heads !== 1)
    problems.push(
      problem(
        'error',
        'one-head',
        heads === 0 ? 'Chưa có Trưởng ban.' : `Có ${heads} Trưởng ban.`,
        heads === 0 ? 'There is no head.' : `There are ${heads} heads.`,
        'Chọn đúng một Trưởng ban.',
        'Choose exactly one head.',
      ),
    );
  if (members.length < needed)
    problems.push(
      problem(
        'error',
        'too-few',
        `Mới có ${members.length} người; cần ít nhất ${needed} người để đếm độc lập.`,
        `Only ${members.length}; at least ${needed} are needed to count independently.`,
        'Thêm thành viên.',
        'Add members.',
      ),
    );
  for (const member of namedTwice(members))
    problems.push(
      problem(
        'error',
        `twice:${member.name}`,
        `${member.name} có tên hai lần.`,
        `${member.name} is named twice.`,
        'Bỏ một dòng; nếu là hai người trùng tên thì chọn cả hai từ danh sách, hoặc ghi thêm đơn vị sau tên.',
        'Remove one row; where two people share the name, choose both from the list, or write the unit after the name.',
      ),
    );
  const people = lists.flatMap((list) => list.people);
  const votedOn = members.filter((member) =>
    people.some((who) =>
      member.person === undefined ? fold(who.name) === fold(member.name) : who.person === member.person,
    ),
  );
  const forbidden = rules.votedOnInCommittee.value === 'forbidden';
  if (rules.votedOnInCommittee.value !== 'allowed')
    for (const member of votedOn)
      problems.push(
        problem(
          forbidden && member.person !== undefined ? 'error' : 'warning',
          `voted-on:${member.name}`,
          `${member.name} cũng là tên của người được lấy phiếu tại hội nghị này.`,
          `${member.name} is also the name of somebody voted on at this conference.`,
          forbidden ? 'Chọn người khác.' : 'Nên chọn người khác, hoặc giữ lại nếu là hai người trùng tên.',
          forbidden
            ? 'Choose somebody else.'
            : 'Better choose somebody else, unless it is another person of that name.',
        ),
      );
  return problems;
}
