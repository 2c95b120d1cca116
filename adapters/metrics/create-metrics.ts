import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { MEASURES, type MeasureName, type Meter } from "../../src/metering/meter.ts";

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export interface Metrics extends Meter {
  /** Everything measured, in Prometheus' text format. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** Measurements as Prometheus takes them: each name begins with `waymark_`, counters end with `_total`. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<MeasureName, Counter>();
  const histograms = new Map<MeasureName, Histogram>();
  const registers = [registry];
  for (const [key, { kind, help, labels }] of Object.entries(MEASURES)) {
    const name = key as MeasureName;
    const labelNames = [...labels];
    if (kind === "counter")
      counters.set(name, new Counter({ name: `waymark_${name}_total`, help, labelNames, registers }));
    if (kind === "histogram") {
      histograms.set(name, new Histogram({ name: `waymark_${name}`, help, labelNames, buckets: SECONDS, registers }));
    }
  }
  return {
    count: (name, labels = {}, by = 1) => counters.get(name)?.inc({ ...labels }, by),
    observe: (name, value, labels = {}) => histograms.get(name)?.observe({ ...labels }, value),
    gauge(name, read) {
      new Gauge({
        name: `waymark_${name}`,
        help: MEASURES[name].help,
        registers,
        async collect() {
          const value = await Promise.resolve()
            .then(read)
            .catch(() => undefined);
          if (value === undefined) this.remove();
          else this.set(value);
        },
      });
    },
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
