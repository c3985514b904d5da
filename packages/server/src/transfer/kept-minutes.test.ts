// S19: of signed minutes each copy is one file, also where two places drew it. All people are invented.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { leadTo, roundId, sampleTime } from '../../test/sample.ts';
import { minutesType, otherMinutes } from '../documents/kept-minutes.ts';
import { createService } from '../service/service.ts';
import { folderStores } from '../store/stores.ts';
import { exportRound } from './export-round.ts';
import { importRound } from './import-round.ts';

function place() {
  const folder = emptyFolder();
  const stores = folderStores(folder);
  onTestFinished(() => stores.close());
  const service = createService(stores.rounds, () => sampleTime);
  const { rounds: store, boxes, scans } = stores;
  const moving = {
    service,
    store,
    boxes,
    scans,
    knownTables: null,
    tables: () => stores.tables,
    now: () => sampleTime,
  };
  const keep = (sha: string, name: string, type = minutesType) =>
    store.addAttachment(roundId, { sha256: sha, name, type, bytes: bytesOf(sha) });
  const names = async () =>
    (await store.attachments(roundId)).map(({ sha256, name }) => `${sha256.slice(0, 4)} ${name}`);
  return { folder, moving, keep, names, ...moving };
}

// Bytes by their SHA-256, as a package demands it.
const contents = new Map<string, Uint8Array>();
function drawn(words: string): string {
  const bytes = new TextEncoder().encode(words);
  const sha = createHash('sha256').update(bytes).digest('hex');
  contents.set(sha, bytes);
  return sha;
}
const bytesOf = (sha: string) => contents.get(sha) ?? new Uint8Array();

const [one, other] = [drawn('one print'), drawn('another print')];
const name = 'hoi-nghi_AAAA-BBBB-CCCC-DDDD_1-3.pdf';
const short = (sha: string) => sha.slice(0, 4);

test('A copy that is here stays the only one when the round comes in again; other files of one name are all taken', async () => {
  for (const [here, arrives] of [
    [one, other],
    [other, one],
  ] as const) {
    const [from, to] = [place(), place()];
    await leadTo(from.service, 'ready');
    const file = join(from.folder, 'dot.zip');
    expect(await exportRound(from.moving, roundId, file)).toMatchObject({ ok: true });
    expect(await importRound(to.moving, file)).toMatchObject({ ok: true });
    await to.keep(here, name);
    await to.keep(drawn('scan'), 'quet.pdf', 'application/pdf');
    await from.keep(arrives, name);
    await from.keep(drawn('another scan'), 'quet.pdf', 'application/pdf');
    const again = join(from.folder, 'lai.zip');
    expect(await exportRound(from.moving, roundId, again)).toMatchObject({ ok: true });
    expect(await importRound(to.moving, again)).toMatchObject({ ok: true });
    expect((await to.names()).sort()).toEqual(
      [`${short(here)} ${name}`, `${short(drawn('scan'))} quet.pdf`, `${short(drawn('another scan'))} quet.pdf`].sort(),
    );
  }
});

test('Where a copy lies there twice, one of both is the copy, whichever came first', async () => {
  const found: string[] = [];
  for (const order of [
    [one, other],
    [other, one],
  ]) {
    const { keep, service, store } = place();
    await leadTo(service, 'ready');
    for (const sha of order) await keep(sha, name);
    const copies = await otherMinutes(store, roundId, new Set());
    expect(copies).toHaveLength(1);
    found.push(new TextDecoder().decode(copies[0]?.bytes));
  }
  expect(found[0]).toBe(found[1]);
});
