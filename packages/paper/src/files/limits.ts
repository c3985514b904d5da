// A scan comes from a machine or a phone, and anything may stand in a file: these bounds keep what reading one can cost.

export interface ScanLimits {
  /** 1,000 sides at 200 dpi in grey have about 400 MB. A file is held in memory once per thread. */
  readonly bytesPerFile: number;
  /** More sides than any gathering has ballots; a forged number of pages ends here. */
  readonly pagesPerFile: number;
  /** A4 at 1200 dpi has 139 million; a picture of 20,000 × 20,000 is refused by its header, before anything is unpacked. */
  readonly pixelsPerPage: number;
  /** A page of 139 million pixels takes about 4 s; what takes longer than this never ends. */
  readonly secondsPerPage: number;
  /** Pictures up to this many pixels in length and width stay as they are: A4 at 300 dpi has 3508, a phone's 12 megapixels 4032. */
  readonly untouchedSide: number;
  /** Larger ones are shrunk to this length: A4 at 300 dpi, twice what the reader needs. */
  readonly shrunkSide: number;
}

export const scanLimits: ScanLimits = {
  bytesPerFile: 512 * 1024 * 1024,
  pagesPerFile: 5_000,
  pixelsPerPage: 150_000_000,
  secondsPerPage: 30,
  untouchedSide: 4_100,
  shrunkSide: 3_508,
};
