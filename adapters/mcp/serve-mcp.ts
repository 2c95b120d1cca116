import type { Readable, Writable } from "node:stream";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { ENGINE_VERSION } from "../../knowledge/index.ts";
import type { Log } from "../../src/ports.ts";
import { createTools, isSlip, type Tool, type ToolParts } from "./tools.ts";

const INSTRUCTIONS =
  "Knowledge about architecture decisions: `packs` lists them, `questions` what a recommendation depends on, `assess` recommends for answers, `ask` answers questions about the options from cited sources. Everything is read-only; `ask` says so where nothing is known.";

/** What a server over standard streams needs. */
export interface McpParts extends ToolParts {
  readonly input: Readable;
  /** Carries the protocol and nothing else. */
  readonly output: Writable;
  readonly log: Log;
}

/** Serves the tools until the input ends. */
export async function serveMcp({ input, output, log, ...parts }: McpParts): Promise<void> {
  const server = new McpServer({ name: "waymark", version: ENGINE_VERSION }, { instructions: INSTRUCTIONS });
  for (const tool of createTools(parts)) register(server, tool, log);
  server.server.onerror = (error) => log.warn({ err: error }, "a message could not be read or answered");
  const ended = Promise.withResolvers<void>();
  input.once("end", ended.resolve);
  input.once("close", ended.resolve);
  await server.connect(new StdioServerTransport(input, output));
  await ended.promise;
  await server.close();
}

function register(server: McpServer, { name, title, description, input, run }: Tool, log: Log): void {
  const annotations = { readOnlyHint: true, idempotentHint: true, destructiveHint: false, openWorldHint: false };
  server.registerTool(name, { title, description, inputSchema: input, annotations }, (given) => {
    try {
      const answer = run(given);
      return { content: [{ type: "text", text: JSON.stringify(answer, null, 2) }], structuredContent: answer };
    } catch (error) {
      if (isSlip(error)) return { content: [{ type: "text", text: error.message }], isError: true };
      log.error({ err: error, tool: name }, "a tool failed");
      throw error;
    }
  });
}
