// Why figures or single ballots are not given out as a file.
import { type RefusalKind, type Text, text } from '@tinnhiem/core';

export const notAnnounced: RefusalKind<[conferences: readonly Text[]]> = {
  code: 'R-not-announced',
  title: text('Kết quả chưa được công bố', 'The results are not announced'),
  message: (conferences) =>
    text(
      `Vai trò này chưa được xem kết quả: ${conferences.map(({ vi }) => vi).join('; ')}.`,
      `This role may not see the results yet: ${conferences.map(({ en }) => en).join('; ')}.`,
    ),
  todo: text(
    'Đợi công bố kết quả tại hội nghị, hoặc dùng --as với tài khoản được xem trước.',
    'Wait for the announcement at the conference, or use --as with an account that may see them before.',
  ),
};

export const votesHidden: RefusalKind = {
  code: 'R-votes-hidden',
  title: text('Dữ liệu từng phiếu chỉ dành cho Ban Kiểm phiếu', 'Single ballots are for the counting committee only'),
  message: () =>
    text(
      'Dữ liệu từng phiếu là tài liệu mật: chỉ Ban Kiểm phiếu xuất được, sau khi kết quả đã được xác nhận.',
      'Single ballots are confidential: only the counting committee may export them, once the result stands.',
    ),
  todo: text(
    'Ban Kiểm phiếu xác nhận kết quả trước, rồi xuất bằng tài khoản của thành viên Ban (--as).',
    'Let the result stand first, then export with the account of a committee member (--as).',
  ),
};

export const votesOfTally: RefusalKind<[list: string]> = {
  code: 'R-votes-of-tally',
  title: text(
    'Kiểm bằng phiếu kiểm: không có dữ liệu từng phiếu',
    'Counted by tally sheet: there are no single ballots',
  ),
  message: (list) =>
    text(
      `Danh sách “${list}” được kiểm bằng phiếu kiểm (ghi tổng), nên phần mềm không có dữ liệu từng phiếu.`,
      `The list “${list}” was counted by tally sheet, as totals: the program has no single ballots of it.`,
    ),
  todo: text('Xuất kết quả (results --out).', 'Export the results (results --out).'),
};

export const votesElectronic: RefusalKind<[list: string]> = {
  code: 'R-votes-electronic',
  title: text('Phiếu điện tử không có dữ liệu từng phiếu', 'There are no single electronic ballots'),
  message: (list) =>
    text(
      `Danh sách “${list}” chỉ có phiếu điện tử. Hòm phiếu điện tử chỉ mở ra tổng số, không ai mở được từng phiếu.`,
      `The list “${list}” has electronic ballots only. Their box opens as totals; nobody can open a single one.`,
    ),
  todo: text('Xuất kết quả (results --out).', 'Export the results (results --out).'),
};

export const votesTooFew: RefusalKind<[list: string]> = {
  code: 'R-votes-too-few',
  title: text('Quá ít phiếu của một cách ghi', 'Too few ballots of one way of casting'),
  message: (list) =>
    text(
      `Danh sách “${list}” có quá ít phiếu giấy hoặc phiếu điện tử: tách riêng phiếu giấy sẽ lộ cách ghi của vài người.`,
      `The list “${list}” has too few ballots on paper or too few electronic ones: those on paper apart would show how a few people marked.`,
    ),
  todo: text('Xuất kết quả chung (results --out).', 'Export the results of all together (results --out).'),
};

export const exportRefusals = [notAnnounced, votesHidden, votesOfTally, votesElectronic, votesTooFew] as const;
