import { text } from '@tinnhiem/core';

export const roundsText = {
  title: text('Các đợt lấy phiếu', 'Rounds'),
  lead: text(
    'Mỗi đợt có một kế hoạch và một hoặc nhiều hội nghị.',
    'A round has one plan and one or more conferences.',
  ),
  outside: text(
    'Vai trò Cấp trên xem các đợt đang ở bước nào; kết quả của những người thuộc diện quản lý được gửi bằng báo cáo. Đến dự hội nghị thì dùng tài khoản Quan sát.',
    'The higher committee sees how far rounds are; results of the people it manages come in a report. Whoever attends a conference uses an observer account.',
  ),
  create: text('Lập đợt mới', 'New round'),
  search: text('Tìm đợt', 'Search rounds'),
  searchHint: text('Tên đợt, cơ quan, năm; có dấu hoặc không dấu', 'Title, organisation, year'),
  notFound: text('Không có đợt nào phù hợp', 'No round fits'),
  notFoundHint: text('Thử ít chữ hơn, hoặc xóa ô tìm.', 'Try fewer words, or empty the search.'),
  newestOnly: (count: number) => text(`Đang hiện ${count} đợt mới nhất.`, `The newest ${count} are shown.`),
  more: text('Hiện thêm', 'Show more'),
  stage: text('Bước', 'Stage'),
  day: text('Ngày lấy phiếu', 'Voting day'),
  created: text('Lập ngày', 'Created'),
  conferences: text('Hội nghị', 'Conferences'),
  emptyTitle: text('Chưa có đợt lấy phiếu nào', 'There is no round yet'),
  emptyOrganiser: text(
    'Làm theo ba bước dưới đây. Chưa có gì được ghi cho đến khi bạn xem trước và bấm “Lập đợt”.',
    'Follow the three steps below. Nothing is written until you have seen the preview and press “Create the round”.',
  ),
  emptyTechnician: text(
    'Việc đầu tiên: lập tài khoản cho bộ phận tổ chức (người nhập kế hoạch và nhân sự), chủ trì và Ban Kiểm phiếu.',
    'First make accounts for the organiser (who imports plan and roster), the chair and the counting committee.',
  ),
  emptyOthers: text(
    'Bộ phận tổ chức sẽ lập đợt. Khi có, đợt hiện ở đây.',
    'The organiser creates the round. It appears here once it is there.',
  ),
  practise: text('Tập làm với đợt mẫu năm 2019', 'Practise with the 2019 sample'),
  rehearse: text('Xem máy tập dượt cả đợt', 'Watch a whole round rehearsed'),
  practiseHint: text(
    'Chưa có tệp? Tập với kế hoạch năm 2019 của một trường đại học và 76 người hư cấu, hoặc để máy diễn cả đợt từ đầu đến hồ sơ. Mọi trang đều ghi DIỄN TẬP.',
    'No files yet? Practise with the 2019 plan of a university and 76 invented people, or watch a whole round rehearsed to its archive. Every page is marked as a rehearsal.',
  ),
  accountsHint: text(
    'Trước ngày lấy phiếu còn cần tài khoản cho chủ trì và Ban Kiểm phiếu.',
    'Before the voting day the chair and the counting committee need accounts too.',
  ),
  toAccounts: text('Lập tài khoản', 'Make accounts'),
  step1: text('1. Tải mẫu', '1. Get the templates'),
  step1Hint: text(
    'Mẫu nhân sự là bảng tính Excel hai sheet: người và chức vụ. Mẫu kế hoạch là kế hoạch năm 2019 của một trường đại học, có chú thích.',
    'The roster is a workbook of two sheets: people and posts. The plan template is the 2019 plan of a university, with comments.',
  ),
  rosterTemplate: text('Mẫu danh sách nhân sự (XLSX)', 'Roster template (XLSX)'),
  planTemplate: text('Mẫu kế hoạch (YAML)', 'Plan template (YAML)'),
  step2: text('2. Điền', '2. Fill in'),
  step2Hint: text(
    'Mỗi người một dòng, mỗi chức vụ một dòng kèm ngày bổ nhiệm. Kế hoạch có thể soạn ngay trên màn hình, không cần tệp.',
    'One row a person, one row a post with the day of appointment. The plan can also be made on the screen, without a file.',
  ),
  step3: text('3. Kéo thả vào đây', '3. Drop the files here'),
  orWithout: text('Soạn kế hoạch trên màn hình', 'Make the plan on the screen'),
} as const;
