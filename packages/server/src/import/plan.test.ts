import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlan } from './plan.ts';

const sample = readFileSync(join(import.meta.dirname, '../../../../samples/tuaf-2019/plan.yaml'), 'utf8');
const lineOf = (yaml: string, part: string): number => yaml.slice(0, yaml.indexOf(part)).split('\n').length;
const problems = (yaml: string) => {
  const read = readPlan(yaml, 'plan.yaml');
  return read.ok
    ? []
    : read.error.map(({ code, where, message }) => ({ code, row: where.row, path: where.path, vi: message.vi }));
};
const changed = (from: string | RegExp, to: string) => problems(sample.replace(from, to));

const small = `schema: tinnhiem/plan/1
id: vi-du
title: Ví dụ
organisation: { name: A, issuer: B, place: C, stamp: D }
document:
  profile: party-2018
  subject: E
  legalBases: []
  sections: []
  recipients: []
  signature: { onBehalfOf: F, role: G, name: H }
rules: { id: vn/262-qd-tw-2014 }
lists:
  - id: mot
    title: Một
    place: workplace
    votedOn: { posts: [Trưởng khoa] }
    voters:
      - { label: Mọi người, posts: [Trưởng khoa, { title: Ủy viên, unit: Công đoàn }] }
conferences:
  - id: hn
    title: Hội nghị
    day: 2019-03-01
    lists: [mot]
    chair: Bí thư
    count: { method: entry }
`;
const edit = (from: string, to: string) => {
  expect(small).toContain(from);
  return problems(small.replace(from, to));
};

describe('a plan', () => {
  test('of the sample is read whole', () => {
    const read = readPlan(sample, 'plan.yaml');
    expect(read.ok && read.value.lists.map(({ id }) => id)).toEqual([
      'ban-thuong-vu',
      'ban-giam-hieu',
      'doan-the',
      'don-vi',
    ]);
  });

  test('in short form gets its defaults', () => {
    const read = readPlan(small, 'plan.yaml');
    expect(read.ok && [read.value.lists[0]?.order, read.value.conferences[0]?.count.independent]).toEqual(['name', 2]);
  });

  test('has an error with line and path for each problem', () => {
    expect(changed('\norganisation:', '\norganization:')).toContainEqual({
      code: 'E-plan-unknown',
      row: lineOf(sample, 'organisation:'),
      path: 'organization',
      vi: 'Không có mục “organization” ở chỗ này; có lẽ là “organisation”.',
    });
    expect(edit('    chair: Bí thư\n', '')).toEqual([
      {
        code: 'E-plan-missing',
        row: lineOf(small, '  - id: hn'),
        path: 'conferences[0].chair',
        vi: 'Thiếu mục “conferences[0].chair”.',
      },
    ]);
    expect(edit('day: 2019-03-01', 'day: 2019-02-30')).toEqual([
      {
        code: 'E-plan-value',
        row: lineOf(small, 'day:'),
        path: 'conferences[0].day',
        vi: '“conferences[0].day”: phải là ngày có thật, viết năm-tháng-ngày như 2019-03-01.',
      },
    ]);
    expect(edit('place: workplace', 'place: noi-cong-tac')[0]).toMatchObject({
      code: 'E-plan-value',
      row: lineOf(small, 'place: workplace'),
      vi: '“lists[0].place”: phải là “party-committee”, “workplace”.',
    });
    expect(edit('title: Ví dụ', 'title: 2019')[0]?.vi).toBe('“title”: phải là chữ; số và ngày đặt trong ngoặc kép.');
    expect(edit('title: Ví dụ', 'title: "  "')[0]?.vi).toBe('“title”: không được để trống.');
    expect(edit('lists: [mot]', 'lists: mot')[0]).toMatchObject({ code: 'E-plan-value', path: 'conferences[0].lists' });
  });

  test('refuses a threshold above the whole, which would never apply, and one of nothing', () => {
    const path = 'rules.overlay.thresholds[1].fraction';
    expect(changed('numerator: 2\n', 'numerator: 5\n')).toContainEqual({
      code: 'E-plan-value',
      row: expect.any(Number),
      path,
      vi: `“${path}”: tử số lớn hơn mẫu số: không phần nào lớn hơn cả số.`,
    });
    expect(changed('denominator: 3\n', 'denominator: 0\n')[0]?.vi).toBe(`“${path}.denominator”: phải lớn hơn 0.`);
  });

  test('names the entry inside an alternative: a post is a title, or a title with a unit', () => {
    expect(edit('unit: Công đoàn', 'uint: Công đoàn')).toEqual([
      {
        code: 'E-plan-unknown',
        row: lineOf(small, 'label: Mọi người'),
        path: 'lists[0].voters[0].posts[1].uint',
        vi: 'Không có mục “uint” ở chỗ này; có lẽ là “unit”.',
      },
    ]);
    expect(edit('posts: [Trưởng khoa] }', 'posts: [1] }')[0]).toMatchObject({
      code: 'E-plan-value',
      path: 'lists[0].votedOn.posts[0]',
    });
  });

  test('is YAML without tricks: no entry twice, no tabs, no unfolding references, one part', () => {
    expect(problems(`${small}id: hai\n`)).toMatchObject([{ code: 'E-plan-key-twice', row: small.split('\n').length }]);
    expect(edit('    chair: Bí thư', '\tchair: Bí thư')[0]).toMatchObject({
      code: 'E-plan-not-yaml',
      row: lineOf(small, 'chair:'),
    });
    expect(problems(`${small}---\nid: hai\n`)[0]?.code).toBe('E-plan-not-yaml');
    const layers = Array.from(
      { length: 9 },
      (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`,
    );
    expect(problems(`a0: &a0 [x, x, x]\n${layers.join('\n')}\n`)).toMatchObject([{ code: 'E-plan-references' }]);
    expect(problems('id: [1, 2')[0]?.code).toBe('E-plan-not-yaml');
    expect(problems('')[0]?.code).toBe('E-plan-empty');
    expect(problems('# chỉ có ghi chú\n')[0]?.code).toBe('E-plan-value');
    expect(problems(`id: ${'x'.repeat(2_100_000)}`)[0]?.code).toBe('E-plan-too-large');
    expect(problems('- a\n- b\n')[0]?.code).toBe('E-plan-value');
  });

  test('has every id once, every list at one conference, and no conference with a list that is not there', () => {
    expect(edit('lists: [mot]', 'lists: [mot, hai]')).toEqual([
      {
        code: 'E-plan-list-unknown',
        row: lineOf(small, 'lists: [mot]'),
        path: 'conferences[0].lists[1]',
        vi: 'Hội nghị “Hội nghị” dùng danh sách “hai”, không có trong kế hoạch (có: mot).',
      },
    ]);
    expect(edit('lists: [mot]', 'lists: [mot, mot]').map(({ code }) => code)).toEqual(['E-plan-list-twice']);
    const second = small.slice(small.indexOf('  - id: mot'), small.indexOf('conferences:'));
    expect(problems(small.replace('conferences:', `${second}conferences:`)).map(({ code }) => code)).toEqual([
      'E-plan-id-twice',
    ]);
    expect(
      problems(small.replace('conferences:', `${second.replace('mot', 'hai')}conferences:`)).map(({ code, path }) => [
        code,
        path,
      ]),
    ).toEqual([['E-plan-list-nowhere', 'lists[1].id']]);
  });
});
