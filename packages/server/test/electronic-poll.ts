// An electronic poll on a server of its own: prepared, open, and what a voter sends to it.
import { type Credential, credentialKey, type Election } from '@tinnhiem/ballot-box';
import {
  act,
  arithmetic,
  ballot,
  type Casting,
  type PreparedBox,
  prepareOverHttp,
  sampleHall,
  toCeremony,
  toPoll,
} from './electronic.ts';
import { type TestServer, testServer } from './http.ts';
import { listId } from './sample.ts';

export type Ready = PreparedBox & { readonly server: TestServer };

/** The boxes are prepared, with slips for all voters and five more. */
export async function prepared(casting: Casting = 'electronic', size?: { members: number; needed: number }) {
  const server = await testServer();
  for (const step of toCeremony(casting, sampleHall, size)) await act(server.office.service, step);
  const box = await prepareOverHttp(server, sampleHall.voters.length + 5);
  if (casting === 'mixed')
    await act(server.office.service, [
      'organiser',
      'record-printing',
      { list: listId, copies: sampleHall.voters.length },
    ]);
  return { server, ...box };
}

/** The poll is open, and everybody has a slip; where paper is handed out too, twelve have one. */
export async function polling(casting: Casting = 'electronic', size?: { members: number; needed: number }) {
  const ready = await prepared(casting, size);
  for (const step of toPoll(sampleHall)) await act(ready.server.office.service, step);
  const way = casting === 'mixed' ? { way: 'slip', people: sampleHall.voters.slice(0, 12) } : {};
  await act(ready.server.office.service, ['committee-head', 'hand-out', way]);
  return ready;
}

export const code = ({ slips }: Ready, voter: number) => slips.codes[voter] as Credential;
export const keyOf = (ready: Ready, voter: number) =>
  credentialKey(arithmetic.group, ready.election.record.uuid, code(ready, voter));
export const boothPath = (election: Election, more = '') => `/api/booth/${election.record.uuid}${more}`;

export function post({ server, election }: Ready, text: string) {
  return server.ask('POST', boothPath(election, '/ballots'), { ballot: text });
}

export function cast(ready: Ready, voter: number, marks: readonly number[]) {
  return post(ready, ballot(ready.election, code(ready, voter), marks).text);
}
