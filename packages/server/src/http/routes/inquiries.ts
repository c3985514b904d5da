// S15: the register of requests for information. Who asked is given one by one, to those who may know, and each look is written down.
import {
  type Approved,
  askerSchema,
  askerSeenBy,
  dayOf,
  err,
  filesOfInquiries,
  type Inquiry,
  type InquiryRegister,
  inquiriesSeenBy,
  type Onlooker,
  ok,
  type Refusal,
  type Result,
  type Role,
  refuse,
  registerOf,
  roleMissing,
  roles,
  seesAsker,
  text,
} from '@tinnhiem/core';
import { z } from 'zod';
import type { Account } from '../../accounts/accounts.ts';
import { askerOn, keepAsker } from '../../inquiries/askers.ts';
import { notFound } from '../../service/refusals.ts';
import type { Service } from '../../service/service.ts';
import { openedTypes, openFile, openingQuery } from '../opened-file.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { mostScanBytes, takeScan } from '../scan-file.ts';

const readers: readonly Role[] = roles.filter((role) => inquiriesSeenBy[role]);
const workers: readonly Role[] = ['organiser'];
const workersAre = text('Bộ phận tổ chức', 'The organiser');
const knowers: readonly Role[] = roles.filter((role) => askerSeenBy[role]);

export const onlookerOf = ({ roles: held, name, person, represents }: Account): Onlooker => ({
  roles: held,
  name,
  person,
  standsFor: represents,
});

interface Found {
  readonly state: Approved;
  readonly register: InquiryRegister;
  readonly inquiry: Inquiry;
}

const whoAsked = text('Xem người yêu cầu', 'Look at who asked');

async function findInquiry(service: Service, id: string, number: string): Promise<Result<Found, Refusal>> {
  const round = await service.round(id);
  if (!round.ok) return round;
  const { state } = round.value;
  const inquiry = state.stage === 'approved' ? state.inquiries[Number(number) - 1] : undefined;
  if (state.stage !== 'approved' || inquiry === undefined) return err(refuse(notFound, number));
  return ok({ state, inquiry, register: registerOf(state, dayOf(service.now())) });
}

/** Whether somebody may know who asked; the person whom it is about never. */
function maySeeAsker(account: Account, { inquiry, register }: Found): boolean {
  const shown = register.inquiries[inquiry.number - 1];
  return seesAsker(onlookerOf(account), { person: inquiry.person, name: shown?.name ?? inquiry.person });
}

export const inquiryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds/:round/inquiries',
    access: readers,
    summary: text(
      'Sổ yêu cầu cung cấp thông tin, không có người yêu cầu',
      'Requests for information, without who asked',
    ),
    async handle({ office, params }) {
      const round = await office.service.round(params.round ?? '');
      if (!round.ok) return err(problem(round.error));
      const { state } = round.value;
      return ok(state.stage === 'approved' ? registerOf(state, dayOf(office.now())) : null);
    },
  }),
  route({
    method: 'POST',
    path: '/api/rounds/:round/inquiries/askers',
    access: ['organiser'],
    summary: text('Ghi người yêu cầu, để riêng ngoài hồ sơ', 'Keep who asked, beside the record'),
    body: askerSchema,
    answer: z.object({ sha256: z.string(), bytes: z.number() }),
    async handle({ office, params, body }) {
      const id = params.round ?? '';
      const round = await office.service.round(id);
      return round.ok ? ok(await keepAsker(office.service.store, id, body)) : err(problem(round.error));
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/inquiries/:inquiry/asker',
    access: knowers,
    summary: text('Ai yêu cầu; mỗi lần xem được ghi lại', 'Who asked; each look is written down'),
    async handle({ office, params, account, note }) {
      const { round = '', inquiry = '' } = params;
      const found = await findInquiry(office.service, round, inquiry);
      if (!found.ok) return err(problem(found.error));
      if (!maySeeAsker(account, found.value)) {
        await note({ kind: 'refused', round, detail: `asker of request ${inquiry}` });
        return err(problem(refuse(roleMissing, whoAsked, knowers)));
      }
      await note({ kind: 'asker-seen', round, detail: inquiry });
      const asker = await askerOn(office.service.store, round, found.value.inquiry.asker);
      return asker === null ? err(problem(refuse(notFound, inquiry))) : ok(asker);
    },
  }),
  route({
    method: 'POST',
    path: '/api/rounds/:round/inquiries/files',
    access: ['organiser'],
    summary: text('Tải lên văn bản của một yêu cầu', 'Upload a paper of a request'),
    multipart: true,
    bodyLimit: mostScanBytes,
    answer: z.object({ sha256: z.string(), bytes: z.number() }),
    async handle({ office, params, request, note }) {
      const id = params.round ?? '';
      const round = await office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      const file = await takeScan(request);
      if (!file.ok) return err(problem(file.error));
      await office.service.store.addAttachment(id, file.value);
      // Names of files tell who wrote them.
      await note({ kind: 'inquiry-file-added', round: id });
      return ok({ sha256: file.value.sha256, bytes: file.value.bytes.length });
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/inquiries/:inquiry/files/:sha256',
    access: readers,
    summary: text('Văn bản của một yêu cầu, mỗi trang ghi người mở', 'A paper of a request, marked with its reader'),
    query: openingQuery,
    answers: openedTypes,
    async handle({ office, params, query, account, note }) {
      const { round = '', inquiry = '', sha256 = '' } = params;
      const found = await findInquiry(office.service, round, inquiry);
      if (!found.ok) return err(problem(found.error));
      // What shows who asked anywhere shows it here too.
      const shows = filesOfInquiries(found.value.state.inquiries).get(sha256);
      const isOwn = filesOfInquiries([found.value.inquiry]).has(sha256);
      if (!isOwn || found.value.inquiry.asker.sha256 === sha256) return err(problem(refuse(notFound, sha256)));
      if (shows === 'asker' && !maySeeAsker(account, found.value)) {
        await note({ kind: 'refused', round, detail: `asker of request ${inquiry}` });
        return err(problem(refuse(roleMissing, whoAsked, knowers)));
      }
      const file = await office.service.store.attachment(round, sha256);
      if (file === null) return err(problem(refuse(notFound, sha256)));
      if (shows === 'asker') await note({ kind: 'asker-seen', round, detail: inquiry });
      // Its name tells who wrote it.
      else await note({ kind: 'inquiry-file-seen', round, detail: inquiry });
      const original = query.original === 'true';
      const asked = { file, name: `yeu-cau-${inquiry}`, workers, workersAre, original, round, inquiry };
      const answer = await openFile(office, account, asked, note);
      return answer.ok ? answer : err(problem(answer.error));
    },
  }),
];
