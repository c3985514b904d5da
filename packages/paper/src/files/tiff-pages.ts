// The chain of pictures in a TIFF (TIFF 6.0 section 2, BigTIFF): counted here, because a decoder takes a chain that breaks off for its end,
// and pages would be lost without a word.
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import { damaged, type FileProblem, scanNoPages, scanTooManyPages, truncated } from './problems.ts';

/** How many pictures a TIFF holds. */
export function tiffPages(bytes: Uint8Array, most: number): Result<number, FileProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 16) return err(truncated);
  const little = bytes[0] === 0x49;
  const big = view.getUint16(2, little) === 43;
  const offsetAt = (at: number) => (big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
  const seen = new Set<number>();
  let at = offsetAt(big ? 8 : 4);
  while (at !== 0) {
    if (seen.has(at)) return err(damaged);
    seen.add(at);
    if (seen.size > most) return err(refuse(scanTooManyPages, seen.size, most));
    if (at + (big ? 8 : 2) > bytes.byteLength) return err(truncated);
    const entries = big ? Number(view.getBigUint64(at, little)) : view.getUint16(at, little);
    const next = big ? at + 8 + entries * 20 : at + 2 + entries * 12;
    if (next + (big ? 8 : 4) > bytes.byteLength) return err(truncated);
    at = offsetAt(next);
  }
  return seen.size === 0 ? err(refuse(scanNoPages)) : ok(seen.size);
}
