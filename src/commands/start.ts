import type { CommandPorts } from "./command.ts";

/** `start`: serves the web chat until it is stopped. */
export async function run(ports: CommandPorts): Promise<number> {
  const server = await ports.openServer();
  ports.out(`Waymark is ready at ${server.address}\n`);
  if (server.pageMissing === undefined) {
    ports.out("Open it, say in a sentence or two what you are deciding, and answer the questions. Ctrl+C stops it.\n");
  } else {
    ports.err(`The page is not served: ${server.pageMissing}\n`);
  }
  await server.stopped;
  return 0;
}
