// S02: incidents are filed by those who see them, dealt with, and read by the inspection committee.
import { expect, test } from 'vitest';
import { type Approved, incidentsSeenBy, incidentViews, sentenceOf } from '../src/index.ts';
import { handling, incident, incidentSteps, inspector } from './affairs.ts';
import { chair, follow, given, head, organiser, somebody } from './given.ts';
import * as scenes from './scenes.ts';

const views = (scene: ReturnType<typeof follow>) => incidentViews(scene.round!.state as Approved);

test('S02 an incident says what happened, who reported it, how it was dealt with and what came of it', () => {
  const scene = follow(scenes.preparing(), ...incidentSteps);
  expect(views(scene)).toMatchObject([
    {
      number: 1,
      kind: 'campaigning',
      conferenceTitle: 'Hội nghị thử nghiệm',
      reportedBy: 'Lê Thị Báo Tin',
      outcome: 'settled',
      handlings: [{ by: 'Ủy ban Kiểm tra', handling: 'Nhắc nhở tại chỗ.' }],
      filed: { by: 'Người inspector' },
    },
  ]);
  const reopened = follow(scene, [chair, 'handle-incident', { ...handling, outcome: 'referred' }]);
  expect(views(reopened)[0]?.handlings).toHaveLength(2);
  expect(views(reopened)[0]?.outcome).toBe('referred');
});

test('S02 inspector, organiser, chair and committee file them at any time; a technician does not', () => {
  expect(incidentsSeenBy).toContain('inspector');
  for (const who of [inspector, organiser, chair, head])
    given(scenes.counting()).when(who, 'file-incident', incident).accepted();
  given(scenes.counting())
    .when(somebody('technician', 'technician'), 'file-incident', incident)
    .refused('R-role-missing');
});

test('S02 the record that many read names neither what happened nor who reported it', () => {
  const scene = follow(scenes.preparing(), ...incidentSteps);
  expect(JSON.stringify(scene.envelopes.slice(3).map((act) => sentenceOf(act)))).not.toMatch(
    /Báo Tin|hành lang|Nhắc nhở/u,
  );
  expect(JSON.stringify(views(scene))).not.toContain('"hash"');
});
