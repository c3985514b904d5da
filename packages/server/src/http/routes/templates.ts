import { readFile } from 'node:fs/promises';
import { ok, text } from '@tinnhiem/core';
import { rosterTemplate } from '../../import/roster-template.ts';
import { type FileAnswer, type Route, route } from '../route.ts';

const samplePlan = new URL('../../../../../samples/tuaf-2019/plan.yaml', import.meta.url);

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
  route({
    method: 'GET',
    path: '/api/templates/plan.yaml',
    access: 'signed-in',
    summary: text('Kế hoạch mẫu, có chú thích', 'A sample plan with comments'),
    answers: 'application/yaml',
    async handle() {
      const file = await readFile(samplePlan);
      const answer: FileAnswer = {
        file,
        type: 'application/yaml; charset=utf-8',
        name: 'ke-hoach.yaml',
        inline: false,
      };
      return ok(answer);
    },
  }),
];
