// What a batch still needs, and whose work that is.
import { type ScanBatchState, type Text, text } from '@tinnhiem/core';

export interface BatchNeed {
  readonly what: Text;
  readonly todo: Text;
  readonly grave: boolean;
}

/** What a batch still needs, the gravest first; empty where everything agrees. */
export function needsOf(batch: ScanBatchState): readonly BatchNeed[] {
  const { size, read, sheets, flagged, decided, confirmed } = batch;
  if (read === 0)
    return [
      {
        what: text('Chưa quét', 'Not scanned'),
        todo: text('Ai trong Ban Kiểm phiếu cũng quét được.', 'Anybody of the committee can scan it.'),
        grave: false,
      },
    ];
  const needs: BatchNeed[] = [];
  if (sheets < size)
    needs.push({
      what: text(`Thiếu ${size - sheets} phiếu so với đếm tay`, `${size - sheets} fewer than counted by hand`),
      todo: text(
        'Quét thêm tờ còn thiếu. Đếm lại thấy đếm tay sai thì Trưởng ban đính chính.',
        'Scan what is missing. Where the hand count was wrong, the head corrects it.',
      ),
      grave: true,
    });
  if (sheets > size)
    needs.push({
      what: text(`Thừa ${sheets - size} phiếu so với đếm tay`, `${sheets - size} more than counted by hand`),
      todo: text(
        'Đếm lại tập. Tập bị quét hai lần: bỏ kết quả đọc rồi quét lại. Chỉ thừa một ảnh: ghi “không phải phiếu”. Đếm tay sai: Trưởng ban đính chính.',
        'Count again. Scanned twice: scan the batch anew. One image too many: “not a ballot”. A wrong hand count is corrected by the head.',
      ),
      grave: true,
    });
  if (flagged > decided)
    needs.push({
      what: text(`${flagged - decided} chỗ chờ quyết định`, `${flagged - decided} places to decide`),
      todo: text('Ban Kiểm phiếu xem phiếu và biểu quyết.', 'The committee looks at the ballots and votes.'),
      grave: false,
    });
  if (decided > confirmed)
    needs.push({
      what: text(`${decided - confirmed} quyết định chờ xác nhận`, `${decided - confirmed} decisions to confirm`),
      todo: text('Một người khác của Ban xác nhận.', 'Another member confirms.'),
      grave: false,
    });
  return needs;
}
