export { type BatchCover, batchCoverText } from '../scan/batch-cover.ts';
export {
  type BallotLayout,
  type BallotPage,
  type BallotRow,
  cleanPixelsPerMm,
  columns,
  type LayoutFile,
  layoutFileSchema,
  type Rect,
} from './layout.ts';
export { crc16, readStyleCode, type StyleCodeContent, serialPattern, styleCodeText } from './style-code.ts';
