// Everything that the server works with, on its stores.
import { randomBytes } from 'node:crypto';
import type { Instant } from '@tinnhiem/core';
import manifest from '../package.json' with { type: 'json' };
import { createAccounts } from './accounts/accounts.ts';
import { type OutsideService, outsideSignIn } from './accounts/outside.ts';
import { type PasswordCost, passwordCost } from './accounts/passwords.ts';
import { siteOf } from './accounts/webauthn.ts';
import { createArchiveDesk } from './archive/archive-desk.ts';
import { createBackups } from './backup/automatic.ts';
import type { BackupPlace } from './backup/backup-place.ts';
import { createBoxes } from './boxes/boxes.ts';
import { alone, sharedDuty } from './http/desk-duty.ts';
import { createPreviews } from './http/previews.ts';
import { createRenderer } from './http/renderer.ts';
import { createRooms } from './http/rooms.ts';
import type { Office } from './http/route.ts';
import { createMail } from './mail/mail.ts';
import type { MailServer } from './mail/mail-server.ts';
import { createOrganisations } from './organisations/organisations.ts';
import { createOwnTemplates } from './own-templates/own-templates.ts';
import { createRehearsals } from './rehearsal/rehearsals.ts';
import { assembleScans } from './scans/assemble.ts';
import { createService } from './service/service.ts';
import { createActivity } from './store/activity.ts';
import { createDrafts } from './store/drafts.ts';
import { folderStores, type Stores } from './store/stores.ts';

export interface OpenOffice extends Office {
  /** Begins to read scans. `address`: where the other servers of a centre reach this one. */
  startScans(address: string): Promise<void>;
  /** Begins to make backups by itself; of several servers on one store one does. */
  startBackups(): Promise<void>;
  close(): Promise<void>;
}

/** What an office is told of its organisation, each where there is one. */
export interface Surroundings {
  /** The organisation's own sign-in service. */
  readonly outside?: OutsideService | undefined;
  /** Its mail server. */
  readonly mail?: MailServer | undefined;
  /** Where people find the server; passkeys are bound to its name. */
  readonly address?: string | undefined;
  /** Address of its central store. */
  readonly database?: string | undefined;
  /** Where backups go, as the command line has it. */
  readonly backups?: BackupPlace | undefined;
  /** How long backups wait after an act, in milliseconds, where it is not as usual. */
  readonly quiet?: number | undefined;
}

/**
 * Puts an office together. `data`: the folder, which exists, of the stores where no others are given, and a working folder in any case.
 * `certificate`: fingerprint of the one with which it is reached by https. `cost`: of passwords.
 * Throws `StoreProblem`.
 */
export function assembleOffice(
  data: string,
  clock: () => Date,
  report: (error: unknown, where: string) => void = (error, where) => console.error(where, error),
  stores: Stores = folderStores(data),
  certificate: () => string | null = () => null,
  cost: PasswordCost = passwordCost,
  { outside, mail: mailServer, address, database, backups: place, quiet }: Surroundings = {},
): OpenOffice {
  const { tables, rounds, boxes: boxStore, scans: scanStores } = stores;
  const renderer = createRenderer();
  const now = () => clock().toISOString() as Instant;
  const service = createService(rounds, now);
  const endWatch = rounds.watch?.((round) => {
    service.lookOutside(round ?? undefined).catch((error: unknown) => report(error, 'lookOutside'));
  });
  const milliseconds = () => clock().getTime();
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  const sources = { now: milliseconds, random };
  const accounts = createAccounts(tables, sources, cost, siteOf(address));
  const organisations = createOrganisations(tables);
  const mail =
    mailServer === undefined
      ? null
      : createMail({ tables, accounts, organisations, service, renderer, now }, mailServer);
  const boxes = createBoxes({
    service,
    store: boxStore,
    random: (bytes) => randomBytes(bytes),
    milliseconds,
    report,
  });
  const archives = createArchiveDesk({
    service,
    boxes: boxStore,
    images: scanStores.images,
    renderer,
    program: manifest.version,
    data,
    report,
  });
  const rehearsals = createRehearsals(data, now, report);
  const activity = createActivity(tables, now);
  const backups = createBackups({
    service,
    tables,
    activity,
    boxes: boxes.boards,
    data,
    database: database ?? null,
    place: place ?? null,
    program: manifest.version,
    now,
    report,
    quiet,
  });
  let endBackupDuty = () => backups.end();
  const { hold } = stores;
  const scans = assembleScans(data, { stores: scanStores, hold, service, accounts, renderer, now, report });
  let duty = alone;

  return {
    service,
    everyRound: service,
    accounts,
    organisations,
    tables,
    outside: outside === undefined ? null : outsideSignIn(tables, sources, accounts, outside),
    mail,
    scans,
    deskElsewhere: () => duty.elsewhere(),
    archives,
    rehearsals,
    backups,
    boxes,
    rooms: createRooms(service),
    certificate,
    drafts: createDrafts(tables),
    activity,
    previews: createPreviews(tables, milliseconds, random),
    renderer,
    ownTemplates: createOwnTemplates(tables),
    version: manifest.version,
    now,
    streams: new Set(),
    async startScans(address) {
      await scans.start();
      if (hold !== undefined) duty = sharedDuty({ ...stores, tables, hold }, address);
    },
    async startBackups() {
      if (hold === undefined) return await backups.start();
      const give = hold('backups', { taken: backups.start, lost: backups.end });
      endBackupDuty = async () => {
        await give();
        await backups.end();
      };
    },
    async close() {
      await mail?.end();
      await endBackupDuty();
      await boxes.end();
      await duty.end();
      await scans.close();
      await archives.close();
      await rehearsals.close();
      await renderer.close();
      endWatch?.();
      await stores.close();
    },
  };
}
