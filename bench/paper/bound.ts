/**
 * The largest rate that `found` of `tried` still allows at 95 % (one-sided, Clopper and Pearson; for 0 about 3/n), as a
 * number from 0 to 1.
 */
export function upperBound(found: number, tried: number): number {
  if (tried === 0 || found >= tried) return 1;
  let [low, high] = [found / tried, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(found, tried, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** The chance of at most `found` of `tried` at this rate. */
function atMost(found: number, tried: number, rate: number): number {
  let term = tried * Math.log1p(-rate);
  let sum = Math.exp(term);
  for (let count = 1; count <= found; count += 1) {
    term += Math.log(((tried - count + 1) / count) * (rate / (1 - rate)));
    sum += Math.exp(term);
  }
  return sum;
}
