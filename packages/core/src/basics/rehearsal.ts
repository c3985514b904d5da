// How a rehearsal is marked wherever it could be taken for the real thing: alone, or before the words that it marks. In one way everywhere.
import { type Text, text } from './text.ts';

export const rehearsalMark = text('DIỄN TẬP', 'REHEARSAL');

/** `DIỄN TẬP: Lấy phiếu tín nhiệm năm 2019`. */
export function markedAsRehearsal({ vi, en }: Text): Text {
  return text(`${rehearsalMark.vi}: ${vi}`, `${rehearsalMark.en}: ${en}`);
}
