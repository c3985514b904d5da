import { rehearsalMark, text } from '@tinnhiem/core';

export const peopleText = {
  title: text('Kết quả qua các đợt', 'Results over rounds'),
  lead: text(
    'Kết quả đã công bố của một người ở các đợt và các nơi, đặt cạnh nhau: không cộng, không lấy trung bình. Mỗi lần xem được ghi lại.',
    'What was announced of one person in all rounds and places, side by side: never added, never averaged. Every look is written down.',
  ),
  open: text('Xem kết quả qua các đợt', 'Results over rounds'),
  none: text('Chưa có kết quả đã công bố', 'No announced result'),
  noneHint: text(
    'Kết quả có ở đây sau khi được công bố tại hội nghị.',
    'A result is here once it has been announced at its conference.',
  ),
  several: text('Cùng một mã cán bộ, nhưng không cùng tên hoặc cơ quan', 'One code, but not one name or organisation'),
  severalHint: text(
    'Kiểm tra có phải cùng một người trước khi đặt các kết quả cạnh nhau.',
    'See whether this is the same person before setting the results beside each other.',
  ),
  unreadable: text('Không đọc được nhật ký của các đợt này', 'The record of these rounds cannot be read'),
  unreadableHint: text('Kết quả ở đó không có trong bảng:', 'What they hold is missing here:'),
  rehearsals: text('Kể cả các đợt diễn tập', 'Rehearsals too'),
  leftOut: text('đợt diễn tập không kể ở đây (số liệu giả định)', 'rehearsals are left out (invented figures)'),
  rehearsal: rehearsalMark,
  chart: text('Biểu đồ', 'Chart'),
  table: text('Bảng số liệu', 'Figures'),
  day: text('Ngày', 'Day'),
  round: text('Đợt', 'Round'),
  list: text('Danh sách', 'List'),
  place: text('Nơi lấy phiếu', 'Place'),
  position: text('Chức vụ khi đó', 'Post at the time'),
  high: text('Cao', 'High'),
  confidence: text('Tín nhiệm', 'Confidence'),
  low: text('Thấp', 'Low'),
  invalid: text('Không có mức hợp lệ', 'No valid mark'),
  base: text('Tỷ lệ tính trên', 'Percentages are of'),
  outcomes: text('Cần xem xét theo quy định', 'To be considered by the rules'),
} as const;
