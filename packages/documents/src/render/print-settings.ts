import { Appendix, asText, required } from './pdf-appendix.ts';

/** What a viewer proposes for printing (ISO 32000-1 §12.2): never scaled to fit, on one side of the sheet or on both. */
export interface PrintSettings {
  readonly duplex: 'Simplex' | 'DuplexFlipLongEdge';
}

/** The file with its settings for printing; whoever prints can still choose others. For files that Typst wrote. */
export function withPrintSettings(pdf: Uint8Array, { duplex }: PrintSettings): Uint8Array {
  const appendix = new Appendix(pdf);
  const { root } = appendix;
  const catalog = required(new RegExp(`\\n${root} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(asText(pdf))?.[1], 'Catalog');
  const preferences = '/ViewerPreferences <<';
  if (!catalog.includes(preferences)) throw new Error('Not a PDF as Typst writes it: ViewerPreferences');
  appendix.add(root, catalog.replace(preferences, `${preferences}\n    /PrintScaling /None\n    /Duplex /${duplex}`));
  return appendix.end();
}
