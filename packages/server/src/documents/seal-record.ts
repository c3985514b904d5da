// S18: sealing and hand-over, signed by both sides.
import { type Sealed, vietnamClock } from '@tinnhiem/core';
import type { SealRecordInput } from '@tinnhiem/documents';
import { keptBoxes } from './electronic-count.ts';
import { heldConference, issuerOf, markingOf, writtenDay } from './letterhead.ts';
import type { PaperConference, Papers } from './papers.ts';

export function sealRecord(
  { plan, rules }: Papers,
  conference: PaperConference,
  state: Sealed,
  handOver: NonNullable<Sealed['handOver']>,
): SealRecordInput {
  const { seal, setup } = state;
  const { day, hour, minute } = vietnamClock(seal.done.at);
  const two = (value: number) => String(value).padStart(2, '0');
  const titleOf = (list: string) => setup.lists.find((other) => other.id === list)?.title ?? list;
  const electronic = keptBoxes(state);
  const handed = vietnamClock(handOver.done.at);
  return {
    issuer: issuerOf(plan),
    subject: 'niêm phong và bàn giao phiếu tín nhiệm',
    conference: heldConference(conference, state.minutes.place),
    handedOverOn: handOver.day,
    handedOverAt: `${two(handed.hour)}:${two(handed.minute)}`,
    place: seal.place,
    delivering: {
      body: 'Ban Kiểm phiếu',
      people: [...new Set([handOver.givenBy, ...seal.sealedBy])].map((name) => ({ name })),
    },
    receiving: { body: handOver.receivingUnit, people: [{ name: handOver.receivedBy }] },
    witnesses: [],
    packets: seal.packets.map((packet, index) => ({
      label: `Gói ${two(index + 1)}`,
      contents: `Phiếu thu về, danh sách ${titleOf(packet.list)}`,
      ballots: packet.ballots,
      seal: packet.sealNumber,
    })),
    ...(electronic === undefined ? {} : { electronic }),
    papers: [],
    statements: [
      `${seal.packets.length === 0 ? 'Việc niêm phong được ghi' : 'Phiếu được niêm phong'} hồi ${two(hour)} giờ ${two(minute)}, ngày ${writtenDay(day)}, tại ${seal.place}, do ${seal.sealedBy.join(', ')} thực hiện`,
      `Nơi lưu giữ: ${handOver.keptAt}`,
      ...(electronic === undefined
        ? []
        : [
            'Hòm phiếu điện tử đã đóng không nhận thêm phiếu nào; phiếu điện tử có mã không dùng đến và phiếu hỏng không còn giá trị',
            'Khóa giải mã do từng thành viên Ban Kiểm phiếu tự giữ, không bàn giao',
          ]),
      // The record knows the day of the hand-over, and the hour at which it was recorded.
      ...(handed.day === handOver.day
        ? []
        : [
            `Giờ bàn giao nêu trên lấy theo lúc ghi vào hồ sơ: ${two(handed.hour)} giờ ${two(handed.minute)}, ngày ${writtenDay(handed.day)}`,
          ]),
    ],
    // One for each side (S18).
    copies: 2,
    security: markingOf(rules),
  };
}
