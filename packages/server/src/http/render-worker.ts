import { type DocumentRequest, renderDocument } from '../documents/index.ts';

/** Runs in a worker thread of `renderer.ts`. */
// biome-ignore lint/style/noDefaultExport: Piscina calls the default export.
export default function render(request: DocumentRequest): Promise<Uint8Array> {
  return renderDocument(request);
}
