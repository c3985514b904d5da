// One route for every command, made from THE table: who may is what the table says.
import {
  commands,
  conferenceCommands,
  err,
  malformed,
  ok,
  type Result,
  refuse,
  roundCommands,
  text,
} from '@tinnhiem/core';
import { z } from 'zod';
import { doerOf } from '../../accounts/account.ts';
import { notFound } from '../../service/refusals.ts';
import { splitKey } from '../conference.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route, type SignedInVisit } from '../route.ts';
import { keepSignedMinutes } from '../signed-minutes.ts';

const sent = z.object({ id: z.uuid(), data: z.unknown() });
type Sent = z.output<typeof sent>;

async function perform(
  visit: SignedInVisit<unknown, Sent>,
  place: { readonly round: string; readonly conference?: string },
  command: string,
  data: unknown,
): Promise<Result<unknown, Problem>> {
  const { office, account, body, note } = visit;
  const by = doerOf(account);
  const done = await office.service.perform({ ...place, command, id: body.id, data, by });
  if (done.ok) {
    if (command === 'sign-minutes') await keepSignedMinutes(office, place.round, place.conference ?? '');
    if (command === 'destroy-ballots') await office.scans.destroyPictures(place.round);
    return done;
  }
  await note({ kind: 'refused', ...place, detail: `${command} (${done.error.code})` });
  return err(problem(done.error));
}

const limit = 8 * 1024 * 1024;

const ofRounds: readonly Route[] = roundCommands
  .filter((entry) => entry.name !== 'create-round' && !('internal' in entry))
  .map(({ name, title, data, roles, stages }) =>
    route({
      method: 'POST',
      path: `/api/rounds/:round/${name}`,
      access: roles,
      summary: title,
      body: sent,
      bodyLimit: limit,
      command: { name, data, stages },
      async handle(visit) {
        const round = visit.params.round ?? '';
        const data = await withPreview(name, visit);
        return data.ok ? await perform(visit, { round }, name, data.value) : data;
      },
    }),
  );

const ofConferences: readonly Route[] = conferenceCommands
  // What the server records once it has checked it, nobody sends as it is.
  .filter(({ internal }) => internal !== true)
  .map(({ name, title, data, roles, stages }) =>
    route({
      method: 'POST',
      path: `/api/conferences/:key/${name}`,
      access: roles,
      summary: title,
      body: sent,
      command: { name, data, stages },
      handle: (visit) => perform(visit, splitKey(visit.params.key ?? ''), name, visit.body.data),
    }),
  );

export const commandRoutes: readonly Route[] = [...ofRounds, ...ofConferences];

const byPreview = z.strictObject({ preview: z.string() });

/** The data of a command, where it names a preview with what was read in there. */
async function withPreview(
  command: string,
  { office, account, body }: SignedInVisit<unknown, Sent>,
): Promise<Result<unknown, Problem>> {
  const named = byPreview.safeParse(body.data);
  if (!named.success) return ok(body.data);
  const preview = await office.previews.find(named.data.preview, account.id);
  if (preview === null) return err(problem(refuse(notFound, named.data.preview)));
  const { plan, roster, rosterWarnings, sources } = preview;
  if (command === 'replace-roster' && roster !== null)
    return ok({ roster, ...(rosterWarnings === undefined ? {} : { rosterWarnings }), sources });
  if (command === 'revise-plan' && plan !== null) return ok({ plan });
  const title = commands.get(command)?.title ?? text(command, command);
  const nothing = text(`bản xem trước không có dữ liệu cho “${title.vi}”`, `the preview has no data for “${title.en}”`);
  return err(problem(refuse(malformed, 'preview', nothing)));
}
