// Packages of rounds, backups and reports, damaged and written anew with what somebody changed in them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, day, type ReportPackage } from '@tinnhiem/core';
import type { Random } from '@tinnhiem/paper/practice';
import { zipSync } from 'fflate';
import { damage } from '../../paper/src/files/testing/fuzz.ts';
import { makeBackup } from '../src/backup/backup.ts';
import { restoreBackup } from '../src/backup/restore.ts';
import { embeddedBoxes } from '../src/boxes/embedded-boxes.ts';
import { unpack } from '../src/import/zip.ts';
import { addCalling } from '../src/mail/calling-queue.ts';
import { packageText, readPackage } from '../src/reports/package-file.ts';
import { ownKey, signReport } from '../src/reports/signature.ts';
import { folderScans } from '../src/scans/scan-stores.ts';
import { createService } from '../src/service/service.ts';
import { embeddedStore } from '../src/store/embedded.ts';
import { openOffice } from '../src/store/office.ts';
import { exportRound } from '../src/transfer/export-round.ts';
import { importRound } from '../src/transfer/import-round.ts';
import { partNames } from '../src/transfer/round-package.ts';
import { answer, damaged, onlyWhole, type Reader } from './fuzz-reader.ts';
import { changedJson } from './odd-values.ts';
import { conferenceId, leadTo, roundId, sampleTime } from './sample.ts';

/** All of them, made in this folder. */
export async function packageReaders(folder: string): Promise<Reader[]> {
  const data = join(folder, 'data');
  const store = embeddedStore(join(data, 'rounds'));
  const service = createService(store, () => sampleTime);
  await leadTo(service, 'sealed');
  const [moved, backup] = [join(folder, 'round.zip'), join(folder, 'backup.tar')];
  const rounds = join(data, 'rounds');
  const tables = openOffice(join(data, 'office.sqlite'));
  const says = { title: 'Hội nghị', day: '2019-03-01' as Day, time: '08:00', place: '', chair: 'C', lists: ['L'] };
  const letter = {
    round: roundId,
    conference: conferenceId,
    person: 'CB101',
    number: 1,
    address: 'a@example.vn',
    says,
  };
  await addCalling(tables, { ...letter, asker: 'Người tổ chức', at: sampleTime });
  const exported = await exportRound(
    { service, boxes: embeddedBoxes(rounds), scans: folderScans(rounds), knownTables: tables },
    roundId,
    moved,
  );
  const own = await ownKey(tables, 'main');
  await tables.close();
  await store.close();
  const made = await makeBackup(data, backup, { program: '0', now: sampleTime });
  if (!exported.ok || !made.ok) throw new Error('the sample round cannot be packed');
  const [package_, tar] = [readFileSync(moved), readFileSync(backup)];
  const parts = await unpack(package_, () => true);
  if (!parts.ok) throw new Error('a package of our own cannot be unpacked');
  const into = join(folder, 'into');
  const readRound = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(moved, bytes);
    const other = embeddedStore(join(into, 'rounds'));
    const arriving = openOffice(join(folder, 'arriving.sqlite'));
    try {
      const outcome = answer(
        await importRound(
          {
            store: other,
            boxes: embeddedBoxes(join(into, 'rounds')),
            scans: folderScans(join(into, 'rounds')),
            tables: () => arriving,
            now: () => sampleTime,
          },
          moved,
        ),
      );
      if (outcome !== 'read' && readdirSync(join(into, 'rounds')).length > 0)
        throw new Error('refused, yet something was written');
      return outcome;
    } finally {
      await other.close();
      await arriving.close();
      rmSync(into, { recursive: true });
    }
  };
  const signed = signReport(report, own);
  const wholeReport = Buffer.from(packageText(signed));
  return [
    { name: 'round package, its bytes', make: (random) => damage(package_, random), read: readRound },
    {
      name: 'round package, its parts',
      make: (random) => packed([...parts.value], random),
      read: readRound,
    },
    {
      name: 'backup',
      make: (random) => damage(tar, random),
      async read(bytes) {
        writeFileSync(backup, bytes);
        const outcome = answer(await restoreBackup(backup, into));
        if (outcome !== 'read' && existsSync(into)) throw new Error('refused, yet something was written');
        rmSync(into, { recursive: true, force: true });
        return outcome;
      },
    },
    {
      name: 'report, its bytes',
      make: (random) => damage(wholeReport, random),
      read: (bytes) => onlyWhole(answer(readPackage(bytes, () => true)), bytes, wholeReport),
    },
    {
      name: 'report, signed as it is',
      make(random) {
        const changed = changedJson(report, random) as ReportPackage;
        try {
          return Buffer.from(packageText(signReport(changed, own)));
        } catch {
          // Nothing that can be written as canonical JSON can be signed.
          return Buffer.from(JSON.stringify({ ...signed, report: changed }));
        }
      },
      read: (bytes) => answer(readPackage(bytes, () => true)),
    },
  ];
}

const share = (ballots: number) => ({ ballots, percent: '50,00' });
const report: ReportPackage = {
  format: 'tinnhiem/report-package/1',
  organisation: 'Trường Thử nghiệm',
  round: roundId,
  title: 'Lấy phiếu',
  rehearsal: true,
  authority: 'Đảng ủy Trường',
  rules: 'Quy định',
  conferences: [{ id: 'hoi-nghi', title: 'Hội nghị', day: day('2019-03-01') }],
  people: [
    {
      person: 'CB001',
      name: 'Ngô Văn Ích',
      places: [
        {
          conference: 'hoi-nghi',
          list: 'khoa',
          listTitle: 'Trưởng khoa',
          place: 'workplace',
          position: 'Trưởng khoa',
          base: { what: 'collected', count: 4 },
          issued: 4,
          collected: 4,
          valid: 4,
          invalid: 0,
          high: share(2),
          confidence: share(2),
          low: { ballots: 0, percent: '0,00' },
          invalidRows: 0,
          considerations: [],
        },
      ],
    },
  ],
  record: { act: 1, fingerprint: 'AAAA-AAAA-AAAA-AAAA' },
  pdf: 'a'.repeat(64),
};

/** A package of a round in which parts are changed and the sums are right again. */
function packed(parts: readonly (readonly [string, Uint8Array])[], random: Random): Uint8Array {
  const changed = parts
    .filter(([name]) => name !== partNames.sums)
    .map(([name, bytes]): [string, Uint8Array] => [name, random() < 0.4 ? damaged(bytes, random) : bytes]);
  const sums = Object.fromEntries(
    changed.map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
  );
  return zipSync(Object.fromEntries([...changed, [partNames.sums, Buffer.from(JSON.stringify(sums))]]));
}
