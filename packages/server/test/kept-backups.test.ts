// Data of released versions is brought up to date and work in it goes on: each backup was made by its own program (scripts/kept-archives.ts) and is
// restored here by this one. People are invented.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreBackup } from '../src/backup/restore.ts';
import { done } from '../src/boxes/participants.ts';
import { json } from '../src/cli/testing/tinnhiem.ts';
import { emptyFolder } from './folder.ts';
import { testServer } from './http.ts';
import { conferenceId, leadTo, orderOf, toStage } from './sample.ts';

const folder = new URL('./kept/', import.meta.url);
const passphrase = 'sáu quả mướp đắng';
/** Of every account in them. */
const password = 'con mèo xanh leo cây';
/** In the midst of its count, by two people. */
const counting = 'dang-kiem';
/** Rehearsed with an electronic box, from plan to archive. */
const archived = 'tuaf-2019';

/** By file: where the records ended, as it was seen when the backup was made. */
const kept: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0.1.0.backup': {
    [counting]: '88e2d813a402184693b942e7c68a8b534bc3e6ecb73f88ed26ab162611a46d26',
    [archived]: 'c6859e7503b9f64c362e9a1b8654d98156897a7d0cf7856a19c4217701ac084c',
  },
  '0.4.0.backup': {
    [counting]: '88e2d813a402184693b942e7c68a8b534bc3e6ecb73f88ed26ab162611a46d26',
    [archived]: '9dc5fd6f1de980e95cfef42ccd94b8904289e01c2ef9dbe6f6e4dbe3bce28a01',
  },
};

test('No kept backup is forgotten here', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(kept).sort());
});

test.each(Object.entries(kept))(
  '%s is restored with every record and account, and its count goes on to the result',
  async (name, ends) => {
    const data = join(emptyFolder(), 'lai');
    const restored = done(await restoreBackup(new URL(name, folder).pathname, data, passphrase));
    expect(restored).toMatchObject({ rounds: [counting, archived], damaged: [] });
    const { office, ask, withToken } = await testServer({ data });
    const { service } = office;
    for (const [round, hash] of Object.entries(ends)) expect(done(await service.round(round)).head.hash).toBe(hash);

    const entered = await ask('POST', '/api/session', { username: 'truongban', password });
    expect(entered.json.account).toMatchObject({ roles: ['committee-head'] });
    const token = /=([^;]+)/.exec(String(entered.headers['set-cookie']))?.[1] ?? '';
    for (const step of toStage.canvassed) done(await service.perform(orderOf(step, counting)));
    await leadTo(service, 'canvassed', 'moi');
    const [view, fresh] = await Promise.all(
      [counting, 'moi'].map((round) => withToken(token)('GET', `/api/conferences/${round}~${conferenceId}`)),
    );
    expect(view?.json.stage).toBe('canvassed');
    expect(view?.json.results).toEqual(fresh?.json.results);
    expect(JSON.stringify(view?.json.results)).toMatch(/"high":\{?/);

    // Import counts the ballots of the old box anew, with every proof.
    const file = join(emptyFolder(), 'dot.zip');
    expect(await json(['export', archived, '--out', file, '--data', data])).toMatchObject({ status: 0 });
    const elsewhere = emptyFolder();
    expect(await json(['import', file, '--data', elsewhere])).toMatchObject({ status: 0 });
    const there = await json(['round', 'status', archived, '--data', elsewhere]);
    expect(there.json).toEqual((await json(['round', 'status', archived, '--data', data])).json);
  },
  60_000,
);
