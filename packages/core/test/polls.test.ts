// S17, S18: approving the committee, opening, handing out, closing, counting the box.
import { describe, expect, test } from 'vitest';
import type { ListId } from '../src/index.ts';
import { chair, conference, follow, given, head, member, organiser, type Scene, secretary, stateOf } from './given.ts';
import { rulesWith } from './people.ts';
import * as scenes from './scenes.ts';

const [khoaId, thuongVuId] = ['khoa' as ListId, 'thuong-vu' as ListId];
const reason = 'Vì một lý do';
const stock = (scene: Scene, list: ListId) => conference(scene).state.stock[list];

describe('the conference approves its committee', () => {
  const seven = ['CB01', 'CB02', 'CB03', 'CB04', 'CB05', 'CB06', 'CB08'];
  test.each([
    // present, for, against, approved
    [7, 4, 3, true],
    [7, 4, 0, true],
    [7, 3, 4, false],
    [7, 3, 0, false],
    [6, 3, 3, false],
    [6, 3, 0, false],
    [6, 4, 2, true],
    [6, 4, 3, false],
    [1, 1, 0, true],
  ])('%i present, %i for, %i against: %s', (here, votesFor, votesAgainst, approved) => {
    const scene = given(scenes.ready(), [head, 'check-in', { people: seven.slice(0, here) }]).when(
      chair,
      'approve-committee',
      { votesFor, votesAgainst },
    );
    if (approved) expect(stateOf(scene.accepted(), 'ready').committee.approved).toMatchObject({ votesFor });
    else scene.refused('R-committee-rejected');
  });

  test('another proposal has to be approved anew', () => {
    const scene = follow(scenes.gathered(), [organiser, 'propose-committee', { members: scenes.committee }]);
    expect(stateOf(scene, 'ready').committee.approved).toBeNull();
    given(scene).when(chair, 'open-poll').refused('R-committee-not-approved');
  });
});

describe('opening needs the quorum of every list, exactly', () => {
  const rules = rulesWith({ quorum: { value: { numerator: 2, denominator: 3 }, cite: 'unverified' } });
  // Six voters of `khoa`: CB01–CB06; four of `thuong-vu`: CB02, CB03, CB04, CB08.
  test.each([
    ['four of six and three of four', ['CB01', 'CB02', 'CB03', 'CB04'], true],
    ['three of six', ['CB02', 'CB03', 'CB04', 'CB08'], false],
    ['five of six, but two of four', ['CB01', 'CB02', 'CB03', 'CB05', 'CB06'], false],
  ])('%s', (_what, here, opens) => {
    const scene = given(
      scenes.ready({ rules }),
      [head, 'check-in', { people: here }],
      [chair, 'approve-committee', { votesFor: here.length, votesAgainst: 0 }],
    ).when(chair, 'open-poll');
    if (opens) scene.acts({ type: 'poll-opened', data: { present: here.length, convened: 7 } });
    else expect(scene.refused('R-no-quorum').message.en).toMatch(/at least [34] needed/);
  });

  test('without a quorum in the rules one voter is enough', () => {
    given(
      scenes.ready(),
      [head, 'check-in', { people: ['CB01'] }],
      [chair, 'approve-committee', { votesFor: 1, votesAgainst: 0 }],
    )
      .when(chair, 'open-poll')
      .acts({ type: 'poll-opened', data: { present: 1, convened: 7 } });
  });
});

