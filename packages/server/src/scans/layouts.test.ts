import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConferenceId, Counting } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { testServer } from '../../test/http.ts';
import { scanRound, shortList } from '../../test/scan-round.ts';
import { folderLayouts } from './layout-store.ts';
import { createLayouts } from './layouts.ts';

test('Scans are read by the ballot as it was first printed, whatever would be printed later; a specimen has no layout', async () => {
  const server = await testServer();
  const { service } = server.office;
  await scanRound(service, { round: 'du-thao', until: 'drafting' });
  const { round } = await scanRound(service);
  const organiser = await server.as('organiser');
  const print = (id: string) => organiser('GET', `/api/rounds/${id}/documents/ballot?list=${shortList}&copies=3`);
  expect((await print('du-thao')).status).toBe(200);
  expect(readdirSync(join(server.data, 'rounds')).filter((name) => name === 'du-thao')).toEqual([]);
  expect((await print(round)).status).toBe(200);
  const folder = join(server.data, 'rounds', round, 'layouts');
  const [name = ''] = readdirSync(folder);
  const kept = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  expect(name).toBe(`${kept.style}.json`);

  const later = createLayouts(folderLayouts(join(server.data, 'rounds')), (request) => {
    // A newer program, for which every ballot looks different.
    const other = (request.input as { style?: string }).style ?? '';
    return Promise.resolve({ ...kept, style: other, pages: [] });
  });
  const loaded = await service.round(round);
  if (!loaded.ok) throw new Error(loaded.error.message.en);
  const state = loaded.value.conferences.get('hoi-nghi' as ConferenceId)?.state as Counting;
  const layouts = await later.ofConference(loaded.value, state);
  expect(layouts.ok && [...layouts.value].map(([list, { pages }]) => [list, pages.length])).toEqual([
    [shortList, 1],
    ['phong', 0],
  ]);
  expect(layouts.ok && [...layouts.value.values()][0]).toEqual(kept);
  expect(await later.find(round, '../../office')).toBeNull();
}, 60_000);
