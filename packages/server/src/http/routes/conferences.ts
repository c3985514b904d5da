import {
  type Counting,
  commands,
  committeeRoles,
  conferenceView,
  err,
  insiders,
  type ListId,
  ok,
  text,
} from '@tinnhiem/core';
import QRCode from 'qrcode';
import { z } from 'zod';
import { doerOf } from '../../accounts/account.ts';
import { actorIn } from '../../service/actor.ts';
import { publicAddress } from '../address.ts';
import { findConference, pinnedRules, splitKey } from '../conference.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

export const conferenceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/conferences/:key',
    access: insiders,
    summary: text('Một hội nghị, như người xem được thấy', 'A conference, as the viewer may see it'),
    async handle({ office, params, account }) {
      const found = await findConference(office.service, params.key ?? '');
      if (!found.ok) return err(problem(found.error));
      const { round, conference } = found.value;
      const reopens = commands.get(conference.state.stage === 'closed' ? 'reopen-poll' : 'reopen-count');
      const reopensAs = actorIn(doerOf(account), reopens?.roles ?? []);
      const viewer = { account: account.id, roles: account.roles, reopensAs };
      return ok(conferenceView(pinnedRules(round), conference.state, conference.superseded, viewer));
    },
  }),
  route({
    method: 'GET',
    path: '/api/conferences/:key/entries',
    access: committeeRoles,
    summary: text(
      'Những phiếu chính mình đã nhập trong một tập chưa xong',
      'What one has entered oneself in a batch that is not finished',
    ),
    query: z.object({ list: z.string(), batch: z.coerce.number().int().min(1) }),
    async handle({ office, params, query, account }) {
      const found = await findConference(office.service, params.key ?? '');
      if (!found.ok) return err(problem(found.error));
      const { state } = found.value.conference;
      const counting = state.stage === 'counting' ? (state as Counting).counts[query.list as ListId] : undefined;
      const batch = counting?.method === 'entry' ? counting.batches[query.batch - 1] : undefined;
      const mine = batch?.counters.find((counter) => counter.account === account.id);
      return ok({ ballots: mine === undefined || mine.finished ? {} : mine.ballots });
    },
  }),
  route({
    method: 'GET',
    path: '/api/conferences/:key/qr',
    access: insiders,
    summary: text('Mã QR của trang chiếu', "QR code of the room's screen"),
    async handle({ office, params, request }) {
      const key = params.key ?? '';
      const found = await findConference(office.service, key);
      if (!found.ok) return err(problem(found.error));
      const { round, conference } = splitKey(key);
      const display = `${publicAddress(request)}/display/${encodeURIComponent(round)}~${encodeURIComponent(conference)}`;
      const svg = await QRCode.toString(display, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
      return ok({ display, svg, certificate: office.certificate() });
    },
  }),
];
