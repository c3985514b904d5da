export { drawPdf } from './files/pdf-render.ts';
export type { GreyImage } from './image/grey-image.ts';
export * from './layout/index.ts';
export { layoutFile } from './layout/layout-file.ts';
