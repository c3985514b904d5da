// How a command knows a file again that it wrote before: only that is written anew, whatever else has the name stays.
import { type Text, text } from '@tinnhiem/core';
import { strFromU8, unzipSync } from 'fflate';

export interface FileKind {
  readonly what: Text;
  readonly is: (bytes: Buffer) => boolean | Promise<boolean>;
}

/** A page that this program set. A scan, and a page that somebody signed or wrote on, is another. */
export const pdfFile: FileKind = {
  what: text('PDF còn nguyên như chương trình đã lập', 'a PDF as the program made it'),
  is: (bytes) =>
    bytes.subarray(0, 5).toString('latin1') === '%PDF-' &&
    bytes.includes('/Creator (Typst ') &&
    !bytes.includes('/ByteRange') &&
    !bytes.includes('/Annots'),
};

/** A document of Word as this program made it: one that Word has saved since is somebody's work. */
export const wordFile: FileKind = {
  what: text('tệp Word còn nguyên như chương trình đã lập', 'a document of Word as the program made it'),
  is: async (bytes) => (await import('@tinnhiem/documents')).isSteadyArchive(bytes),
};

/** A table that one of its headings tells from others, as CSV or as a workbook that no spreadsheet has saved since. */
export function tableFile(what: Text, heading: Text): FileKind {
  const isOne = (cells: readonly string[]) => Object.values(heading).some((head) => cells.includes(head));
  return {
    what,
    is: (bytes) => {
      if (bytes.subarray(0, 2).toString('latin1') !== 'PK')
        return isOne((bytes.toString('utf8').split(/\r?\n/u, 1)[0] ?? '').split(','));
      if (bytes.includes('docProps/')) return false;
      const words = partsOf(bytes)['xl/sharedStrings.xml'];
      return words !== undefined && isOne(strFromU8(words).split(/<\/?t>/u));
    },
  };
}

/** JSON of which `isOne` knows the value. */
export function jsonFile(what: Text, isOne: (value: unknown) => boolean): FileKind {
  return {
    what,
    is: (bytes) => {
      try {
        return isOne(JSON.parse(bytes.toString('utf8')));
      } catch {
        return false;
      }
    },
  };
}

/** Text that begins with these words. */
export function fileBeginning(what: Text, ...words: readonly string[]): FileKind {
  return {
    what,
    is: (bytes) => {
      const head = bytes.subarray(0, 4096).toString('utf8');
      return words.every((word) => head.includes(word));
    },
  };
}

/** Nothing but what is about to be written. */
export function unchangedFile(what: Text, content: string): FileKind {
  return { what, is: (bytes) => bytes.equals(Buffer.from(content)) };
}

function partsOf(archive: Buffer): Record<string, Uint8Array> {
  try {
    return unzipSync(archive, { filter: ({ name }) => name === 'xl/sharedStrings.xml' });
  } catch {
    return {};
  }
}
