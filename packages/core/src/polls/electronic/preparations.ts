// What electronic casting needs before the poll may open: the committee's key, slips, and an empty box for every list.
import { emptyStock, inHand } from '../../ballots/stock.ts';
import { committeeRoles, type Role } from '../../basics/roles.ts';
import { type Text, text } from '../../basics/text.ts';
import type { Preparing, Ready } from '../state.ts';
import { allNeeded, boxOf, castingOf, type KeyCeremony } from './state.ts';

/** Something that is missing before check-in may begin, who sees to it, and the command or screen for it. */
export interface Preparation {
  readonly what: Text;
  readonly who: readonly Role[];
  readonly command: string;
}

/** What is missing, with who must act and the command or screen; empty where nothing is, or where all is paper. */
export function electronicPreparations(state: Preparing | Ready): Preparation[] {
  if (state.electronic === null) return [];
  const { ceremony } = state.electronic;
  const missing: Preparation[] = [];
  if (ceremony === null)
    missing.push({
      what: text('Ban Kiểm phiếu chưa bắt đầu lập khóa', 'the committee has not begun its key ceremony'),
      who: ['committee-head', 'committee-secretary'],
      command: 'begin-key-ceremony',
    });
  else if (state.committee !== null && ceremony.members > state.committee.members.length)
    missing.push({
      what: text(
        `khóa lập cho ${ceremony.members} người, Ban Kiểm phiếu chỉ có ${state.committee.members.length} người`,
        `the key is for ${ceremony.members} people, but the committee has ${state.committee.members.length}`,
      ),
      who: ['committee-head', 'committee-secretary'],
      command: 'begin-key-ceremony',
    });
  else if (ceremony.key === null)
    missing.push({ what: ceremonyWords(ceremony), who: committeeRoles, command: 'record-key-message' });
  const onlySlips = castingOf(state.setup) === 'electronic';
  for (const { id, title } of state.setup.lists) {
    const box = boxOf(state, id);
    const slips = inHand(box?.slips ?? emptyStock);
    const needed = state.rolls[id]?.length ?? 0;
    if (box?.election === null) continue;
    if (box?.credentials === null)
      missing.push({
        what: text(`Danh sách “${title}” chưa lập phiếu điện tử có mã`, `List “${title}” has no slips`),
        who: ['organiser'],
        command: 'record-slips',
      });
    else if (onlySlips && slips < needed)
      missing.push({
        what: text(
          `Danh sách “${title}” mới có ${slips}/${needed} phiếu điện tử có mã`,
          `List “${title}” has ${slips} of ${needed} slips`,
        ),
        who: ['organiser'],
        command: 'record-slips',
      });
    else if (box?.prepared === null && ceremony?.key != null)
      missing.push({
        what: text(`Hòm phiếu điện tử “${title}” chưa được lập`, `The electronic box of “${title}” is not prepared`),
        who: ['organiser', ...committeeRoles],
        command: 'record-box-prepared',
      });
  }
  return missing;
}

function ceremonyWords(ceremony: KeyCeremony): Text {
  const { seats, members } = ceremony;
  if (seats.length < members || allNeeded(ceremony))
    return text(
      `Lập khóa: ${seats.length}/${members} người đã nhận chỗ giữ khóa`,
      `key ceremony: ${seats.length} of ${members} have taken a seat`,
    );
  const dealt = seats.filter(({ shares }) => shares !== null).length;
  const confirmed = seats.filter(({ part }) => part !== null).length;
  return dealt < members
    ? text(
        `Lập khóa: ${dealt}/${members} người đã gửi phần khóa`,
        `key ceremony: ${dealt} of ${members} have dealt shares`,
      )
    : text(
        `Lập khóa: ${confirmed}/${members} người đã xác nhận phần khóa của mình`,
        `key ceremony: ${confirmed} of ${members} have confirmed their part`,
      );
}
