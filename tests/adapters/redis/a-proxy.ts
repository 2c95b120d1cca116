import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** An address that leads to one port and later to another, as after a failover. */
export interface Proxy {
  readonly url: string;
  /** Cuts what is connected; new connections lead to this port. */
  switchTo(port: number): void;
  stop(): Promise<void>;
}

export async function aProxy(first: number): Promise<Proxy> {
  let port = first;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as { port: number };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `redis://127.0.0.1:${address.port}`,
    switchTo(next) {
      port = next;
      cut();
    },
    async stop() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
