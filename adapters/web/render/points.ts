/** Signed points with one decimal and a real minus sign, such as `+8.0` or `−3.2`. */
export function points(value: number): string {
  const size = Math.abs(value).toFixed(1);
  if (Number(size) === 0) return "0.0";
  return `${value < 0 ? "−" : "+"}${size}`;
}
