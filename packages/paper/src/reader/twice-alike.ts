// Something that every later page is compared with must not be wrong once in a thousand times.
import { isDeepStrictEqual } from 'node:util';

/** So often it is made before that is given up. */
const most = 4;

/**
 * What `make` makes, when two in a row came out alike. Twice in some sixty long measurements one thread took the name of a ballot's first row for struck
 * out on every page of it that it read, and no other thread did: that its ballot was made ready wrongly is the likeliest cause (docs/decisions/024). Throws
 * where no two are alike.
 */
export async function twiceAlike<Made>(make: () => Promise<Made>): Promise<Made> {
  let last = await make();
  for (let made = 1; made < most; made += 1) {
    const next = await make();
    if (isDeepStrictEqual(last, next)) return next;
    last = next;
  }
  throw new Error(
    'Máy tính này chuẩn bị cùng một mẫu phiếu mỗi lần một khác, không tin được: dùng máy khác để đọc phiếu / the same ballot is made ready otherwise each time: this computer cannot be trusted to read ballots, use another',
  );
}
