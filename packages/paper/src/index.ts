export { drawPdf } from './files/pdf-render.ts';
export type { GreyImage } from './image/grey-image.ts';
export * from './layout/index.ts';
export { layoutFile } from './layout/layout-file.ts';
export { likeness } from './reader/likeness.ts';
export { type PreparedLayout, prepareLayout } from './reader/prepare.ts';
export { readPage } from './reader/read-page.ts';
export {
  type PageCode,
  type PagePlace,
  type PageReading,
  pageCodes,
  type RowCode,
  type RowReading,
  rowCodes,
} from './reader/reading.ts';
