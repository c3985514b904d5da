// S14: the walls inside a server. An account reaches the rounds of its own organisation, and no other round is there for it.
import {
  err,
  organisationOf,
  organisationRetired,
  ownerOf,
  type Refusal,
  type Result,
  type Round,
  refuse,
  topOrganisation,
} from '@tinnhiem/core';
import { notFound } from '../service/refusals.ts';
import type { Service } from '../service/service.ts';
import type { Organisations } from './organisations.ts';

/** To whom rounds belong, of which only the id that they name is known. */
async function isOf(organisations: Organisations, own: string, named: string | null): Promise<boolean> {
  // Most servers have one organisation, and nothing to look up.
  if (named === null) return own === topOrganisation;
  return named === own || ownerOf(await organisations.tree(), named) === own;
}

/** The service as it is for somebody of an organisation: other organisations' rounds are not there, and what is begun is its own. */
export function ownRounds(service: Service, organisations: Organisations, own: string): Service {
  async function found(id: string): Promise<Result<Round, Refusal>> {
    const round = await service.round(id);
    // Nobody can say to whom a round belongs that cannot be read: it is shown to those who run the server.
    if (!round.ok) return own === topOrganisation ? round : err(refuse(notFound, id));
    return (await isOf(organisations, own, round.value.state.belongsTo)) ? round : err(refuse(notFound, id));
  }
  return {
    ...service,
    round: found,
    async acts(id) {
      const round = await found(id);
      return round.ok ? await service.acts(id) : round;
    },
    async list() {
      const tree = await organisations.tree();
      return (await service.list()).filter(({ summary }) => ownerOf(tree, summary?.belongsTo ?? null) === own);
    },
    async perform(order) {
      if (order.command !== 'create-round') {
        const round = await found(order.round);
        return round.ok ? await service.perform(order) : round;
      }
      const organisation = organisationOf(await organisations.tree(), own);
      if (organisation !== undefined && organisation.retired !== null)
        return err(refuse(organisationRetired, organisation.name));
      const { belongsTo: _given, ...data } = order.data as Record<string, unknown>;
      return await service.perform({
        ...order,
        data: own === topOrganisation ? data : { ...data, belongsTo: own },
      });
    },
  };
}

/** Whether a round, where there is one, is out of reach for somebody of an organisation. */
export async function isElsewhere(
  service: Service,
  organisations: Organisations,
  own: string,
  round: string,
): Promise<boolean> {
  const reached = await ownRounds(service, organisations, own).round(round);
  return !reached.ok && reached.error.code === notFound.code;
}
