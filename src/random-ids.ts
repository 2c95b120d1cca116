import { randomBytes } from "node:crypto";
import type { Ids } from "./ports.ts";

/** 132 bits of randomness each, url-safe. */
export const randomIds: Ids = { next: () => randomBytes(17).toString("base64url").slice(0, 22) };
