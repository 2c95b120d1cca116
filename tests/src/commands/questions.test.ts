import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readPack } from "../../../knowledge/index.ts";
import { run } from "../../../src/commands/questions.ts";
import { runCommand } from "./run-command.ts";

const pack = readPack(join(import.meta.dirname, "../../../knowledge/packs/python-web"));
const options = pack.manifest.options.map(({ id }) => id);
const root = pack.questions.find(({ id }) => id === pack.manifest.root);
/** Every key of a record, no more and no fewer. */
const complete = (keys: readonly string[], value: z.ZodNumber) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])));
const option = z.enum(options as [string, ...string[]]);

/** The shape other programs rely on. */
const Questions = z.strictObject({
  questions: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      topic: z.string(),
      weight: z.number().int().positive(),
      root: z.boolean(),
      choices: z
        .array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            prior: z.number().positive(),
            priorByRoot: complete(root?.choices.map(({ id }) => id) ?? [], z.number().positive()),
            fits: complete(options, z.number().int().min(-2).max(2)),
            vetoes: z.array(option),
            none: z.boolean(),
          }),
        )
        .min(2),
    }),
  ),
  rules: z.array(
    z.strictObject({
      when: z.array(z.strictObject({ question: z.string(), choices: z.array(z.string()).min(1) })).length(2),
      points: complete(options, z.number().int()),
      vetoes: z.array(option),
      none: z.boolean(),
    }),
  ),
});

describe("questions", () => {
  test("--json has the agreed shape, with every root choice and every option in each record", async () => {
    const { code, out } = await runCommand(run, ["--json"]);
    expect(code).toBe(0);
    const listed = Questions.parse(JSON.parse(out));
    expect(listed.questions.map(({ id }) => id)).toEqual(pack.questions.map(({ id }) => id));
    expect(listed.questions.filter((question) => question.root).map(({ id }) => id)).toEqual([pack.manifest.root]);
    expect(listed.rules).toHaveLength(pack.rules.length);
    expect(listed.questions.some(({ choices }) => choices.some((choice) => choice.none))).toBe(true);
    expect(listed.questions.some(({ choices }) => choices.some((choice) => choice.vetoes.length > 0))).toBe(true);
  });

  test("lists ids and labels for people in 80 columns", async () => {
    const { code, out } = await runCommand(run, []);
    expect(code).toBe(0);
    for (const { id, choices } of pack.questions) {
      expect(out).toContain(`${id}: `);
      for (const choice of choices) expect(out).toMatch(new RegExp(`^  ${choice.id} `, "m"));
    }
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("refuses options it does not take", async () => {
    const { code, err } = await runCommand(run, ["--jsn"]);
    expect(code).toBe(2);
    expect(err).toContain('did you mean "--json"?');
  });
});
