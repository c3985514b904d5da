// Several organisations on one server, for tests: accounts in each, and a round that belongs to one of them.
import type { Role } from '@tinnhiem/core';
import { type Ask, password, type TestServer } from './http.ts';
import { leadTo, type SampleStage } from './sample.ts';

/** Adds an organisation below another one. Returns its id. */
export async function addOrganisation({ office }: TestServer, name: string, parent = 'main'): Promise<string> {
  const made = await office.organisations.add({ name, kind: 'school', otherNames: [], parent });
  if (!made.ok) throw new Error(made.error.message.en);
  return made.value.id;
}

/** Gives an account in some roles of an organisation, signed in; the same for the same roles. */
export function membersOf(server: TestServer): (organisation: string, ...held: readonly Role[]) => Promise<Ask> {
  const { accounts } = server.office;
  const known = new Map<string, Ask>();
  return async (belongsTo, ...held) => {
    const username = [belongsTo, ...held].join('.');
    const ready = known.get(username);
    if (ready !== undefined) return ready;
    await accounts.create({ username, name: `Người ${username}`, roles: held, password, belongsTo });
    const signedIn = await accounts.signIn(username, password, '127.0.0.1');
    if (!signedIn.ok) throw new Error(signedIn.error.message.en);
    const { account, token } = signedIn.value;
    const changed = await accounts.changePassword(account.id, password, `${password} ${known.size}`, token);
    if (!changed.ok) throw new Error(changed.error.message.en);
    const ask = server.withToken(token);
    known.set(username, ask);
    return ask;
  };
}

/** Leads a sample round of an organisation to a stage. */
export async function leadRoundOf(
  { office: { service } }: TestServer,
  belongsTo: string,
  stage: SampleStage,
  round: string,
): Promise<void> {
  await leadTo(
    {
      ...service,
      perform: (order) =>
        service.perform(
          order.command === 'create-round' ? { ...order, data: { ...(order.data as object), belongsTo } } : order,
        ),
    },
    stage,
    round,
  );
}
