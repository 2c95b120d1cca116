import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";

const project = join(import.meta.dirname, "../..");

/** What each part may import besides files of its own; `node:*` stands for every module of Node. */
const ADAPTER_SDKS: Readonly<Record<string, readonly string[]>> = {
  metrics: ["prom-client", "node:http"],
  http: ["express", "node:http", "node:net"],
  slack: ["@slack/bolt", "express", "node:crypto"],
  mcp: ["@modelcontextprotocol/sdk/server/mcp.js", "@modelcontextprotocol/sdk/server/stdio.js", "node:stream"],
  redis: ["bullmq", "ioredis", "node:crypto", "node:fs", "node:path", "node:zlib"],
  sqlite: ["node:sqlite", "node:fs", "node:path"],
  teams: ["ajv-draft-04", "botbuilder", "express", "fflate", "node:crypto", "node:fs", "node:module", "node:zlib"],
  terminal: ["@clack/prompts", "node:readline", "node:readline/promises", "node:stream", "node:tty", "node:util"],
  web: ["express", "helmet", "node:crypto", "node:fs", "node:path", "node:net", "node:url"],
};

const TOP_LEVEL = [
  ".ci",
  ".dockerignore",
  ".gitignore",
  "Dockerfile",
  "LICENSE",
  "README.md",
  "adapters",
  "biome.json",
  "compose.yaml",
  "deploy",
  "knowledge",
  "package-lock.json",
  "package.json",
  "src",
  "tests",
  "tsconfig.json",
  "vitest.config.ts",
];
/** What git ignores, and git itself. */
const NOT_OURS = [".git", "node_modules", "data", "coverage", ".DS_Store", ".env"];

interface SourceFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const all = ["src", "adapters", "knowledge", "tests"].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
);
const read = (path: string): SourceFile => ({ path, text: readFileSync(join(project, path), "utf8") });
const code = all.filter((path) => /\.(ts|js|css|html|svg)$/.test(path)).map(read);
const product = code.filter(({ path }) => !path.startsWith("tests/"));

/** What a file imports: packages by name, our own files by their path from the project's folder. */
function importsOf({ path, text }: SourceFile): string[] {
  const pattern = /(?:^|[\s;}])(?:import|from)\s*\(?\s*["']([^"'\n]+)["']/g;
  return [...text.matchAll(pattern)].map(([, name = ""]) =>
    name.startsWith(".") ? normalize(join(dirname(path), name)).replaceAll("\\", "/") : name,
  );
}

/** The imports of each file that its part of the project does not allow, as "file: import". */
function forbidden(files: readonly SourceFile[], allowed: (file: string, imported: string) => boolean): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => !allowed(file.path, imported))
      .map((imported) => `${file.path}: ${imported}`),
  );
}

const knowledgeMay = (file: string, imported: string) =>
  (imported.startsWith("knowledge/") && !imported.startsWith("knowledge/packs/")) ||
  ["zod", "yaml", "minisearch", "node:crypto"].includes(imported) ||
  (file === "knowledge/pack/read.ts" && ["node:fs", "node:path"].includes(imported));

const srcMay = (file: string, imported: string) =>
  imported.startsWith("src/") ||
  ["knowledge/index.ts", "zod", "node:crypto"].includes(imported) ||
  (file.startsWith("src/commands/") && ["node:fs", "node:path"].includes(imported));

const adapterMay = (file: string, imported: string) => {
  const [, name = ""] = file.split("/");
  return (
    (imported.startsWith("src/") && !isRoot(imported)) ||
    imported.startsWith(`adapters/${name}/`) ||
    ["knowledge/index.ts", "zod", ...(ADAPTER_SDKS[name] ?? [])].includes(imported)
  );
};

/** Where everything is put together: the only place that knows adapters. */
const isRoot = (path: string) => path === "src/main.ts" || path.startsWith("src/main/");

const within = (folder: string) => product.filter(({ path }) => path.startsWith(`${folder}/`));

describe("what imports what", () => {
  test("knowledge stands on its own", () => {
    expect(forbidden(within("knowledge"), knowledgeMay)).toEqual([]);
  });

  test("src knows knowledge by its surface, and nothing of the outside", () => {
    const files = within("src").filter(({ path }) => !isRoot(path));
    expect(forbidden(files, srcMay)).toEqual([]);
  });

  test("an adapter knows its own outside thing and no other adapter", () => {
    expect(forbidden(within("adapters"), adapterMay)).toEqual([]);
  });

  test("only src/main.ts and its folder connect adapters, and nothing else starts them", () => {
    const root = product.filter(({ path }) => isRoot(path)).flatMap(importsOf);
    expect(root.filter((imported) => imported.startsWith("adapters/")).length).toBeGreaterThan(10);
    expect(product.filter((file) => !isRoot(file.path) && importsOf(file).some(isRoot))).toEqual([]);
  });

  test("modules of Node are written as such, and the product imports no test", () => {
    const bare = (_file: string, imported: string) =>
      (imported.startsWith("node:") || !builtinModules.includes(imported)) && !imported.startsWith("tests/");
    expect(forbidden(product, bare)).toEqual([]);
  });

  test("the reading of imports sees every way to write one", () => {
    const text = `import a from "one";\nexport { b } from './two.ts';\nimport "three";\nconst c = await import("../four.ts");\nimport type { D } from "node:fs";\n} from "five";`;
    expect(importsOf({ path: "src/bot/x.ts", text })).toEqual([
      "one",
      "src/bot/two.ts",
      "three",
      "src/four.ts",
      "node:fs",
      "five",
    ]);
    expect(forbidden([{ path: "src/bot/x.ts", text }], srcMay)).toHaveLength(4);
  });
});

describe("what is said where", () => {
  test("only src/main.ts reads the environment", () => {
    const reading = product.filter(({ text }) =>
      /process\s*(\?\.|\.)\s*env\b|process\[|from "node:process"/.test(text),
    );
    expect(reading.map(({ path }) => path)).toEqual(["src/main.ts"]);
  });

  test("no code outside a pack names the options of one", () => {
    const naming = product.filter(
      ({ path, text }) => !path.startsWith("knowledge/packs/") && /django|flask|hybrid/i.test(text),
    );
    expect(naming.map(({ path }) => path)).toEqual([]);
  });

  test("a pack is data: it holds no code", () => {
    const inPacks = all.filter((path) => path.startsWith("knowledge/packs/"));
    expect(inPacks.filter((path) => !/\.(yaml|md)$/.test(path))).toEqual([]);
  });

  test("nothing reaches outside the project", () => {
    const reaching = code.filter(({ text }) => /\.\.\/shared|\/work\//.test(text.replaceAll(String.raw`\/`, "")));
    expect(reaching.map(({ path }) => path)).toEqual([]);
  });
});

describe("how files are kept", () => {
  test("the top level holds what the project is made of and what tools demand there", () => {
    const entries = readdirSync(project).filter((name) => !NOT_OURS.includes(name) && !name.endsWith(".log"));
    expect(entries.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  test("names are lower-case words with hyphens", () => {
    const odd = all.filter((path) => !/^([a-z0-9_]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(path));
    expect(odd.filter((path) => !path.endsWith("README.md"))).toEqual([]);
  });

  test("no file of code is longer than 250 lines", () => {
    // A style sheet has one declaration a line and is no code.
    const long = code
      .filter(({ path }) => !path.endsWith(".css"))
      .filter(({ text }) => text.trimEnd().split("\n").length > 250);
    expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length}`)).toEqual([]);
  });
});
