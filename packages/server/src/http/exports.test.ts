// Results and single ballots as files, over the API: who gets which, in which stage, and what is noted of it.
import { committeeRoles, conferenceStages, roles, seesFigures } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { everyRole, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, listId } from '../../test/sample.ts';

const after = ['canvassed', 'signed', 'announced', 'sealed'];

test('In every stage each role gets the results that it sees, and only the committee single ballots of a result that stands', async () => {
  const server = await testServer();
  for (const stage of conferenceStages) await leadTo(server.office.service, stage, `dot-${stage}`);
  const asks = await everyRole(server);
  for (const stage of conferenceStages)
    for (const role of roles) {
      const ask = asks.get(role) ?? server.ask;
      const base = `/api/rounds/dot-${stage}/conferences/${conferenceId}`;
      const what = `${role} in ${stage}`;
      const stands = after.includes(stage);
      const results = await ask('GET', `${base}/results?format=csv`);
      expect(results.status, what).toBe(stands && seesFigures([role], stage) ? 200 : 403);
      const votes = await ask('GET', `${base}/votes/${listId}`);
      const isCommittee = (committeeRoles as readonly string[]).includes(role);
      expect(votes.status, what).toBe(stands && isCommittee ? 200 : 403);
      if (votes.status === 200) expect(votes.headers['content-disposition'], what).toContain('attachment');
    }
  const entries = await server.office.activity.list(1000);
  const exported = entries.filter(({ kind }) => kind === 'votes-exported');
  expect(exported).toHaveLength(committeeRoles.length * after.length);
  // Before the announcement figures are confidential, and a look at them is noted.
  const looks = entries.filter(({ kind, sentence }) => kind === 'document-seen' && sentence.vi.includes('ket-qua'));
  expect(looks.map(({ round }) => round)).not.toContain('dot-announced');
  expect(new Set(looks.map(({ round }) => round))).toEqual(new Set(['dot-canvassed', 'dot-signed']));
  expect(server.errors).toEqual([]);
}, 60_000);
