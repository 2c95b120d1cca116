import { describe, expect, test } from "vitest";
import { ask, canonicalPack, cite, loadPack, parseCanonicalPack, readPack } from "../../../knowledge/index.ts";
import { smallPackFiles } from "../pack/small-pack.ts";
import { packFolder } from "../packs/python-web.ts";

const pack = readPack(packFolder);
const texts = new Set([...pack.faq.map(({ answer }) => answer), ...pack.evidence.map(({ statement }) => statement)]);

describe("asking a pack", () => {
  test("a covered question gets a text of the pack, and what it rests on can be cited", () => {
    const asked = ask(pack, "is flask faster?");
    expect(asked).toMatchObject({ kind: "answered", from: { kind: "faq", id: "raw-speed" } });
    if (asked.kind !== "answered") throw new Error("answered above");
    expect(asked.text).toBe(pack.faq.find(({ id }) => id === "raw-speed")?.answer);
    expect(asked.corrects).toBe("Flask is always faster than Django.");
    expect(
      cite(pack, asked.evidence, "2026-11-24")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(asked.evidence.toSorted());
  });

  test("a slip of the pen does not matter, nor do capitals, quotation marks and politeness", () => {
    const ways = [
      "does django do websokets",
      "DOES DJANGO DO WEBSOCKETS??",
      "hi! “does Django do WebSockets”, please?",
    ];
    expect(ways.map((way) => ask(pack, way))).toEqual(
      ways.map(() => expect.objectContaining({ from: { kind: "faq", id: "websockets" } })),
    );
  });

  test("the order of words matters where it says the direction", () => {
    const from = (question: string) => {
      const asked = ask(pack, question);
      return asked.kind === "answered" ? asked.from.id : asked.kind;
    };
    expect(from("How do we get from Flask to Django?")).toBe("flask-to-django");
    expect(from("How do we get from Django to Flask?")).toBe("django-to-flask");
  });

  test("a question no entry asks is answered by a statement of evidence that speaks of it", () => {
    const asked = ask({ ...pack, faq: [] }, "What does Django Oscar bring for catalogue, basket and checkout?");
    expect(asked).toMatchObject({ kind: "answered", from: { kind: "evidence", id: "oscar-shop-parts" } });
  });

  test.each(["", "   ", "?", "what is it?", "🙂", "xyzzy plugh", "SELECT * FROM users;--", "a".repeat(100_000)])(
    "nothing to answer in %j",
    (question) => {
      expect(ask(pack, question)).toEqual({ kind: "not-covered" });
    },
  );

  test("whatever is asked, only texts of the pack are said", () => {
    const words = pack.faq.flatMap(({ question }) => question.split(" "));
    const said = words.map((_, at) =>
      ask(pack, `${words[(at * 7) % words.length]} ${words[(at * 13) % words.length]}?`),
    );
    const answered = said.filter((one) => one.kind === "answered");
    expect(answered.length).toBeGreaterThan(20);
    expect(answered.filter(({ text }) => !texts.has(text))).toEqual([]);
  });

  test("the same question gets the same answer from the same content, however it was loaded", () => {
    const again = parseCanonicalPack(canonicalPack(pack), pack.hash);
    for (const { question } of pack.faq) expect(ask(again, question)).toEqual(ask(pack, question));
  });

  test("every entry is the answer to its own question", () => {
    const lost = pack.faq.filter(({ id, question }) => {
      const asked = ask(pack, question);
      return asked.kind !== "answered" || asked.from.id !== id;
    });
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  test("a pack without answers refuses what its evidence does not say", () => {
    const { pack: small } = loadPack(smallPackFiles);
    expect(ask(small, "does django do websockets?")).toEqual({ kind: "not-covered" });
  });
});

describe("the answers of python-web", () => {
  test("there are at least forty, each complete in itself, many of them corrections", () => {
    expect(pack.faq.length).toBeGreaterThanOrEqual(40);
    expect(pack.faq.filter(({ belief }) => belief !== undefined).length).toBeGreaterThanOrEqual(15);
    expect(pack.faq.filter(({ also }) => also.length < 3).map(({ id }) => id)).toEqual([]);
    // "Is Flask dead?" and "is Flask alive?" get the same answer.
    const dependent = pack.faq.filter(({ answer }) =>
      /^(?:yes|no|not|it|they|partly|rarely)\b(?! framework)/i.test(answer),
    );
    expect(dependent.map(({ id }) => id)).toEqual([]);
  });

  test("none rests on vendors alone but where it speaks of what vendors say", () => {
    const grades = new Map(pack.evidence.map(({ id, grade }) => [id, grade]));
    const weak = pack.faq.filter(({ evidence }) => evidence.every((id) => grades.get(id) === "D"));
    expect(weak.map(({ id }) => id)).toEqual(["indicators", "vendor-figures"]);
  });
});
