import { readFile } from 'node:fs/promises';
import { ok, text } from '@tinnhiem/core';
import { rosterTemplate } from '../../import/roster-template.ts';
import { type FileAnswer, type Route, route } from '../route.ts';

const sample = new URL('../../../../../samples/tuaf-2019/', import.meta.url);
/** Files of the sample round; its people are invented. With them anybody can practise without a roster of their own. */
const sampleFiles = [
  {
    name: 'plan.yaml',
    type: 'application/yaml',
    summary: text('Kế hoạch mẫu, có chú thích', 'A sample plan with comments'),
  },
  {
    name: 'people.csv',
    type: 'text/csv',
    summary: text('Nhân sự hư cấu của đợt mẫu', 'Invented people of the sample round'),
  },
  {
    name: 'posts.csv',
    type: 'text/csv',
    summary: text('Chức vụ của nhân sự hư cấu', 'Posts of the invented people'),
  },
] as const;

export const templateRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/templates/roster.xlsx',
    access: 'signed-in',
    summary: text('Mẫu danh sách nhân sự', 'Template of a roster'),
    answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    async handle() {
      const answer: FileAnswer = {
        file: await rosterTemplate(),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        name: 'danh-sach-nhan-su.xlsx',
        inline: false,
      };
      return ok(answer);
    },
  }),
  ...sampleFiles.map(({ name, type, summary }) =>
    route({
      method: 'GET',
      path: `/api/templates/${name}`,
      access: 'signed-in',
      summary,
      answers: type,
      async handle() {
        const file = await readFile(new URL(name, sample));
        const answer: FileAnswer = { file, type: `${type}; charset=utf-8`, name, inline: false };
        return ok(answer);
      },
    }),
  ),
];
