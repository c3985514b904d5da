// S08, S09: a ballot of forty people with the criteria of the sample's plan. All people are invented.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Day, positionOf, rulesOfPlan, workOutRolls } from '@tinnhiem/core';
import { type BallotInput, ballotLayout } from '@tinnhiem/documents';
import { ruleSet } from '@tinnhiem/regulations';
import { expect, test } from 'vitest';
import { readPlan } from '../import/plan.ts';
import { importRoster } from '../import/roster-source.ts';

const samples = fileURLToPath(new URL('../../../../samples/tuaf-2019/', import.meta.url));
const plan = readPlan(readFileSync(`${samples}plan.yaml`, 'utf8'), 'plan.yaml');
const { roster } = await importRoster(samples, { today: '2019-02-01' as Day });
if (!plan.ok || roster === null) throw new Error('the sample cannot be read');
const found = ruleSet(plan.value.rules.id);
if (!found.ok) throw new Error('no such rules');
const rules = rulesOfPlan(found.value, plan.value.rules);
const { lists } = workOutRolls(plan.value, roster, rules, {}, '2019-02-01' as Day);
const heads = lists.find(({ id }) => (id as string) === 'don-vi')?.votedOn ?? [];

/** The heads of units of the sample, as many as wanted, each with the own posts; `long` of them with posts of two lines. */
function ballotOf(people: number, long: number): BallotInput {
  const two = 'Trưởng khoa, Khoa Công nghệ sinh học - Công nghệ thực phẩm, Ủy viên Ban Chấp hành Đảng bộ Trường';
  return {
    parent: 'Đảng ủy Đại học Thái Nguyên',
    body: 'Ban Chấp hành Đảng bộ Trường Đại học Nông Lâm',
    place: 'Thái Nguyên',
    subject: 'Trưởng các Phòng, Khoa, Viện, Trung tâm trực thuộc Trường',
    conference: 'Hội nghị lấy phiếu tín nhiệm đối với cán bộ lãnh đạo chính quyền, đoàn thể và Trưởng các đơn vị',
    date: '2019-03-01',
    criteria: rules.criteria.value.map(({ title, items }) => ({ title, items: [...items] })),
    people: Array.from({ length: people }, (_, index) => {
      const head = heads[index % heads.length];
      return { id: String(index), name: head?.name ?? '', post: index < long ? two : positionOf(head?.posts ?? []) };
    }),
    invalidReasons: rules.invalidity.map(({ label, layer }) =>
      layer.value === 'ballot' ? label.vi : `${label.vi} (không tính phần ghi đối với người đó)`,
    ),
    signature: 'optional',
    style: 'A6GX-R8XC',
  };
}

test('Forty people with the criteria of the sample’s plan are on both sides of one sheet, in rows that are read surely', () => {
  expect(heads).toHaveLength(21);
  for (const long of [0, 5]) {
    const { pages } = ballotLayout(ballotOf(40, long));
    expect(pages).toHaveLength(2);
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(40);
    for (const { rows } of pages)
      for (const [index, { boxes }] of rows.entries()) {
        const before = rows[index - 1];
        if (before !== undefined) expect(boxes.high[1] - before.boxes.high[1]).toBeGreaterThanOrEqual(7.2);
      }
  }
});
