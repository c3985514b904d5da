// The result is announced, and the ballots are sealed, handed over and in the end destroyed.
import { expect, test } from 'vitest';
import * as hall from '../pages/conference.ts';
import { resultRows, wallRows } from '../pages/results.ts';
import { examine } from '../support/examine.ts';
import { colleagues } from '../support/people.ts';
import { partyConference } from '../support/sample.ts';
import { listTitle, people, truth, type WholeVote } from './vote.ts';

export function resultIsAnnounced(vote: WholeVote): void {
  const { at, as: session } = vote;

  test('S20 is announced by the chair, and only then do the figures stand on the wall', async () => {
    const [chair, room] = [at('chair'), at('room')];
    await hall.goTo(chair, partyConference, 'publication');
    await examine(chair, 'announcement');
    await hall.announce(chair);
    await room.getByRole('region', { name: listTitle }).waitFor();
    const { lists } = await session('chair').conference(partyConference);
    const names = lists[0]?.people.map(({ name }) => name) ?? [];
    expect(await wallRows(room, listTitle, people)).toEqual(
      new Map(
        truth.people.map(({ high, confidence, low, percent }, index) => [
          names[index],
          [
            String(high),
            `${percent.high}%`,
            String(confidence),
            `${percent.confidence}%`,
            String(low),
            `${percent.low}%`,
          ],
        ]),
      ),
    );
    await hall.goTo(at('organiser'), partyConference, 'canvass');
    expect(await resultRows(at('organiser'), listTitle)).toHaveLength(people);
  });

  test('S18 ends with the ballots sealed and handed over to the personnel office', async () => {
    const head = at('head');
    await hall.goTo(head, partyConference, 'archive');
    await examine(head, 'seal');
    await hall.seal(head, ['NP-2019-01'], [colleagues.head.name, colleagues.secretary.name], 'Phòng họp số 2');
    await hall.handOver(head, {
      receivedBy: 'Lâm Thị Lưu Giữ',
      receivingUnit: 'Bộ phận Tổ chức cán bộ',
      keptAt: 'Tủ hồ sơ mật',
    });
    await examine(head, 'hand-over');
    const view = await session('organiser').conference(partyConference);
    expect(view.handOver).toMatchObject({ receivedBy: 'Lâm Thị Lưu Giữ' });
    const organiser = at('organiser');
    await hall.goTo(organiser, partyConference, 'archive');
    await hall.keepAndDestroy(organiser, 'NP-2019-01', ['Lâm Thị Lưu Giữ', colleagues.inspector.name]);
    await examine(organiser, 'keeping, once destroyed');
  });
}
