import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DCLinter } from "dclint";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { Environment } from "../../src/config.ts";

const file = join(import.meta.dirname, "../../compose.yaml");
const { services } = parse(readFileSync(file, "utf8")) as {
  services: Record<string, { command?: string[]; environment?: object; env_file?: string[]; image?: string }>;
};

test("compose.yaml follows the schema of Compose and the rules of its linter", () => {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
  const [result] = linter.lintFiles([file], false);
  expect(result?.filePath).toBe(file);
  const messages: readonly { rule: string; line: number; message: string }[] = result?.messages ?? [];
  expect(messages.map(({ rule, line, message }) => `${line} ${rule}: ${message}`)).toEqual([]);
});

test("its Redis writes every change down and removes nothing; the bot is given that Redis, and no secret stands in the file", () => {
  const command = services.redis?.command?.join(" ");
  for (const wanted of ["--appendonly yes", "--appendfsync always", "--maxmemory-policy noeviction"]) {
    expect(command).toContain(wanted);
  }
  expect(services.redis?.image).toMatch(/^redis:\d+\.\d+/);
  const given = Object.keys(services.bot?.environment ?? {});
  expect(given).toEqual(["REDIS_URL"]);
  expect(given.filter((name) => !Object.hasOwn(Environment.shape, name))).toEqual([]);
  expect(services.bot?.env_file).toEqual([".env"]);
});
