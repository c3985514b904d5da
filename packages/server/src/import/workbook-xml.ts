// The parts of a workbook as events of their tags.
import { Parser } from 'saxen';

type Attributes = Readonly<Record<string, string>>;
interface Handlers {
  readonly open?: (tag: string, attributes: Attributes) => void;
  readonly close?: (tag: string) => void;
  readonly text?: (text: string) => void;
}

const decoder = new TextDecoder();

export function partOf(parts: ReadonlyMap<string, Uint8Array>, path: string): string {
  const part = parts.get(path);
  if (part === undefined) throw new Error(`no ${path}`);
  return decoder.decode(part);
}

/** Names of tags and attributes come without their namespace prefix, which programs choose freely. */
export function scan(xml: string, { open, close, text }: Handlers): void {
  const parser = new Parser();
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('openTag', (name, attributes, decode) => {
    if (open === undefined) return;
    open(
      bare(name),
      Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [bare(key), decode(value)])),
    );
  });
  if (close !== undefined) parser.on('closeTag', (name) => close(bare(name)));
  if (text !== undefined) parser.on('text', (value, decode) => text(decode(value)));
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(xml);
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
