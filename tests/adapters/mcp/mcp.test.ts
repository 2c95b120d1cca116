import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type LoadedPack, readPack } from "../../../knowledge/index.ts";
import { packFolder } from "../../knowledge/packs/python-web.ts";

const project = join(import.meta.dirname, "../../..");
const pack: LoadedPack = readPack(packFolder);
const client = new Client({ name: "a test", version: "1.0.0" });
const transport = new StdioClientTransport({
  command: process.execPath,
  args: ["src/main.ts", "mcp"],
  cwd: project,
  env: { PATH: process.env.PATH ?? "" },
  stderr: "pipe",
});
let complaints = "";
transport.stderr?.on("data", (chunk) => (complaints += chunk));
beforeAll(() => client.connect(transport));
afterAll(() => client.close());

const Result = z.object({
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  isError: z.boolean().optional(),
});

/** What a tool answers; the text says the same as the structure. */
async function call(name: string, input: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const result = Result.parse(await client.callTool({ name, arguments: input }));
  expect([result.isError ?? false, JSON.parse(result.content[0].text)]).toEqual([false, result.structuredContent]);
  return result.structuredContent ?? {};
}

/** The words of a refusal. */
async function refused(name: string, input: Record<string, unknown>): Promise<string> {
  const result = Result.parse(await client.callTool({ name, arguments: input }));
  expect(result.isError).toBe(true);
  return result.content[0].text;
}

describe("the tools for other programs, over standard streams", () => {
  test("there are four, all read-only, each described with its input", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["packs", "questions", "assess", "ask"]);
    for (const { annotations, description, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(description?.length).toBeGreaterThan(50);
      expect(inputSchema).toMatchObject({ type: "object", additionalProperties: false });
    }
    expect(client.getInstructions()).toContain("`assess` recommends for answers");
  });

  test("packs says what is decided, among which options, and which version that is", async () => {
    const { packs } = await call("packs");
    const { id, version, title } = pack.manifest;
    expect(packs).toContainEqual(expect.objectContaining({ id, version, title, hash: pack.hash }));
  });

  test("questions are those of the pack named, or of the first", async () => {
    const Questions = z.object({ questions: z.array(z.object({ id: z.string() })), rules: z.array(z.unknown()) });
    const { questions, rules } = Questions.parse(await call("questions", { pack: pack.manifest.id }));
    expect(questions.map(({ id }) => id)).toEqual(pack.questions.map(({ id }) => id));
    expect(rules).toHaveLength(pack.rules.length);
    expect(await call("questions")).toEqual(await call("questions", { pack: await firstPack() }));
  });

  test("assess recommends for answers as the command does", async () => {
    const answers = { purpose: "years", backoffice: "unknown", skills: ["django", "both"] };
    const advice = await call("assess", { pack: pack.manifest.id, answers });
    expect(advice).toMatchObject({ pack: { id: pack.manifest.id, hash: pack.hash }, unknowns: ["backoffice"] });
    const command = spawn(
      process.execPath,
      ["src/main.ts", "advise", "--answers", "-", "--pack", "python-web", "--json"],
      { cwd: project, stdio: ["pipe", "pipe", "inherit"] },
    );
    command.stdin.end(JSON.stringify(answers));
    expect(advice).toEqual(JSON.parse(await readAll(command.stdout)));
  });

  test("ask answers with a text of the pack and its sources, or says that the pack does not cover it", async () => {
    const answer = await call("ask", { pack: pack.manifest.id, question: "Can customers use the Django admin?" });
    const entry = pack.faq.find(({ id }) => id === "customer-admin");
    expect(answer).toMatchObject({ kind: "answered", text: entry?.answer, evidence: entry?.evidence });
    const Cited = z.array(z.object({ id: z.string(), sources: z.array(z.object({ address: z.string() })).min(1) }));
    expect(
      Cited.parse(answer.citations)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(entry?.evidence.toSorted());
    expect(await call("ask", { pack: pack.manifest.id, question: "Who won the cup?" })).toEqual({
      kind: "not-covered",
    });
  });

  test("unknown ids are refused, naming the nearest", async () => {
    expect(await refused("questions", { pack: "python-wep" })).toContain('did you mean "python-web"?');
    const wrong = { pack: "python-web", answers: { purpos: "years", skills: "djngo" } };
    expect((await refused("assess", wrong)).split("\n")).toEqual([
      'purpos: "purpos" is not known, did you mean "purpose"?',
      'skills: "djngo" is not known, did you mean "django"?',
    ]);
  });

  test("input of another shape is refused before anything runs", async () => {
    expect(await refused("ask", { pack: "python-web" })).toContain("question");
    expect(await refused("ask", { question: "is it fast?", packs: "python-web" })).toContain("packs");
    expect(await refused("assess", { answers: { purpose: 3 } })).toContain("answers");
    expect(await refused("advise", {})).toContain("advise");
  });

  test("nothing was complained about on the way", () => {
    expect(complaints).toBe("");
  });
});

describe("the server process", () => {
  const hello = {
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "1" } },
  };

  test("writes nothing but the protocol, says on standard error what it could not read, and ends with its input", async () => {
    const child = spawn(process.execPath, ["src/main.ts", "mcp"], { cwd: project });
    const [out, err] = [readAll(child.stdout), readAll(child.stderr)];
    child.stdin.write(`this is no message\n${JSON.stringify(hello)}\n`);
    await once(child.stdout, "data");
    child.stdin.end();
    const [code] = await once(child, "close");
    const lines = (await out).trim().split("\n");
    expect(
      lines.map(
        (line) => z.object({ jsonrpc: z.literal("2.0"), id: z.literal(1) }).safeParse(JSON.parse(line)).success,
      ),
    ).toEqual([true]);
    expect([code, await err]).toEqual([0, expect.stringContaining("could not be read")]);
  });

  test("the README's way to add it to a client works", async () => {
    const readme = readFileSync(join(project, "README.md"), "utf8");
    const [, block = ""] = /```json\n(\{\s*"mcpServers"[\s\S]*?)```/.exec(readme) ?? [];
    const Servers = z.object({
      mcpServers: z.object({ waymark: z.object({ command: z.string(), args: z.array(z.string()) }) }),
    });
    const { command, args } = Servers.parse(JSON.parse(block.replace("/path/to/waymark", project))).mcpServers.waymark;
    const reader = new Client({ name: "a reader", version: "1.0.0" });
    await reader.connect(new StdioClientTransport({ command, args, cwd: "/", stderr: "ignore" }));
    expect((await reader.listTools()).tools).toHaveLength(4);
    await reader.close();
  });
});

async function firstPack(): Promise<string> {
  const Packs = z.object({ packs: z.array(z.object({ id: z.string() })).min(1) });
  return Packs.parse(await call("packs")).packs[0]?.id ?? "";
}
