// Bytes that come in pieces, taken in the lengths that a format asks for.

/** The bytes end before what was announced. */
export class CutShort extends Error {}

export interface ByteReader {
  /** So many bytes; `null` where nothing is left. Throws `CutShort` where fewer are. */
  exactly(length: number): Promise<Uint8Array | null>;
  /** At most so many bytes, at least one; `null` where nothing is left. */
  upTo(length: number): Promise<Uint8Array | null>;
}

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();

  async function upTo(length: number): Promise<Uint8Array | null> {
    while (rest.length === 0) {
      const next = await pieces.next();
      if (next.done === true) return null;
      rest = next.value;
    }
    const taken = rest.subarray(0, length);
    rest = rest.subarray(taken.length);
    return taken;
  }

  return {
    upTo,
    async exactly(length) {
      const whole = new Uint8Array(length);
      for (let at = 0; at < length; ) {
        const piece = await upTo(length - at);
        if (piece === null && at === 0) return null;
        if (piece === null) throw new CutShort(`${at} bytes of ${length}`);
        whole.set(piece, at);
        at += piece.length;
      }
      return whole;
    },
  };
}
