// A round that is brought to its open poll without a port, so that a server of its own can then be started on the folder.
import type { Credential, Election } from '@tinnhiem/ballot-box';
import type { Role } from '@tinnhiem/core';
import { memberLine } from '../src/boxes/member-line.ts';
import { done, electionOf, holdCeremony, makeSlips, type SeatedMember } from '../src/boxes/participants.ts';
import { assembleOffice, type OpenOffice } from '../src/office.ts';
import { makeDataFolder } from '../src/store/folder.ts';
import type { Stores } from '../src/store/stores.ts';
import { act, arithmetic, committee, toCeremony, toPoll } from './electronic.ts';
import { conferenceId, inRole, listId, roundId, sampleTime } from './sample.ts';

export interface CastingRound {
  readonly election: Election;
  readonly codes: readonly Credential[];
  readonly members: readonly SeatedMember[];
}

type Hall = Parameters<typeof toPoll>[0];

export interface PollOptions {
  readonly password?: string;
  /** Slips that nobody gets. */
  readonly spare?: number;
  /** Where the round is kept; in the data folder where none is given. They are closed. */
  readonly stores?: Stores;
}

/** Makes the data folder with accounts for everybody and a poll that is open, everybody holding a slip. */
export async function openPoll(
  data: string,
  hall: Hall,
  { password = 'con mèo xanh leo cây', spare = 0, stores }: PollOptions = {},
): Promise<CastingRound> {
  makeDataFolder(data);
  const office = assembleOffice(data, () => new Date(sampleTime), undefined, stores);
  try {
    const prepared = await prepareRound(office, hall, spare);
    const roles: readonly Role[] = ['organiser', 'chair', 'technician', ...committee];
    for (const role of roles)
      done(await office.accounts.create({ username: role, name: `Người ${role}`, roles: [role], password }));
    for (const step of toPoll(hall)) await act(office.service, step);
    await act(office.service, ['committee-head', 'hand-out', {}]);
    return prepared;
  } finally {
    await office.close();
  }
}

/** Brings a new round to where its boxes are prepared, with so many slips that nobody gets. */
export async function prepareRound(
  office: Pick<OpenOffice, 'service' | 'boxes'>,
  hall: Hall,
  spare = 0,
): Promise<CastingRound> {
  const place = { round: roundId, conference: conferenceId };
  for (const step of toCeremony('electronic', hall)) await act(office.service, step);
  const lines = committee.map((role) => memberLine(office.boxes, place, inRole(role)));
  const members = await holdCeremony(arithmetic, lines);
  const round = done(await office.service.round(roundId));
  const uuid = round.conferences.get(conferenceId as never)?.state.electronic?.boxes[listId as never]?.election ?? '';
  const slips = makeSlips(arithmetic, uuid, hall.voters.length + spare);
  const id = '00000000-0000-4000-8000-000000000001';
  done(
    await office.boxes.keepSlips(place, {
      id,
      list: listId,
      credentials: slips.credentials,
      by: inRole('organiser'),
    }),
  );
  const { record } = done(await office.boxes.booth(uuid));
  return { election: electionOf(arithmetic, record), codes: slips.codes, members };
}
