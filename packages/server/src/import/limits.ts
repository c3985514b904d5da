// A file from outside may be a mistake or an attack: these bounds keep what one import can cost.

/** A roster of a ministry has a few megabytes. */
export const maxFileBytes = 20 * 1024 * 1024;
/** What the parts of a workbook may grow to when unpacked. 200,000 posts take about 60 MB. */
export const maxUnpackedBytes = 100 * 1024 * 1024;
export const maxParts = 2_000;
export const maxRows = 200_000;
/** Cells of the rectangle that a sheet spans, empty ones included. */
export const maxCells = 4_000_000;
/** Cells that merges may cover within the data. */
export const maxMergedCells = 1_000_000;
/** Letters of all cells together: a shared text can stand in many cells. */
export const maxLetters = 100_000_000;
/** Rows that Excel itself can have; a higher number is a forged or broken file. */
export const maxRowNumber = 1_048_576;
export const maxColumns = 16_384;
/** Files in one folder or one upload. */
export const maxFiles = 12;
export const maxPlanBytes = 2 * 1024 * 1024;
