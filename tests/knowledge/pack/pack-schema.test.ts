import { describe, expect, test } from "vitest";
import { packSchema, run } from "../../../src/commands/pack-schema.ts";

async function runWith(...args: string[]) {
  let [out, err] = ["", ""];
  const ports = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  return { code: await run(ports, args), out, err };
}

describe("pack:schema", () => {
  test("prints the schema of every pack file under $defs", async () => {
    const { code, out, err } = await runWith();
    expect([code, err, out]).toEqual([0, "", packSchema()]);
    const { $schema, $defs } = JSON.parse(out);
    expect($schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect($defs["rules.yaml"]).toMatchObject({ type: "array", maxItems: 24 });
    expect($defs["pack.yaml"]).toMatchObject({ type: "object", additionalProperties: false });
  });

  test("asks for no field that has a default", async () => {
    const choice = JSON.parse((await runWith("questions.yaml")).out).items.properties.choices.items;
    expect(choice.required).toEqual(["id", "label", "phrase", "prior"]);
    expect(choice.properties.fits).toMatchObject({ additionalProperties: { minimum: -2, maximum: 2 } });
  });

  test("prints one file's schema alone, ready for an editor", async () => {
    const { code, out } = await runWith("questions.yaml");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: "questions.yaml", type: "array", maxItems: 24 });
  });

  test("names the nearest file for one no pack has", async () => {
    const { code, out, err } = await runWith("question.yaml");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^No pack has a file "question\.yaml"; did you mean "questions\.yaml"\? \(pack\.yaml, /);
  });
});
