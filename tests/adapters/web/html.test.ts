import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html } from "../../../adapters/web/html.ts";

const folder = join(import.meta.dirname, "../../../adapters/web");

describe("the html tag", () => {
  it("escapes every text, in content and in attributes", () => {
    const text = `<script>alert("x")</script> & 'y'`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</p>',
    );
  });

  it("lets no text open a tag or leave an attribute", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "a", " ", "/", "\u2028", "語", "\ud83d") }),
        (text) => {
          return !/[<>"']/.test(html`${text}`.markup);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });

  it("nests markup and lists, and leaves out what is not there", () => {
    const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${null}${undefined}${false}${0}</ul>`.markup).toBe(
      "<ul><li>a</li><li>&lt;b&gt;</li>0</ul>",
    );
  });

  it("does not take an object from outside for markup", () => {
    const forged = JSON.parse('{"markup":"<script></script>"}');
    expect(() => html`${forged}`).toThrow();
  });
});

describe("the templates", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

  it("quote every attribute and carry no inline style or handler, which the policy would refuse", () => {
    expect(files.length).toBeGreaterThan(25);
    for (const name of files) {
      const source = readFileSync(join(folder, name), "utf8");
      expect(source.match(/\s[a-z-]+=\$\{/g), `${name}: unquoted attribute`).toBeNull();
      expect(source.match(/<[a-z][^>`]*\s(?:style|on[a-z]+)="/g), `${name}: inline style or handler`).toBeNull();
    }
  });
});
