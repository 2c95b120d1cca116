import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { loadContent, PackError, type Problem } from "../../../knowledge/index.ts";
import { processorMs } from "../../setup/processor-ms.ts";
import { smallPackFiles } from "./small-pack.ts";

function problemsOf(name: string, text: string): readonly Problem[] {
  const files = smallPackFiles.filter((file) => file.name !== name && !file.name.startsWith("cases/"));
  try {
    loadContent([...files, { name, text }]);
  } catch (error) {
    if (error instanceof PackError) return error.problems;
    throw error;
  }
  return [];
}

/** A sound text of 30,000 lines. */
const sound = Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join("\n");

/** Whether some work takes a second of processor time or, where the machine is slow, no longer than the YAML library alone with three such texts; in one of three tries, as other work on the machine only ever adds to it. */
function takesNoLonger(work: () => unknown): boolean {
  const alone = () => processorMs(() => parseDocument(sound, { uniqueKeys: false }));
  return [1, 2, 3].some(() => {
    const tookMs = processorMs(work);
    return tookMs < 1000 || tookMs < 3 * alone();
  });
}

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
`;

/** Name, text, and what the first problem says. */
const hostile: readonly [string, string, RegExp][] = [
  ["an alias bomb", bomb, /^anchors \(`&name`\) are not allowed/],
  ["an alias of nothing", "- *a", /^aliases \(`\*name`\) are not allowed/],
  ["an anchor on a key", "&a id: x", /^anchors/],
  ["open brackets without end", "[".repeat(1 << 20), /^nested too deeply/],
  ["closed brackets, very deep", `${"[".repeat(500_000)}${"]".repeat(500_000)}`, /^nested too deeply/],
  ["nested flow mappings", "{a: ".repeat(200_000), /^nested too deeply/],
  ["nested block sequences", "- ".repeat(500_000), /^nested too deeply/],
  [
    "nested block mappings",
    Array.from({ length: 1200 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    /^nested too deeply/,
  ],
  ["explicit keys in each other", "? ".repeat(500_000), /^nested too deeply/],
  ["a quarter of a million entries", "- a\n".repeat(260_000), /^more than 250000 YAML tokens/],
  ["a huge flow list", `[${"a,".repeat(500_000)}]`, /^more than 250000 YAML tokens/],
  ["one key two hundred thousand times", "a: 1\n".repeat(200_000), /^more than 250000 YAML tokens/],
  ["one key thirty thousand times", "a: 1\n".repeat(30_000), /^this key is written twice/],
  ["many different keys", Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join("\n"), /must be a list/],
  [
    "an entry of many unknown keys",
    `- ${Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join("\n  ")}`,
    /missing/,
  ],
  ["many wrong entries", "- a\n".repeat(40_000), /must be a mapping, not "a"/],
  ["quotes only", '"'.repeat(1 << 20), /^more than 250000 YAML tokens/],
  ["tabs as indentation", "- id: x\n\ttitle: y\n", /^indent with spaces/],
  ["tabs only", "\t- a\n".repeat(200_000), /^more than 250000 YAML tokens/],
  ["a NUL", "- id: a\0b", /^remove the unprintable character U\+0000/],
  ["an escaped NUL", '- id: "a\\0b"', /^remove the unprintable character U\+0000/],
  ["a hidden change of direction", "- id: a\u202Eb", /^remove the unprintable character U\+202E/],
  ["a colon a mebibyte long", ":".repeat(1 << 20), /^not valid YAML/],
  ["several documents", "---\n[]\n---\n[]\n", /^only one YAML document/],
  ["YAML 1.1", "%YAML 1.1\n---\n- id: yes\n", /^YAML directives/],
  ["a tag", "- !!js/function 'x'", /^tags/],
  ["a known tag", "- !!binary aGFsbG8=", /^tags/],
  ["__proto__", "- __proto__: { id: x }", /^the key `__proto__` is not allowed/],
  ["a list as a key", "- ? [a]\n  : b", /^a key must be plain text/],
  ["nothing at all", "", /must be a list/],
  ["spaces only", " ".repeat(1_000_000), /must be a list/],
];

describe("hostile YAML is refused within a second", () => {
  test.each(hostile)("%s", (_name, text, message) => {
    const [first] = problemsOf("asides.yaml", text);
    expect(takesNoLonger(() => problemsOf("asides.yaml", text))).toBe(true);
    expect(first?.file).toBe("asides.yaml");
    expect(first?.message).toMatch(message);
  });

  test("what is refused leaves no trace on objects", () => {
    problemsOf("asides.yaml", "- constructor: { prototype: { polluted: 1 } }\n  __proto__: { polluted: 1 }");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("any text at all ends in a pack or in a PackError with positions inside the text", () => {
    const pieces = fc.constantFrom(
      "- ",
      "id: ",
      "a",
      "\n",
      "  ",
      "{",
      "}",
      "[",
      "]",
      ": ",
      "'",
      '"',
      "&a",
      "*a",
      "#",
      "|",
      ">",
      "\t",
      "é",
      "?",
      "!",
      "%",
      "---",
      "<<",
      ",",
      "😀",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const lines = text.split("\n");
        for (const problem of problemsOf("tensions.yaml", text)) {
          if (problem.file !== "tensions.yaml") continue;
          expect(problem.line).toBeLessThanOrEqual(lines.length);
          expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1] ?? "").length + 1);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
