import type { Config } from "../config.ts";
import type { Meter } from "../metering/meter.ts";
import type { Log } from "../ports.ts";

/** Measurements, served on a port of their own where one is set. */
export async function openMetrics(
  config: Config,
  log: Log,
): Promise<{ meter: Meter; close(): Promise<void> } | undefined> {
  if (config.metricsPort === undefined) return undefined;
  const [{ createMetrics }, { serveMetrics }] = await Promise.all([
    import("../../adapters/metrics/create-metrics.ts"),
    import("../../adapters/metrics/serve-metrics.ts"),
  ]);
  const meter = createMetrics();
  const { close } = await serveMetrics(meter, { host: config.host, port: config.metricsPort, log });
  return { meter, close };
}
