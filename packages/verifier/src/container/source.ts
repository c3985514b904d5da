// Where the bytes of an archive come from: what lies in memory, a file on the disk, a file in a browser. Read in pieces, so that an archive with
// thousands of pictures needs no more memory than its largest file.

export interface Source {
  readonly length: number;
  /** Bytes `from` up to before `to`; fewer where the source ends before. */
  read(from: number, to: number): Uint8Array;
}

export function sourceOf(given: Uint8Array | Source): Source {
  return given instanceof Uint8Array ? { length: given.length, read: (from, to) => given.subarray(from, to) } : given;
}
