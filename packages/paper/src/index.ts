export { type ScanLimits, scanLimits } from './files/limits.ts';
export { drawPdf } from './files/pdf-render.ts';
export { type FileProblem, scanRefusals, scanTooCoarse } from './files/problems.ts';
export { type OpenScan, openScan, pagesOf, type ScanSource } from './files/scan-file.ts';
export { openShown, type PixelSize, type ShownFile, type ShownPage } from './files/shown-file.ts';
export type { GreyImage } from './image/grey-image.ts';
export * from './layout/index.ts';
export { layoutFile } from './layout/layout-file.ts';
export { likeness } from './reader/likeness.ts';
export { type PreparedLayout, prepareLayout } from './reader/prepare.ts';
export { readPage } from './reader/read-page.ts';
export type {
  PageCode,
  PagePlace,
  PageReading,
  RowCode,
  RowReading,
} from './reader/reading.ts';
export { type BatchCover, batchCoverText, readBatchCover } from './scan/batch-cover.ts';
export { batchesOf, type ScannedBatch, type ScannedSheet, sheetsOf } from './scan/batches.ts';
export { type ComparedPage, findDuplicates } from './scan/duplicates.ts';
export { checkLayout, type LayoutProblem } from './scan/layout-check.ts';
export { type ScanOptions, scanFiles } from './scan/scan-files.ts';
export type { ScannedPage } from './scan/scanned-page.ts';
