// A rehearsal as it goes on: who acts, on which record, at what time. Everybody in it is invented.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  type ConferenceId,
  type ConferenceState,
  type Instant,
  isRoundCommand,
  type Refusal,
  type Role,
  type Round,
} from '@tinnhiem/core';
import type { Random } from '@tinnhiem/paper/practice';
import { folderScans, type ScanStores } from '../scans/scan-stores.ts';
import type { Doer, Service } from '../service/service.ts';

/** A clock that is set to the hour of each conference, and goes on by a second with every act. */
export interface RehearsalClock {
  readonly now: () => Instant;
  set(at: Instant): void;
}

export function rehearsalClock(from: Instant): RehearsalClock {
  let milliseconds = Date.parse(from);
  return {
    now: () => {
      milliseconds += 1000;
      return new Date(milliseconds).toISOString() as Instant;
    },
    // Never back: acts follow one another.
    set(at) {
      milliseconds = Math.max(milliseconds, Date.parse(at));
    },
  };
}

/** An act of a rehearsal was refused, which its script did not foresee. */
export class RehearsalStopped extends Error {
  readonly refusal: Refusal;
  constructor(command: string, refusal: Refusal) {
    super(`${command}: ${refusal.code} ${refusal.message.en}`);
    this.name = 'RehearsalStopped';
    this.refusal = refusal;
  }
}

export interface RehearsalRun {
  readonly round: string;
  readonly data: string;
  readonly scans: ScanStores;
  readonly service: Service;
  readonly random: Random;
  /** Carries out a command; of a conference where one is named. Throws `RehearsalStopped` where it is refused. */
  act(by: Doer, command: string, data: unknown, conference?: ConferenceId): Promise<void>;
  /** The round as its record has it now. */
  now(): Promise<Round>;
  /** A conference as it stands; it has been convened. */
  conference(id: ConferenceId): Promise<ConferenceState>;
}

export function rehearsalRun(round: string, data: string, service: Service, random: Random): RehearsalRun {
  async function now(): Promise<Round> {
    const loaded = await service.round(round);
    if (!loaded.ok) throw new RehearsalStopped('round', loaded.error);
    return loaded.value;
  }
  return {
    round,
    data,
    scans: folderScans(join(data, 'rounds')),
    service,
    random,
    now,
    async act(by, command, commandData, conference) {
      const order = { round, command, id: randomUUID(), data: commandData, by };
      const done = await service.perform(
        isRoundCommand(command) || conference === undefined ? order : { ...order, conference },
      );
      if (!done.ok) throw new RehearsalStopped(command, done.error);
    },
    async conference(id) {
      const state = (await now()).conferences.get(id)?.state;
      if (state === undefined) throw new Error(`the conference ${id} was not convened`);
      return state;
    },
  };
}

/** The invented people who act, one account each. */
export const actors = {
  organiser: doer('organiser', 'Bộ phận tổ chức (diễn tập)'),
  chair: doer('chair', 'Chủ trì (diễn tập)'),
  head: doer('committee-head', 'Trưởng ban (diễn tập)'),
  secretary: doer('committee-secretary', 'Thư ký ban (diễn tập)'),
  member: doer('committee-member', 'Ủy viên ban (diễn tập)'),
} as const;

function doer(role: Role, name: string): Doer {
  return { account: `rehearsal-${role}`, name, roles: [role] };
}
