import { text } from '@tinnhiem/core';
import { Reopening } from '../Reopening.tsx';

const words = {
  reopen: text('Mở lại việc kiểm phiếu', 'Re-open the count'),
  explain: text(
    'Kết quả hiện nay bị thay thế bởi kết quả kiểm lại, nhưng vẫn được giữ và đọc được. Biên bản phải lập và ký lại, kết quả phải công bố lại.',
    'The present result is superseded by the new one, but stays and can be read. The minutes are written and signed again, the result announced again.',
  ),
} as const;

/** Where somebody finds that a result, or minutes that were signed, are wrong. */
export function ReopenCount() {
  return <Reopening command="reopen-count" label={words.reopen} explain={words.explain} />;
}
