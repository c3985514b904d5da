import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type Instant, rosterSchema } from '@tinnhiem/core';
import { assembleOffice } from '../packages/server/src/office.ts';
import { createService } from '../packages/server/src/service/service.ts';
import { centralStores } from '../packages/server/src/store/stores.ts';
import { ownPostgres } from '../packages/server/test/postgres-server.ts';
import { orderOf, samplePlan, sampleRoster, toStage, listId } from '../packages/server/test/sample.ts';
import { setTimeout as pause } from 'node:timers/promises';
const folder = `/tmp/flt/first-${process.pid}`;
const postgres = await ownPostgres(folder);
const password = 'con mèo xanh leo cây';
try {
  const url = `${postgres.url}?organisation=tinh`;
  const stores = await centralStores(url);
  const service = createService(stores.rounds, () => '2019-02-20T01:02:03.456Z' as Instant);
  const heads = sampleRoster.people.filter(({ posts }) => posts[0]?.title === 'Trưởng khoa');
  const voters = Array.from({ length: 1200 }, (_, i) => ({ id: `V${String(i).padStart(5, '0')}`, name: `Người ${i}`, unit: 'Khoa 1', posts: [{ title: 'Giảng viên', unit: 'Khoa 1', start: '2016-09-01' }] }));
  const roster = rosterSchema.parse({ people: [...heads, ...voters] });
  const [propose, , ready] = toStage.ready;
  for (const step of [['organiser', 'create-round', { rehearsal: false, plan: samplePlan(), roster, sources: [] }], ...toStage.preparing, propose, ['organiser', 'record-printing', { list: listId, copies: 1210 }], ready] as any) {
    const d = await service.perform(orderOf(step, 'goc')); if (!d.ok) throw new Error(d.error.message.en);
  }
  const office = assembleOffice(folder, () => new Date(), console.error, stores);
  await office.accounts.create({ username: 'nguoi', name: 'Người', roles: ['committee-member'], password });
  const s = await office.accounts.signIn('nguoi', password, '127.0.0.1'); if (!s.ok) throw new Error('x');
  await office.tables.run('UPDATE account SET must_change = 0');
  await office.close();
  for (const prof of process.argv.includes('--prof') ? [true] : [false, false, false]) {
    const child = spawn(process.execPath, [...(prof ? ['--cpu-prof', '--cpu-prof-interval', '500', '--cpu-prof-dir', '/tmp/flt/prof'] : []), 'packages/server/bin/tinnhiem.mjs', 'serve', '--port', '0', '--database', url, '--files', `${folder}/files`, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = ''; let address = '';
    for await (const chunk of child.stdout) { out += String(chunk); if (out.includes('}')) { address = JSON.parse(out).address; break; } }
    await pause(1500);
    const times: string[] = [];
    for (const path of process.argv.includes('--session') ? ['/api/session', '/api/rounds', '/api/rounds/goc', '/api/rounds/goc'] : ['/api/rounds/goc', '/api/rounds/goc', '/api/rounds/goc']) {
      const t = performance.now();
      const r = await fetch(address + path, { headers: { cookie: `tinnhiem=${s.value.token}` } }); const b = await r.arrayBuffer();
      times.push(`${path} ${r.status} ${b.byteLength} ${Math.round(performance.now() - t)} ms`);
    }
    console.log(times.join('; '));
    const exit = once(child, 'exit'); child.kill('SIGTERM'); await exit;
  }
} finally { postgres.remove(); rmSync(folder, { recursive: true, force: true }); }
