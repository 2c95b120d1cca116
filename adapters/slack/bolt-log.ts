import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../src/ports.ts";

const LONGEST = 300;

/** Bolt's warnings and errors in our log; its other lines carry payloads and are left out. */
export function boltLog(log: Log): Logger {
  const line = (said: readonly unknown[]) =>
    String(said[0] instanceof Error ? said[0].message : said[0]).slice(0, LONGEST);
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said) => log.warn({ from: "bolt" }, line(said)),
    error: (...said) => log.error({ from: "bolt" }, line(said)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
