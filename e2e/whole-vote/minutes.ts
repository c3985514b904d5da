// The minutes of the count: written, printed and signed.
import { fingerprint } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { part } from '../pages/common.ts';
import * as hall from '../pages/conference.ts';
import { expectNoFigures } from '../pages/results.ts';
import { examine } from '../support/examine.ts';
import { lookOf, pagesOf } from '../support/pdf.ts';
import { colleagues } from '../support/people.ts';
import { partyConference, roundId } from '../support/sample.ts';
import { truth, type WholeVote } from './vote.ts';

export function minutesAreSigned(vote: WholeVote): void {
  const { at, as: session } = vote;

  test('S19 has its minutes written and printed in three copies that say the same as the ballots', async () => {
    const secretary = at('secretary');
    await hall.goTo(secretary, partyConference, 'minutes');
    await hall.writeMinutes(secretary, {
      place: 'Phòng họp số 2',
      startedAt: '09:15',
      endedAt: '10:40',
      remark: 'Mất điện 05 phút khi đang ghi phiếu',
    });
    await examine(secretary, 'minutes');
    const links = secretary.getByRole('link', { name: /^PDF Bản \d\/3 Biên bản kiểm phiếu/u });
    await links.nth(2).waitFor();
    expect(await links.count()).toBe(3);
    const { minutes } = await session('secretary').conference(partyConference);
    for (const copy of [1, 2, 3]) {
      const href = (await links.nth(copy - 1).getAttribute('href')) ?? '';
      const { bytes } = await session('secretary').ask('GET', href);
      const words = pagesOf(bytes).join(' ');
      for (const said of [
        'BIÊN BẢN KIỂM PHIẾU',
        'MẬT',
        `Bản số ${copy}/3`,
        colleagues.head.name,
        colleagues.secretary.name,
        colleagues.member.name,
        colleagues.chair.name,
        'Mất điện 05 phút',
        'Đàm Trung Đạt',
        fingerprint(minutes?.done.hash ?? ''),
        ...truth.people.flatMap(({ percent }) => Object.values(percent)),
      ])
        expect(words, `copy ${copy}`).toContain(said);
      const look = lookOf(bytes);
      // A4 upright at 50 dots an inch, with something on it and nothing where a printer cuts.
      expect([look.width, look.height]).toEqual([414, 585]);
      expect(look.ink).toBeGreaterThan(0.02);
      expect(look.ink).toBeLessThan(0.3);
      expect(look.inkAtEdge).toBe(0);
    }
  });

  test('is signed by the committee and the chair, with the scan attached', async () => {
    const head = at('head');
    await hall.goTo(head, partyConference, 'minutes');
    const scan = await session('head').ask(
      'GET',
      `/api/rounds/${roundId}/documents/counting-minutes?conference=${partyConference}`,
    );
    await hall.signMinutes(
      head,
      (['head', 'secretary', 'member', 'chair'] as const).map((who) => colleagues[who].name),
      { name: 'bien-ban-da-ky.pdf', mimeType: 'application/pdf', buffer: Buffer.from(scan.bytes) },
    );
    // The scan opens with its reader's name on every page; whoever works with it sees where the file itself is, should that fail.
    const kept = part(head, 'Biên bản đã ký');
    const link = await kept.getByRole('link', { name: 'bien-ban-da-ky.pdf', exact: true }).getAttribute('href');
    const opened = await session('head').ask('GET', link ?? '');
    for (const page of pagesOf(opened.bytes)) expect(page).toContain(`Mở xem bởi ${colleagues.head.name}`);
    expect(await kept.getByRole('link', { name: 'Tệp gốc' }).count()).toBe(1);
    await expectNoFigures(at('room'), truth);
    await hall.goTo(at('organiser'), partyConference, 'canvass');
    await expectNoFigures(at('organiser'), truth);
  });
}
