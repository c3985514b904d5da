// The official documents of a round as files: everything that whoever asks may print now.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Asker, type Language, refuse, text } from '@tinnhiem/core';
import type { AvailableDocument, DocumentRequest, PaperForm } from '../../documents/index.ts';
import { askerFor } from '../../inquiries/askers.ts';
import { createOwnTemplates, issuerOf, withTemplate } from '../../own-templates/own-templates.ts';
import { noOwnTemplate } from '../../own-templates/refusals.ts';
import { type Call, type CliCommand, Refused, requiredOption, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { pdfFile, wordFile } from '../file-kinds.ts';
import { readNamedFile, writeNamedFile } from '../files.ts';
import { type Target, targetAt } from '../overwrite.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';
import { tableLines } from '../table.ts';

export const documents: CliCommand = {
  name: ['documents'],
  summary: text('Xuất các văn bản của đợt thành PDF và DOCX', 'Official documents as PDF and DOCX'),
  arguments: [roundArgument],
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      required: true,
      what: text('Thư mục để ghi văn bản', 'Folder for the documents'),
    },
    form: {
      type: 'string',
      value: 'NAME',
      what: text('Chỉ một loại văn bản, ví dụ counting-minutes', 'Only one kind, such as counting-minutes'),
    },
    template: {
      type: 'string',
      value: 'FILE.docx',
      what: text(
        'Mẫu Word riêng cho bản Word của loại văn bản ghi ở --form',
        'An own template of Word for the documents that --form names',
      ),
    },
    ...dataOptions,
  },
  json: '{ files: [{ form, path, sha256 }] }',
  example: 'tinnhiem documents tuaf-2019 --out van-ban',
  run: (call: Call) =>
    withSession(call, async (session) => {
      // Loaded only here: other commands need no typesetter.
      const { formTitles, isPaperForm } = await import('../../documents/index.ts');
      const form = textOption(call, 'form');
      if (form === undefined && textOption(call, 'template') !== undefined)
        throw new WrongUse(
          text(
            '--template: cần --form để biết là mẫu của văn bản nào.',
            '--template: --form has to say which document it is for.',
          ),
        );
      if (form !== undefined && !isPaperForm(form)) {
        const known = Object.keys(formTitles).join(', ');
        throw new WrongUse(
          text(
            `--form: không có loại “${form}”. Các loại: ${known}.`,
            `--form: there is no “${form}”. Forms: ${known}.`,
          ),
        );
      }
      const template = form === undefined ? null : await templateOf(call, form);
      const files = await writeDocuments(call, session, form, template);
      return {
        status: 0,
        json: { round: call.arguments.ROUND, files },
        lines: tableLines(
          heads[call.language],
          files.map((file) => [file.title, file.path]),
        ),
      };
    }),
};

const heads: Readonly<Record<Language, readonly string[]>> = { vi: ['Văn bản', 'Tệp'], en: ['Document', 'File'] };

interface PrintedFile {
  readonly document: AvailableDocument;
  readonly format: 'pdf' | 'docx';
  readonly request: DocumentRequest;
  readonly target: Target;
}

interface WrittenFile {
  readonly form: string;
  readonly title: string;
  readonly path: string;
  readonly sha256: string;
}

/** The template that was named, if it can be used. Says what it leaves out. */
async function templateOf(call: Call, form: PaperForm): Promise<Uint8Array | null> {
  const path = textOption(call, 'template');
  if (path === undefined) return null;
  const { faultOf, hasOwnTemplate, templateFindings } = await import('../../own-templates/check.ts');
  if (!hasOwnTemplate(form)) throw new Refused(refuse(noOwnTemplate, form));
  const file = await readNamedFile(path, 'template');
  const findings = templateFindings(form, file);
  if (!findings.ok) throw new Refused(findings.error);
  const fault = faultOf(findings.value);
  if (fault !== null) throw new Refused(fault);
  for (const { message } of findings.value) call.say(message);
  return file;
}

async function writeDocuments(
  call: Call,
  session: Session,
  form: string | undefined,
  template: Uint8Array | null,
): Promise<WrittenFile[]> {
  const { availableDocuments, documentRequest, isKept, keptMinutes, printedBy, randomCodes, renderDocument } =
    await import('../../documents/index.ts');
  const { round, rules } = await session.round(call.arguments.ROUND ?? '');
  const viewer = { ...session.onlooker, reader: { account: session.doer.account, at: session.service.now() } };
  const available = availableDocuments(round, rules, viewer).filter(
    (other) => !other.locked && (form === undefined || other.form === form),
  );
  if (available.length === 0) {
    const refused = documentRequest(round, rules, { form: form ?? 'plan' }, viewer);
    throw refused.ok ? new Error('a document can be printed that is not in the list') : new Refused(refused.error);
  }
  const out = requiredOption(call, 'out');
  const ownTemplates = createOwnTemplates(session.tables);
  const printed: PrintedFile[] = [];
  for (const document of available)
    for (let copy = 1; copy <= (document.copies ?? 1); copy += 1)
      for (const format of document.docx ? (['pdf', 'docx'] as const) : (['pdf'] as const)) {
        const { conference, list, person, number, matter } = document;
        const query = { form: document.form, conference, list, person, number, matter, copy, format };
        const make = (asker?: Asker) => documentRequest(round, rules, query, viewer, randomCodes, asker);
        const first = make();
        const request = first.ok ? make(await askerFor(session.service, round, first.value.namesAsker)) : first;
        if (!request.ok) throw new Refused(request.error);
        const target = await targetAt(join(out, request.value.fileName), format === 'pdf' ? pdfFile : wordFile);
        printed.push({ document, format, request: request.value, target });
      }
  const files: WrittenFile[] = [];
  // Only once nothing is in the way of any of them.
  for (const { document, format, request, target } of printed) {
    const { conference, title } = document;
    const { doer, service } = session;
    const own = template ?? (format === 'docx' ? await ownTemplates.of(issuerOf(round), document.form) : null);
    const asked = printedBy(withTemplate(request, own), doer.name, service.now());
    const by = asked.options.printed;
    const kept = isKept(asked, undefined)
      ? await keptMinutes(service.store, renderDocument, round.state.id, asked)
      : null;
    const marked =
      kept !== null && by !== undefined ? (await import('@tinnhiem/documents')).printedCopy(kept, by) : kept;
    const bytes = marked ?? (await renderDocument(asked));
    await writeNamedFile(target, bytes);
    if (request.namesAsker !== null) await session.noteAskerSeen(round.state.id, request.namesAsker);
    if (request.confidential) await session.noteLook(round.state.id, conference, request.fileName);
    files.push({
      form: document.form,
      title: title[call.language],
      path: target.path,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  }
  return files;
}
