// An organisation's own files of Word in the place of our forms: what they may name, a check with the round's data, putting to use, taking back.
import { err, ok, type Result, type Role, refuse, text } from '@tinnhiem/core';
import { z } from 'zod';
import type { PaperForm } from '../../documents/index.ts';
import { issuerOf } from '../../own-templates/own-templates.ts';
import { noOwnTemplate } from '../../own-templates/refusals.ts';
import { type Problem, problem } from '../problem.ts';
import { type FileAnswer, type Route, route } from '../route.ts';
import { viewerOf, withRules } from './documents.ts';

const readers: readonly Role[] = ['organiser', 'chair'];
const writers: readonly Role[] = ['organiser'];
const path = '/api/rounds/:round/own-templates';
// Setting type takes half a second to load and is not needed to check people in.
const workshop = async () => ({
  ...(await import('@tinnhiem/documents')),
  ...(await import('../../documents/index.ts')),
  ...(await import('../../own-templates/check.ts')),
});
type Workshop = Awaited<ReturnType<typeof workshop>>;

function formNamed({ isPaperForm, hasOwnTemplate }: Workshop, form: string): Result<PaperForm, Problem> {
  return isPaperForm(form) && hasOwnTemplate(form) ? ok(form) : err(problem(refuse(noOwnTemplate, form)));
}

export const ownTemplateRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    access: readers,
    summary: text('Các văn bản và mẫu Word riêng đang dùng', 'Documents, and the own templates in use'),
    async handle({ office, params }) {
      const found = await withRules(office.service, params.round ?? '');
      if (!found.ok) return err(problem(found.error));
      const { formTitles, hasOwnTemplate } = await workshop();
      const own = await office.ownTemplates.list(issuerOf(found.value.round));
      const forms = (Object.keys(formTitles) as PaperForm[]).filter(hasOwnTemplate);
      return ok({
        issuer: issuerOf(found.value.round),
        forms: forms.map((form) => ({
          form,
          title: formTitles[form],
          own: own.find((template) => template.form === form) ?? null,
        })),
      });
    },
  }),
  route({
    method: 'GET',
    path: `${path}/:form`,
    access: readers,
    summary: text('Các tên mà mẫu Word của một văn bản dùng được', 'What the template of a document may name'),
    async handle({ params }) {
      const tools = await workshop();
      const form = formNamed(tools, params.form ?? '');
      return form.ok ? ok(tools.placeholdersOf(form.value)) : form;
    },
  }),
  route({
    method: 'GET',
    path: `${path}/:form/starter`,
    access: readers,
    summary: text('Tệp Word để bắt đầu, có sẵn mọi tên', 'A file of Word to begin with, with every name in it'),
    answers: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    async handle({ params }) {
      const tools = await workshop();
      const form = formNamed(tools, params.form ?? '');
      if (!form.ok) return form;
      const answer: FileAnswer = {
        file: await tools.starterTemplate(form.value),
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        name: `mau_${form.value}.docx`,
        inline: false,
      };
      return ok(answer);
    },
  }),
  route({
    method: 'POST',
    path: `${path}/:form`,
    access: writers,
    summary: text(
      'Kiểm tra một mẫu Word với dữ liệu của đợt; use=true: đưa vào dùng',
      'Check a template of Word with the data of the round; use=true: put it to use',
    ),
    query: z.object({ use: z.enum(['true', 'false']).default('false') }),
    multipart: true,
    bodyLimit: 5 * 1024 * 1024,
    async handle({ office, params, query, request, account, note }) {
      const id = params.round ?? '';
      const found = await withRules(office.service, id);
      if (!found.ok) return err(problem(found.error));
      const tools = await workshop();
      const named = formNamed(tools, params.form ?? '');
      if (!named.ok) return named;
      const form = named.value;
      const part = await request.file({
        limits: { fileSize: tools.mostTemplateBytes + 1, files: 1 },
        throwFileSizeLimit: false,
      });
      const file = part === undefined ? new Uint8Array() : new Uint8Array(await part.toBuffer());
      const findings = tools.templateFindings(form, file);
      if (!findings.ok) return err(problem(findings.error));
      const fault = tools.faultOf(findings.value);
      const { round, rules } = found.value;
      if (query.use === 'true') {
        if (fault !== null) return err(problem(fault));
        const name = part?.filename.normalize('NFC').slice(0, 200) || 'mau.docx';
        await office.ownTemplates.keep(issuerOf(round), { form, name, at: office.now(), by: account.name }, file);
        await note({ kind: 'template-set', round: id, detail: form });
      }
      const preview =
        fault === null ? await tools.templatePreview(round, rules, form, file, viewerOf(office, account)) : null;
      if (preview?.confidential === true) await note({ kind: 'document-seen', round: id, detail: preview.title });
      return ok({ findings: findings.value, preview });
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}/:form`,
    access: writers,
    summary: text('Bỏ mẫu Word riêng, dùng lại mẫu của phần mềm', 'Take the own template away; our form is used again'),
    async handle({ office, params, note }) {
      const id = params.round ?? '';
      const found = await withRules(office.service, id);
      if (!found.ok) return err(problem(found.error));
      const form = params.form ?? '';
      await office.ownTemplates.remove(issuerOf(found.value.round), form);
      await note({ kind: 'template-removed', round: id, detail: form });
      return ok({});
    },
  }),
];
