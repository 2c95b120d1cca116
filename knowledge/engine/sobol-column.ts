/** Points of the fixed sequence every estimate is made on; a power of two. */
export const rowCount = 4096;

/** Most questions a model may have: one dimension each. */
export const maxDimensions = 24;

// Degree, coefficients and initial numbers of Joe and Kuo's table (new-joe-kuo-6), dimensions 2 to 24.
const table: readonly (readonly [number, number, ...number[]])[] = [
  [1, 0, 1],
  [2, 1, 1, 3],
  [3, 1, 1, 3, 1],
  [3, 2, 1, 1, 1],
  [4, 1, 1, 1, 3, 3],
  [4, 4, 1, 3, 5, 13],
  [5, 2, 1, 1, 5, 5, 17],
  [5, 4, 1, 1, 5, 5, 5],
  [5, 7, 1, 1, 7, 11, 19],
  [5, 11, 1, 1, 5, 1, 1],
  [5, 13, 1, 1, 1, 3, 11],
  [5, 14, 1, 3, 5, 5, 31],
  [6, 1, 1, 3, 3, 9, 7, 49],
  [6, 13, 1, 1, 1, 15, 21, 21],
  [6, 16, 1, 3, 1, 13, 27, 49],
  [6, 19, 1, 1, 1, 15, 7, 5],
  [6, 22, 1, 3, 1, 15, 13, 25],
  [6, 25, 1, 1, 5, 5, 19, 61],
  [7, 1, 1, 3, 7, 11, 23, 15, 103],
  [7, 4, 1, 3, 7, 13, 13, 15, 69],
  [7, 7, 1, 1, 3, 13, 7, 35, 63],
  [7, 8, 1, 3, 5, 9, 1, 25, 53],
  [7, 14, 1, 3, 1, 13, 9, 35, 107],
];

const columns: (Float64Array | undefined)[] = [];

/** The digitally shifted Sobol numbers of one dimension, in [0, 1); the same in every process. */
export function sobolColumn(dimension: number): Float64Array {
  const known = columns[dimension];
  if (known) return known;
  const directions = directionNumbers(dimension);
  const shift = scramble(dimension + 1);
  const column = new Float64Array(rowCount);
  let point = 0;
  for (let k = 0; k < rowCount; k++) {
    column[k] = (((point ^ shift) >>> 0) + 0.5) / 4294967296;
    point ^= directions[31 - Math.clz32(~k & (k + 1))]!;
  }
  columns[dimension] = column;
  return column;
}

/** A fixed 32-bit mix of an integer: neighbours come out unrelated. */
export function scramble(n: number): number {
  let x = Math.imul(n ^ (n >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

function directionNumbers(dimension: number): Int32Array {
  const out = new Int32Array(32);
  const row = table[dimension - 1];
  for (let i = 0; i < 32; i++) {
    if (!row) out[i] = 1 << (31 - i);
    else if (i < row[0]) out[i] = row[i + 2]! << (31 - i);
    else {
      const degree = row[0];
      let v = out[i - degree]! ^ (out[i - degree]! >>> degree);
      for (let k = 1; k < degree; k++) if ((row[1] >> (degree - 1 - k)) & 1) v ^= out[i - k]!;
      out[i] = v;
    }
  }
  return out;
}
