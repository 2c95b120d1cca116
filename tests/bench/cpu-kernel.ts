const size = 16_384;
const values = new Int32Array(size);

/** Fixed work of about a millisecond, the same on every machine: fills, adds up and sorts integers. Returns what it computed. */
export function cpuKernel(): number {
  let value = 1;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) | 0;
    values[i] = value;
    sum = (sum + value) | 0;
  }
  values.sort();
  for (let i = 0; i < size; i++) sum = (Math.imul(sum, 31) + values[i]!) | 0;
  return sum;
}
