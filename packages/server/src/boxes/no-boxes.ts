// A central store has no electronic boxes yet: whoever asks for one is told so, and nothing is half done.
import { text } from '@tinnhiem/core';
import { StoreProblem } from '../store/problem.ts';
import type { BoxStore } from './box-store.ts';

export function noBoxes(): BoxStore {
  const no = (): Promise<never> =>
    Promise.reject(
      new StoreProblem(
        'in-use',
        text(
          'Phiếu điện tử chưa dùng được với kho dữ liệu trung tâm. Hãy tổ chức hội nghị này trên máy chủ có thư mục dữ liệu riêng.',
          'Electronic casting does not work with a central store yet. Hold this conference on a server with a data folder of its own.',
        ),
      ),
    );
  return {
    begin: no,
    standing: no,
    accept: no,
    knows: no,
    codeStatus: no,
    burn: no,
    admit: no,
    end: no,
    // biome-ignore lint/correctness/useYield: it never comes to the first.
    async *counting() {
      await no();
    },
    addTally: no,
    forgetOrder: no,
    addDecryption: no,
    addResult: no,
    trackers: no,
    bytes: no,
    close: () => Promise.resolve(),
  };
}
