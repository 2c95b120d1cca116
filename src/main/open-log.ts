import type { Config } from "../config.ts";
import type { Log } from "../ports.ts";

/** Structured lines on standard error, so that what a person reads on standard output stays short. */
export async function openLog(config: Config): Promise<Log> {
  const { pino } = await import("pino");
  const logger = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
