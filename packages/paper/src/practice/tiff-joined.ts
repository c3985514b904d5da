// Several TIFF files of one page each made one file of several pages: the way an image library writes each page stays as it is.

const stripOffsets = 273;
const tileOffsets = 324;
const bytesOfType: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8, 11: 4, 12: 8 };

/** Joins little-endian TIFF files of one page each. Throws when one is not such a file. */
export function joinTiffs(files: readonly Buffer[]): Buffer {
  const starts: number[] = [];
  let size = 0;
  for (const file of files) {
    starts.push(size);
    size += file.length + (file.length % 2);
  }
  const joined = Buffer.alloc(size);
  // Where the address of the next page has to be written: in the header first, then at the end of each page's list.
  let link = 4;
  for (const [index, file] of files.entries()) {
    if (file.readUInt32LE(0) !== 0x002a_4949) throw new RangeError('not a little-endian TIFF');
    const start = starts[index] ?? 0;
    file.copy(joined, start);
    const list = start + file.readUInt32LE(4);
    joined.writeUInt32LE(list, link);
    link = moveList(joined, list, start);
  }
  joined.writeUInt32LE(0, link);
  return joined;
}

/** Moves every address of the list of tags at `list` on by `by`; returns where the address of the next list stands. */
function moveList(file: Buffer, list: number, by: number): number {
  const count = file.readUInt16LE(list);
  for (let entry = 0; entry < count; entry += 1) {
    const at = list + 2 + entry * 12;
    const [tag, type, values] = [file.readUInt16LE(at), file.readUInt16LE(at + 2), file.readUInt32LE(at + 4)];
    const apart = (bytesOfType[type] ?? 1) * values > 4;
    if (apart) file.writeUInt32LE(file.readUInt32LE(at + 8) + by, at + 8);
    if (tag !== stripOffsets && tag !== tileOffsets) continue;
    if (type !== 4) throw new RangeError('strip addresses are expected in 32 bits');
    const first = apart ? file.readUInt32LE(at + 8) : at + 8;
    for (let value = 0; value < values; value += 1)
      file.writeUInt32LE(file.readUInt32LE(first + value * 4) + by, first + value * 4);
  }
  return list + 2 + count * 12;
}