describe('handing out', () => {
  test('gives each person present one ballot of every list on whose roll they are', () => {
    const scene = given(scenes.polling())
      .when(member, 'hand-out', { people: ['CB02', 'CB05', 'CB08'] })
      .acts({
        type: 'ballots-handed-out',
        data: {
          ballots: [
            { list: khoaId, people: ['CB02', 'CB05'] },
            { list: thuongVuId, people: ['CB02', 'CB08'] },
          ],
        },
      });
    expect([...(stateOf(scene, 'polling').holders[khoaId] ?? [])]).toEqual(['CB02', 'CB05']);
    expect(stock(scene, khoaId)?.issued).toBe(2);
    const rest = follow(scene, [head, 'hand-out']);
    expect(stock(rest, khoaId)?.issued).toBe(6);
    expect(stock(rest, thuongVuId)?.issued).toBe(4);
  });

  test('gives only the ballot that is missing to somebody added to another roll later', () => {
    given(scenes.handedOut(), [
      organiser,
      'amend-roll',
      { list: thuongVuId, change: 'added', person: 'CB05', name: 'Hoàng Văn Đức', reason },
    ])
      .when(head, 'hand-out')
      .acts({ type: 'ballots-handed-out', data: { ballots: [{ list: thuongVuId, people: ['CB05'] }] } });
  });

  test('a voter who holds a ballot is taken off no roll, and is named as the roll has it, whatever is typed', () => {
    const typed = { list: khoaId, change: 'removed', person: 'CB05', name: 'Ai Đó Khác', reason };
    const { message } = given(scenes.handedOut()).when(organiser, 'amend-roll', typed).refused('R-holds-ballot');
    expect(message.vi).toContain('Hoàng Văn Đức');
    expect(message.vi).not.toContain('Ai Đó Khác');
  });

  test('hands out to the last sheet, and not one more', () => {
    const left = (copies: number) =>
      given(scenes.polling(), [organiser, 'record-spoiled', { list: khoaId, copies, reason }]);
    left(scenes.printed - 6)
      .when(head, 'hand-out')
      .accepted();
    left(scenes.printed - 5)
      .when(head, 'hand-out')
      .refused('R-not-enough-sheets');
  });

  test('a spoiled ballot is replaced: one more spoiled, none more issued, and the person still holds one', () => {
    const scene = given(scenes.handedOut())
      .when(secretary, 'replace-ballot', { list: khoaId, person: 'CB01' })
      .acts({ type: 'ballot-replaced', data: { list: khoaId, person: 'CB01' } });
    expect(stock(scene, khoaId)).toMatchObject({ printed: 12, issued: 6, spoiled: 1 });
    expect(stateOf(scene, 'polling').holders[khoaId]?.size).toBe(6);
  });
});

describe('closing', () => {
  test('is the end of handing out', () => {
    const scene = given(scenes.handedOut()).when(chair, 'close-poll').acts({ type: 'poll-closed', data: {} });
    given(scene).when(head, 'hand-out').refused('R-wrong-stage');
  });

  test('does not wait for a list of whose voters nobody came', () => {
    const scene = follow(
      scenes.ready(),
      [head, 'check-in', { people: ['CB01', 'CB05'] }],
      [chair, 'approve-committee', { votesFor: 2, votesAgainst: 0 }],
      [chair, 'open-poll'],
      [head, 'hand-out'],
    );
    given(scene).when(chair, 'close-poll').accepted();
  });

  test('the box is counted by hand, list by list, and may be counted again', () => {
    const scene = given(scenes.closed())
      .when(member, 'record-box', { list: khoaId, collected: 5, unused: 6 })
      .acts({ type: 'box-counted', data: { list: khoaId, collected: 5, unused: 6 } });
    const again = follow(scene, [member, 'record-box', { list: khoaId, collected: 6, unused: 6 }]);
    expect(stock(again, khoaId)).toMatchObject({ collected: 6, unused: 6 });
    expect(stock(again, thuongVuId)).toMatchObject({ collected: null, unused: null });
  });

  test('re-opening the poll needs a reason, and the box has to be counted anew', () => {
    const scene = given(scenes.boxed())
      .when(chair, 'reopen-poll', { reason: 'Một người đến muộn' })
      .acts({ type: 'poll-reopened', data: { reason: 'Một người đến muộn' } });
    const state = stateOf(scene, 'polling');
    expect(state.reopenings).toMatchObject([{ from: 'closed', to: 'polling', reason: 'Một người đến muộn' }]);
    expect(Object.values(state.stock)).toMatchObject([
      { collected: null, unused: null, issued: 6 },
      { collected: null, unused: null, issued: 4 },
    ]);
    expect(state).not.toHaveProperty('closed');
  });

  test('a correction says what stood before, and why it was wrong', () => {
    const scene = given(scenes.boxed())
      .when(head, 'correct-stock', { list: khoaId, printed: 11, unused: 5, reason: 'Đếm lại' })
      .acts({ type: 'stock-corrected', data: { list: khoaId, printed: 11, unused: 5, reason: 'Đếm lại' } });
    const state = stateOf(scene, 'closed');
    expect(state.corrections).toMatchObject([
      {
        list: khoaId,
        reason: 'Đếm lại',
        before: { printed: 12, unused: 6, collected: 6 },
        after: { printed: 11, unused: 5, collected: 6 },
      },
    ]);
    expect(state.stock[khoaId]).toEqual(state.corrections[0]?.after);
  });
});
