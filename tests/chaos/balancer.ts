import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong on the way, each as a share of the requests. */
export interface Mishaps {
  /** Kept for up to `delayMs`, so that later ones overtake. */
  readonly delayed: number;
  readonly delayMs: number;
  /** Sent once more, to whichever process. */
  readonly doubled: number;
  /** Done, and the answer lost. */
  readonly unanswered: number;
}

export interface Balancer {
  readonly url: string;
  /** Processes that take requests, by address. */
  readonly targets: Set<string>;
  readonly counts: { requests: number; delayed: number; doubled: number; unanswered: number; failed: number };
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** What stands before the processes: gives each request to any of them, and does to some what networks do. */
export async function aBalancer(
  { delayed, delayMs, doubled, unanswered }: Mishaps,
  random: () => number,
): Promise<Balancer> {
  const targets = new Set<string>();
  const counts = { requests: 0, delayed: 0, doubled: 0, unanswered: 0, failed: 0 };
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const pick = (): string | undefined => [...targets][Math.floor(random() * targets.size)];

  const pass = (target: string, headers: object, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = ask(target, {
        method: "POST",
        headers: { ...headers, host: new URL(target).host } as never,
        agent: false,
      });
      sent.on("error", reject);
      sent.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("error", reject);
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 502, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.end(body);
    });

  /** To another process where nobody listens; never again once somebody may have read it. */
  const anywhere = async (headers: object, body: Buffer): Promise<Answer | undefined> => {
    for (let tries = 0; tries < 6; tries += 1) {
      const target = pick();
      if (target === undefined) return undefined;
      try {
        return await pass(target, headers, body);
      } catch (error) {
        if ((error as { code?: string }).code !== "ECONNREFUSED") return undefined;
        targets.delete(target);
      }
    }
    return undefined;
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const body = Buffer.concat(chunks);
      const { "transfer-encoding": _coding, connection: _connection, ...headers } = request.headers;
      counts.requests += 1;
      if (random() < doubled) {
        counts.doubled += 1;
        void pause(random() * delayMs).then(() => anywhere(headers, body));
      }
      if (random() < delayed) {
        counts.delayed += 1;
        await pause(random() * delayMs);
      }
      const answer = await anywhere(headers, body);
      if (answer === undefined) {
        counts.failed += 1;
        response.writeHead(502).end();
      } else if (random() < unanswered) {
        counts.unanswered += 1;
        request.socket.destroy();
      } else {
        const { "transfer-encoding": _again, connection: _too, ...back } = answer.headers;
        response.writeHead(answer.status, back as never).end(answer.body);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    targets,
    counts,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
