import {
  conferenceEvents,
  err,
  fingerprint,
  namesOf,
  ok,
  type Role,
  roles,
  roundEvents,
  sealedSpans,
  searchKey,
  sentenceOf,
  type Text,
  text,
} from '@tinnhiem/core';
import { z } from 'zod';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

/** Whoever reads the record: all but those who see only what the room sees, or the report made for them. */
const readers: readonly Role[] = roles.filter((role) => role !== 'observer' && role !== 'higher-committee');
// As many digits as the fingerprint on paper is made of. Two whole hashes in a row would let somebody try out what stands between.
const digitsShown = 20;

const titles = new Map<string, Text>([...roundEvents, ...conferenceEvents].map(({ type, title }) => [type, title]));

export const recordRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds/:round/record',
    access: readers,
    summary: text('Hồ sơ của đợt, từng việc một, không có số liệu', 'The record of the round, act by act, no figures'),
    query: z.object({
      from: z.coerce.number().int().min(1).default(1),
      type: z.string().max(100).optional(),
      q: z.string().max(200).default(''),
    }),
    async handle({ office, params, query }) {
      const id = params.round ?? '';
      const round = await office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      const acts = await office.service.acts(id);
      if (!acts.ok) return err(problem(acts.error));
      const { head, shown } = round.value;
      const spans = sealedSpans(acts.value);
      const isShown = (number: number) =>
        number <= shown.number && !spans.some(({ from, to }) => number >= from && number < to);
      const key = searchKey(query.q);
      const names = namesOf(round.value, acts.value);
      const found = acts.value
        .filter(({ number, type }) => number >= query.from && (query.type === undefined || type === query.type))
        .map((act) => ({
          number: act.number,
          at: act.at,
          by: { name: act.by.name, role: act.by.role, onBehalfOf: act.by.onBehalfOf?.name ?? null },
          stream: act.stream,
          type: act.type,
          title: titles.get(act.type) ?? text(act.type, act.type),
          sentence: sentenceOf(act, names),
          // During a count no hash of its acts leaves the server, and of those about single ballots none ever: marks could be guessed from it.
          hash: isShown(act.number) ? act.hash.slice(0, digitsShown) : '',
        }))
        .filter(({ sentence, title, by }) =>
          searchKey(`${title.vi} ${sentence.vi} ${sentence.en} ${by.name} ${by.onBehalfOf ?? ''}`).includes(key),
        );
      return ok({
        ok: true,
        head: head.number,
        fingerprint: fingerprint(shown.hash),
        fingerprintAt: shown.number,
        acts: found,
      });
    },
  }),
];
