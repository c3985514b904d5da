import { text } from '@tinnhiem/core';
import type { LetterState } from './view.ts';

export const callingText = {
  title: text('Giấy mời, giấy triệu tập', 'Invitations'),
  lead: text(
    'In giấy cho từng người, ký và đóng dấu. Nơi có máy chủ thư thì gửi thêm thư báo trước cho người có địa chỉ.',
    'Print, sign and stamp the pages. Where a mail server is set, letters tell those who have an address in advance.',
  ),
  papers: text('In ra giấy', 'On paper'),
  papersHint: text(
    'Bản có giá trị là bản giấy đã ký, đóng dấu. Mỗi người một trang, ghi rõ ghi phiếu ở danh sách nào.',
    'The signed and stamped paper is what counts: a page for each person, with the lists that he or she votes on.',
  ),
  noHour: text(
    'Kế hoạch để ngỏ giờ họp, nên không lập được giấy mời, giấy triệu tập. Báo giờ họp theo lịch công tác tuần.',
    'The plan leaves the hour open, so that there are no invitations. Tell the hour by the weekly calendar.',
  ),
  letters: text('Thư báo trước qua thư điện tử', 'Letters by e-mail'),
  lettersHint: text(
    'Không thư nào tự gửi. Mỗi người một thư, nêu hội nghị, giờ, nơi họp và danh sách mình ghi phiếu, kèm trang giấy của mình; không có tên người được lấy phiếu.',
    'None goes by itself. A letter each, with conference, time, place, the lists of its reader and the own page; it names nobody who is voted on.',
  ),
  sender: text('Gửi từ', 'Sent from'),
  count: text('Có địa chỉ', 'With an address'),
  ofCalled: text('người được triệu tập, mời', 'people called'),
  noAddress: text(
    'Địa chỉ lấy từ cột Email của danh sách nhân sự; ai chưa có thì ghi khi gửi riêng.',
    'Addresses come from the column Email of the roster; type one where it is missing.',
  ),
  sendAll: text('Gửi cho những người có địa chỉ', 'Send to those who have an address'),
  correctAll: text('Gửi thư đính chính', 'Send corrections'),
  confirmSend: text('Gửi thư', 'Send'),
  people: text('người', 'people'),
  sendAllExplain: text('Số thư sẽ gửi', 'Letters to be sent'),
  from: text('từ địa chỉ', 'from'),
  checked: text(
    'Chưa ai xác nhận các địa chỉ này: xem lại cột địa chỉ trước khi gửi. Thư đã đi thì không lấy lại được.',
    'Nobody has confirmed these addresses: look through them first. A letter cannot be taken back.',
  ),
  nothingDue: text('Không còn thư nào phải gửi.', 'No letter is due.'),
  onItsWay: text('thư đang chờ gửi. Đóng trang này được, thư vẫn đi.', 'letters wait to go. You may close this page.'),
  recallAll: text('Gọi lại thư chưa gửi', 'Call back what has not been sent'),
  recall: text('Gọi lại', 'Call back'),
  recallOneExplain: text(
    'Thư này còn chờ và sẽ không gửi nữa. Nếu đúng lúc này nó vừa đi thì không lấy lại được; màn hình sẽ nói rõ.',
    'This letter waits, and will not be sent. If it goes in this very moment it cannot be had back; the screen will say so.',
  ),
  soFar: text('Thư của hội nghị này', 'Letters of this conference'),
  asked: text('Đã xếp thư chờ gửi', 'Letters put in the queue'),
  noneAsked: text('Không có thư nào phải gửi: đã có người gửi trước.', 'Nothing to send: somebody else has sent it.'),
  name: text('Họ và tên', 'Name'),
  code: text('Mã', 'Id'),
  unit: text('Đơn vị', 'Unit'),
  lists: text('Ghi phiếu ở danh sách', 'Votes on'),
  notCalled: text('không còn trong danh sách', 'on no list any more'),
  address: text('Địa chỉ thư', 'Address'),
  none: text('chưa có', 'none'),
  state: text('Thư', 'Letter'),
  act: text('Gửi riêng', 'One person'),
  send: text('Gửi', 'Send'),
  again: text('Gửi lại', 'Send again'),
  correct: text('Đính chính', 'Correct'),
  oneExplain: text(
    'Gửi thư cho người này đến địa chỉ dưới đây. Địa chỉ ghi ở đây chỉ dùng cho thư của hội nghị này.',
    'Send the letter to this person at the address below, which is used for letters of this conference alone.',
  ),
  before: text('Thư trước', 'The letter before'),
  changed: text('đã thay đổi sau thư', 'changed since the letter'),
  times: text('lần', 'times'),
} as const;

export const letterStates = {
  waiting: text('đang chờ gửi', 'waiting'),
  sending: text('đang gửi', 'on its way'),
  sent: text('đã gửi', 'sent'),
  refused: text('bị từ chối', 'refused'),
  unclear: text('không rõ đã đi chưa', 'not known whether it went'),
  dropped: text('không gửi: không còn phải gửi', 'not sent: nothing to send any more'),
  recalled: text('đã gọi lại, chưa gửi', 'called back, not sent'),
} as const satisfies Record<LetterState, unknown>;

export const notSent = text('chưa gửi', 'not sent');
