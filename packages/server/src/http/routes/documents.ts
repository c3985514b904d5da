import { type Asker, err, insiders, ok, type Refusal, type Result, type Round, type Rules, text } from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { z } from 'zod';
import type { Account } from '../../accounts/accounts.ts';
import type { DocumentRequest, DocumentViewer } from '../../documents/index.ts';
import { askerFor } from '../../inquiries/askers.ts';
import { issuerOf, withTemplate } from '../../own-templates/own-templates.ts';
import type { Service } from '../../service/service.ts';
import { problem } from '../problem.ts';
import { type FileAnswer, type Office, type Route, route } from '../route.ts';
import { printedMinutes } from '../signed-minutes.ts';
import { onlookerOf } from './inquiries.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

// Setting type takes half a second to load and is not needed to check people in.
const documents = () => import('../../documents/index.ts');

/** A round and the rules in force: pinned ones, or the rule set that its plan names. */
export async function withRules(
  service: Service,
  id: string,
): Promise<Result<{ readonly round: Round; readonly rules: Rules }, Refusal>> {
  const round = await service.round(id);
  if (!round.ok) return round;
  const { state } = round.value;
  const rules = state.stage === 'approved' ? ok(state.rules) : ruleSet(state.plan.rules.id);
  return rules.ok ? ok({ round: round.value, rules: rules.value }) : rules;
}

/** Somebody who asks for documents now. */
export const viewerOf = ({ now }: Pick<Office, 'now'>, account: Account): DocumentViewer => ({
  ...onlookerOf(account),
  reader: { account: account.id, at: now() },
});

export const documentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds/:round/documents',
    access: insiders,
    summary: text('Văn bản in được bây giờ', 'Documents that can be printed now'),
    async handle({ office, params, account }) {
      const found = await withRules(office.service, params.round ?? '');
      if (!found.ok) return err(problem(found.error));
      const { availableDocuments } = await documents();
      return ok(availableDocuments(found.value.round, found.value.rules, viewerOf(office, account)));
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/documents/:form',
    access: insiders,
    summary: text(
      'Một văn bản; có số liệu thì chỉ cho người được xem',
      'A document; figures only for those who see them',
    ),
    query: z.object({
      conference: z.string().optional(),
      list: z.string().optional(),
      person: z.string().optional(),
      number: z.coerce.number().int().optional(),
      matter: z.string().max(300).optional(),
      copy: z.coerce.number().int().optional(),
      copies: z.coerce.number().int().optional(),
      format: z.enum(['pdf', 'docx']).default('pdf'),
      profile: z.enum(['party-2018', 'party-2026', 'state-2020']).optional(),
    }),
    answers: 'application/pdf',
    async handle({ office, params, query, account, note }) {
      const id = params.round ?? '';
      const found = await withRules(office.service, id);
      if (!found.ok) return err(problem(found.error));
      const { documentRequest, isKept, printedBy, randomCodes } = await documents();
      const { round, rules } = found.value;
      const viewer = viewerOf(office, account);
      const asked = { ...query, form: params.form ?? '' };
      const make = (asker?: Asker) => documentRequest(round, rules, asked, viewer, randomCodes, asker);
      const first = make();
      const request = first.ok ? make(await askerFor(office.service, round, first.value.namesAsker)) : first;
      if (!request.ok) {
        await note({ kind: 'refused', round: id, detail: `${params.form} (${request.error.code})` });
        return err(problem(request.error));
      }
      const named = nameFor(request.value);
      // Before the bytes go out: a look that could not be written down is not given.
      if (request.value.namesAsker !== null)
        await note({ kind: 'asker-seen', round: id, detail: String(request.value.namesAsker) });
      if (request.value.confidential) await note({ kind: 'document-seen', round: id, detail: named });
      const own = query.format === 'docx' ? await office.ownTemplates.of(issuerOf(round), request.value.form) : null;
      const printed = printedBy(withTemplate(request.value, own), account.name, office.now());
      const file = isKept(request.value, query.profile)
        ? await printedMinutes(office, id, printed)
        : await office.renderer.render(printed);
      // Before the bytes go out: scans are read by what was printed, whatever a later version would print.
      if (request.value.form === 'ballot') await office.scans.keepLayout(id, request.value);
      const answer: FileAnswer = { file, type: types[query.format], name: `${named}.${query.format}`, inline: true };
      return ok(answer);
    },
  }),
];

/** What a paper is called in a folder of an office and in the log of looks: its title, and which copy it is. */
function nameFor({ title, options: { copy } }: DocumentRequest): string {
  const whole = copy === undefined ? title.vi : `${title.vi} (bản ${copy.number}-${copy.of})`;
  return whole
    .replace(/[\\/:*?"<>|\p{Cc}]+\s*/gu, ' - ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 150);
}
