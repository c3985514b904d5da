// Makes the archives of this release that are kept for ever and checked by every later one: a small round on paper and one in an electronic box,
// from plan to archive with every step real, and a backup with the second and a round that is being counted; all people invented. Once for a release: node scripts/run.mjs scripts/kept-archives.ts
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ruleSet } from '../packages/regulations/src/index.ts';
import manifest from '../packages/server/package.json' with { type: 'json' };
import { createAccounts } from '../packages/server/src/accounts/accounts.ts';
import { makeBackup } from '../packages/server/src/backup/backup.ts';
import { type DocumentRequest, renderDocument } from '../packages/server/src/documents/index.ts';
import { readPlan } from '../packages/server/src/import/plan.ts';
import { importRoster } from '../packages/server/src/import/roster-source.ts';
import { rehearseWhole } from '../packages/server/src/rehearsal/whole.ts';
import { createService } from '../packages/server/src/service/service.ts';
import { embeddedStore } from '../packages/server/src/store/embedded.ts';
import { openOffice } from '../packages/server/src/store/office.ts';
import { leadTo, sampleTime } from '../packages/server/test/sample.ts';

const samples = new URL('../samples/tuaf-2019/', import.meta.url).pathname;
const kept = new URL('../packages/verifier/test/kept/', import.meta.url).pathname;
const keptBackups = new URL('../packages/server/test/kept/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-kept-'));
const list = 'doan-the';

/** The plan of 2019 with its shortest list alone, its people and its rules. */
async function inputs() {
  const plan = readPlan(readFileSync(join(samples, 'plan.yaml'), 'utf8'), 'plan.yaml');
  const { roster } = await importRoster(samples, { today: '2019-02-01' as never });
  if (!plan.ok || roster === null) throw new Error('the sample cannot be read');
  const rules = ruleSet(plan.value.rules.id);
  if (!rules.ok) throw new Error('no such rules');
  const { lists, conferences } = plan.value;
  const held = conferences.filter((conference) => conference.lists.some((id) => id === list));
  const short = {
    ...plan.value,
    lists: lists.filter(({ id }) => id === list),
    conferences: held.map((conference) => ({ ...conference, lists: conference.lists.filter((id) => id === list) })),
  };
  return { plan: short, roster, rules: rules.value };
}

/** The minutes as they are; of every other paper a line, so that an archive stays small. */
async function render(request: DocumentRequest): Promise<Uint8Array> {
  return /^counting-minutes.*1-3\.pdf$/u.test(request.fileName)
    ? await renderDocument(request)
    : new TextEncoder().encode(`${request.fileName}: left out of this sample\n`);
}

/** A backup of a data folder with a round in the midst of its count beside what is there, and three accounts; packages/server/test/kept-backups.test.ts. */
async function keepBackup(data: string): Promise<void> {
  const store = embeddedStore(join(data, 'rounds'));
  await leadTo(
    createService(store, () => sampleTime),
    'counting',
    'dang-kiem',
  );
  for (const { id } of await store.list()) console.log(id, (await store.head(id))?.hash);
  await store.close();
  const tables = openOffice(join(data, 'office.sqlite'));
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  const accounts = createAccounts(tables, { now: Date.now, random });
  for (const [username, role] of [
    ['kythuat', 'technician'],
    ['chutri', 'chair'],
    ['truongban', 'committee-head'],
  ] as const) {
    const name = `Người giả định ${username}`;
    await accounts.create({ username, name, roles: [role], password: 'con mèo xanh leo cây' });
  }
  await tables.run('UPDATE account SET must_change = 0');
  await tables.close();
  const file = join(keptBackups, `${manifest.version}.backup`);
  const about = { program: manifest.version, now: new Date().toISOString() };
  const made = await makeBackup(data, file, { ...about, secret: 'sáu quả mướp đắng' });
  if (!made.ok) throw new Error(made.error.message.en);
  console.log(file);
}

for (const [mode, voters] of [
  ['paper', 2],
  ['electronic', 4],
] as const) {
  const out = join(folder, mode);
  const wish = { ...(await inputs()), mode, voters, seed: 7 };
  const { archive, differences } = await rehearseWhole(wish, out, () => {}, console.error, render);
  if (differences.length > 0) throw new Error('choose another seed: the count differs from the marks');
  const name = `${manifest.version}-${mode}.zip`;
  copyFileSync(archive, join(kept, name));
  console.log(join(kept, name));
  if (mode === 'electronic') await keepBackup(join(out, 'data'));
}
rmSync(folder, { recursive: true });
