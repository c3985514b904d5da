// What can stand in a voter's way, in plain words: what it is, and what to do now.
import type { Text } from '@tinnhiem/core';
import { words } from './language.tsx';

export type TroubleKind =
  | 'code-unknown'
  | 'code-burnt'
  | 'not-open'
  | 'closed'
  | 'closed-while-marking'
  | 'ballot-refused'
  | 'other-answer'
  | 'list-mismatch'
  | 'no-election'
  | 'server'
  | 'old-phone';

export interface TroubleWords {
  readonly title: Text;
  readonly what: Text;
  readonly todo: Text;
}

export const troubles: Readonly<Record<TroubleKind, TroubleWords>> = {
  'code-unknown': {
    title: words('Không có mã này', 'This code is not known'),
    what: words(
      'Mã vừa nhập không có trong danh sách nào đang mở. Thường là do gõ nhầm một ký tự.',
      'No open list knows the code that was entered. Mostly one character was mistyped.',
    ),
    todo: words(
      'So từng nhóm dưới đây với phiếu mã; chữ hoa và chữ thường là khác nhau. Nếu đúng cả bốn nhóm, đưa phiếu mã cho Ban kiểm phiếu xem.',
      'Compare each group below with the slip; capitals and small letters differ. If all four are right, show the slip to the counting committee.',
    ),
  },
  'code-burnt': {
    title: words('Mã này đã bị hủy', 'This code was cancelled'),
    what: words(
      'Phiếu mã này đã được đổi lấy phiếu khác, hoặc bị hủy vì in hỏng, nên không dùng được nữa.',
      'This slip was exchanged for another one, or cancelled as a misprint, and is no longer valid.',
    ),
    todo: words(
      'Dùng phiếu mã mới. Nếu chưa từng đổi phiếu, mang phiếu này đến ngay Ban kiểm phiếu.',
      'Use the new slip. If it was never exchanged, take it to the counting committee at once.',
    ),
  },
  'not-open': {
    title: words('Chưa đến lúc bỏ phiếu', 'The poll is not open yet'),
    what: words('Người chủ trì chưa mở cuộc bỏ phiếu.', 'The chair has not opened the poll.'),
    todo: words(
      'Giữ phiếu mã, chờ chủ trì thông báo mở, rồi bấm “Thử lại”.',
      'Keep the slip, wait until the chair opens the poll, then press “Try again”.',
    ),
  },
  closed: {
    title: words('Cuộc bỏ phiếu đã đóng', 'The poll is closed'),
    what: words('Hòm phiếu đã đóng, không nhận thêm phiếu.', 'The box is closed and takes no more ballots.'),
    todo: words(
      'Nếu chưa bỏ được phiếu, báo ngay cho Ban kiểm phiếu.',
      'If no ballot was cast, tell the counting committee at once.',
    ),
  },
  'closed-while-marking': {
    title: words('Hòm phiếu đóng trước khi phiếu này đến nơi', 'The box closed before this ballot arrived'),
    what: words(
      'Phiếu chưa được nhận. Các mức đã chọn vẫn còn trong máy này, chưa mất gì.',
      'The ballot was not taken. The marks are still on this phone; nothing is lost.',
    ),
    todo: words(
      'Báo ngay cho Ban kiểm phiếu; lúc này cũng không bỏ phiếu giấy được nữa. Nếu hòm được mở lại, bấm “Gửi lại”.',
      'Tell the counting committee at once; a paper ballot is no longer possible either. If the box opens again, press “Send again”.',
    ),
  },
  'ballot-refused': {
    title: words('Hòm phiếu không nhận lá phiếu này', 'The box refused this ballot'),
    what: words(
      'Máy chủ kiểm tra và thấy lá phiếu không đúng khuôn dạng. Phiếu chưa được tính.',
      'The server checked the ballot and found it malformed. It does not count.',
    ),
    todo: words(
      'Bấm “Làm lại phiếu”. Nếu vẫn vậy, đổi điện thoại khác hoặc báo Ban kiểm phiếu.',
      'Press “Make the ballot again”. If that does not help, use another phone or tell the counting committee.',
    ),
  },
  'other-answer': {
    title: words('Máy chủ trả lời không đúng lá phiếu này', 'The server answered for another ballot'),
    what: words(
      'Mã tra cứu máy chủ gửi về khác với mã của phiếu trong máy này.',
      'The tracker that the server sent is not that of the ballot on this phone.',
    ),
    todo: words(
      'Báo ngay cho Ban kiểm phiếu, giữ nguyên màn hình này.',
      'Tell the counting committee at once and keep this screen.',
    ),
  },
  'list-mismatch': {
    title: words('Danh sách không khớp', 'The list does not match'),
    what: words(
      'Danh sách mà máy chủ gửi không giống danh sách đã niêm yết của cuộc bỏ phiếu, nên máy này không ghi phiếu.',
      'The list that the server sent is not the one that was published for this poll, so this phone marks no ballot.',
    ),
    todo: words('Báo ngay cho Ban kiểm phiếu.', 'Tell the counting committee at once.'),
  },
  'no-election': {
    title: words('Chưa có cuộc bỏ phiếu điện tử nào', 'There is no electronic poll'),
    what: words(
      'Máy chủ này hiện không có danh sách nào bỏ phiếu điện tử.',
      'This server has no list that votes electronically now.',
    ),
    todo: words('Chờ chủ trì thông báo, rồi bấm “Thử lại”.', 'Wait for the chair, then press “Try again”.'),
  },
  server: {
    title: words('Máy chủ chưa trả lời được', 'The server could not answer'),
    what: words('Phiếu chưa gửi đi, chưa mất gì.', 'Nothing was sent, nothing is lost.'),
    todo: words(
      'Đợi một phút rồi bấm “Thử lại”. Nếu vẫn vậy, báo Ban kiểm phiếu.',
      'Wait a minute and press “Try again”. If it stays so, tell the counting committee.',
    ),
  },
  'old-phone': {
    title: words('Điện thoại này không ghi phiếu điện tử được', 'This phone cannot mark an electronic ballot'),
    what: words(
      'Trình duyệt quá cũ hoặc đang bị hạn chế, thiếu phần cần để giữ kín lá phiếu.',
      'The browser is too old or restricted and lacks what keeps a ballot secret.',
    ),
    todo: words(
      'Dùng trình duyệt khác (Chrome, Safari), mượn điện thoại khác, hoặc xin Ban kiểm phiếu đổi phiếu giấy.',
      'Use another browser (Chrome, Safari) or another phone, or ask the committee for a paper ballot instead.',
    ),
  },
};
