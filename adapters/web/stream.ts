import type { Response } from "express";

export interface Stream {
  /** Tells the page to look again; many calls in a row become one message. */
  changed(): void;
  close(): void;
}

/** Unread bytes after which a reader is taken for gone. */
const UNREAD_LIMIT = 64 * 1024;

/** Opens server-sent events: "changed" at once and whenever asked, and a heartbeat so that proxies keep the line open. */
export function openStream(response: Response, heartbeatMs: number): Stream {
  response.status(200).set({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  let waiting = false;
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return;
    if (response.writableLength > UNREAD_LIMIT) response.destroy();
    else response.write(text);
  };
  const changed = () => {
    if (waiting) return;
    waiting = true;
    setImmediate(() => {
      waiting = false;
      write("event: changed\ndata:\n\n");
    });
  };
  write("retry: 2000\n\n");
  changed();
  const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
  heartbeat.unref();
  return {
    changed,
    close() {
      clearInterval(heartbeat);
      response.end();
    },
  };
}
