// A list of the plan on which nobody is: every command says so, and none speaks of a stage that has not come.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { json, samples, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const data = ['--data', folder.path('data')];
const roster = `${samples}tuaf-2019`;
const list = 'don-vi';

beforeAll(async () => {
  const plan = parse(readFileSync(`${roster}/plan.yaml`, 'utf8'));
  for (const one of plan.lists) if (one.id === list) one.votedOn.posts = ['Trưởng ban Không ai giữ'];
  const file = folder.path('plan.yaml');
  writeFileSync(file, stringify(plan));
  expect(await json(['round', 'create', '--plan', file, '--roster', roster, ...data])).toMatchObject({ status: 0 });
});

test.each([
  [['ballots', 'print', 'tuaf-2019', '--list', list]],
  [['box', 'demo', '--list', `tuaf-2019:${list}`, '--voters', '1', '--trustees', '1/1']],
])('%s is refused, with its title', async (command) => {
  expect(await json([...command, '--out', folder.path('phieu'), ...data])).toMatchObject({
    status: 1,
    json: {
      code: 'R-nobody-on-list',
      message:
        'Danh sách “Trưởng các Phòng, Khoa, Viện, Trung tâm trực thuộc Trường” chưa có ai được lấy phiếu, nên chưa có phiếu.',
    },
  });
});

test('the lists say that there is nobody, and the state speaks of nobody present before a conference has begun', async () => {
  const { out } = await tinnhiem(['round', 'rolls', 'tuaf-2019', ...data]);
  expect(out).toMatch(/\[don-vi\]\nĐược lấy phiếu \(0\)\n/u);
  const status = await tinnhiem(['round', 'status', 'tuaf-2019', ...data]);
  expect(status.out).toContain('Trưởng các đơn vị, 01/03/2019: chưa lập\n');
});
