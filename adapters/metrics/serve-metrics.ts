import { createServer } from "node:http";
import type { Log } from "../../src/ports.ts";
import type { Metrics } from "./create-metrics.ts";

/** Serves `/metrics` on a port of its own, so that the public one never shows it. Rejects when it cannot listen. */
export async function serveMetrics(
  metrics: Metrics,
  { host, port, log }: { readonly host: string; readonly port: number; readonly log: Log },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end("Only /metrics is here.\n");
    try {
      const { contentType, body } = await metrics.text();
      response.writeHead(200, { "content-type": contentType }).end(body);
    } catch (error) {
      log.error({ cause: error instanceof Error ? error.message : String(error) }, "the metrics cannot be written");
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
