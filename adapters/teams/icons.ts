import { crc32, deflateSync } from "node:zlib";

/** The mark of the project, a signpost, on a field of 32 by 32. */
const POST: readonly (readonly [number, number])[] = [
  [9, 26],
  [9, 6],
  [21, 6],
  [25, 11],
  [21, 16],
  [13, 16],
  [13, 26],
];
const BLUE = [0x1d, 0x55, 0x73] as const;
/** Each pixel is looked at this often in each direction, so that slopes are smooth. */
const SAMPLES = 4;

/** The two icons Teams asks for, as PNG: 192 by 192 in colour, and 32 by 32 white on nothing. */
export function drawIcons(): { readonly color: Uint8Array; readonly outline: Uint8Array } {
  return {
    // Teams cuts the corners itself; the mark stands in the middle.
    color: png(192, (x, y) => mix(BLUE, cover(x, y, 20, 150), 255)),
    outline: png(32, (x, y) => {
      const line = Math.max(0, cover(x, y, 0, 32) - cover(x, y, 0, 32, 1.6));
      return [255, 255, 255, Math.round(line * 255)];
    }),
  };
}

type Pixel = readonly [number, number, number, number];

function mix(ground: readonly [number, number, number], share: number, alpha: number): Pixel {
  const [red, green, blue] = ground.map((part) => Math.round(part + (255 - part) * share));
  return [red ?? 0, green ?? 0, blue ?? 0, alpha];
}

/** How much of a pixel the mark covers, where it is drawn `size` wide from `offset` on; `inset` makes it thinner all around. */
function cover(x: number, y: number, offset: number, size: number, inset = 0): number {
  let hits = 0;
  for (let across = 0; across < SAMPLES; across += 1) {
    for (let down = 0; down < SAMPLES; down += 1) {
      const at = (pixel: number, step: number) => ((pixel + (step + 0.5) / SAMPLES - offset) * 32) / size;
      const [px, py] = [at(x, across), at(y, down)];
      if (inside(px, py) && (inset === 0 || distance(px, py) >= inset)) hits += 1;
    }
  }
  return hits / SAMPLES ** 2;
}

function edges(): (readonly [readonly [number, number], readonly [number, number]])[] {
  return POST.map((from, at) => [from, POST[(at + 1) % POST.length] ?? from]);
}

function inside(x: number, y: number): boolean {
  const crossed = edges().filter(
    ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax),
  );
  return crossed.length % 2 === 1;
}

function distance(x: number, y: number): number {
  const all = edges().map(([[ax, ay], [bx, by]]) => {
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const near = Math.min(1, Math.max(0, along));
    return Math.hypot(x - ax - near * (bx - ax), y - ay - near * (by - ay));
  });
  return Math.min(...all);
}

/** A PNG of red, green, blue and alpha: https://www.w3.org/TR/png-3/ */
function png(size: number, pixel: (x: number, y: number) => Pixel): Uint8Array {
  const rows = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (_, x) => pixel(x, y)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
