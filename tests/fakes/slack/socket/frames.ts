/** The few kinds of WebSocket frame used here (RFC 6455, section 5.2). */
export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

export interface Frame {
  readonly opcode: number;
  readonly data: Buffer;
}

/** A whole frame from a server: never masked. */
export function writeFrame(opcode: number, data: Buffer): Buffer {
  const long = data.length > 125;
  const head = Buffer.alloc(long ? 10 : 2);
  head[0] = 0x80 | opcode;
  head[1] = long ? 127 : data.length;
  if (long) head.writeBigUInt64BE(BigInt(data.length), 2);
  return Buffer.concat([head, data]);
}

/** Collects bytes from a client and gives whole messages; fragments are joined. */
export function createFrameReader(): (chunk: Buffer) => Frame[] {
  let bytes: Buffer = Buffer.alloc(0);
  let parts: Frame[] = [];
  return (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    const whole: Frame[] = [];
    for (let next = readFrame(bytes); next !== undefined; next = readFrame(bytes)) {
      bytes = bytes.subarray(next.length);
      if (next.frame.opcode >= CLOSE) {
        whole.push(next.frame);
        continue;
      }
      parts.push(next.frame);
      if (!next.last) continue;
      whole.push({ opcode: parts[0]?.opcode ?? TEXT, data: Buffer.concat(parts.map(({ data }) => data)) });
      parts = [];
    }
    return whole;
  };
}

function readFrame(bytes: Buffer): { frame: Frame; last: boolean; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + 4;
  if (bytes.length < start) return undefined;
  const size = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + size) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const data = Buffer.from(bytes.subarray(start, start + size));
  for (const [index, byte] of data.entries()) data[index] = byte ^ (mask[index % 4] ?? 0);
  return { frame: { opcode: first & 0x0f, data }, last: (first & 0x80) !== 0, length: start + size };
}
