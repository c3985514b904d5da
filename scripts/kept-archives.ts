// Makes the archives of this release that are kept for ever and checked by every later one: a small round on paper and one in an electronic box,
// from plan to archive with every step real, all people invented. Once for a release: node scripts/run.mjs scripts/kept-archives.ts
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ruleSet } from '../packages/regulations/src/index.ts';
import manifest from '../packages/server/package.json' with { type: 'json' };
import { type DocumentRequest, renderDocument } from '../packages/server/src/documents/index.ts';
import { readPlan } from '../packages/server/src/import/plan.ts';
import { importRoster } from '../packages/server/src/import/roster-source.ts';
import { rehearseWhole } from '../packages/server/src/rehearsal/whole.ts';

const samples = new URL('../samples/tuaf-2019/', import.meta.url).pathname;
const kept = new URL('../packages/verifier/test/kept/', import.meta.url).pathname;
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
}
rmSync(folder, { recursive: true });
