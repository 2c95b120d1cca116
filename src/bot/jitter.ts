import { createHash } from "node:crypto";
import type { Ids } from "../ports.ts";

/** 0.5 to 1.5, so that two that collided do not meet again. */
export function jitter(ids: Ids): number {
  return 0.5 + createHash("sha256").update(ids.next()).digest().readUInt32BE(0) / 2 ** 32;
}
