import { expect, test } from "vitest";
import { renderRecord } from "../../../adapters/web/render/record.ts";
import { madr } from "../../../src/decisions/madr.ts";
import { aDecided, knowledgeOf, pythonWeb } from "../../src/decisions/a-decided.ts";

const shown = (markdown: string) => renderRecord(markdown, 2).markup.replace(/^<div class="record">|<\/div>$/g, "");

test("headings, lists, quotes and links of a record are what they are, and its front matter and title are left out", () => {
  const markdown =
    '---\nstatus: "accepted"\n---\n\n# Title\n\n## Context\n\nOne\ntwo.\n\n> said *so*\n>\n> Grace\n\n* a\n* **b** [c](<https://example.org/x_(y)>)\n\n### Part\n\n- d\n';
  expect(shown(markdown)).toBe(
    "<h2>Context</h2><p>One\ntwo.</p><blockquote><p>said *so*</p><p>Grace</p></blockquote>" +
      '<ul><li>a</li><li><strong>b</strong> <a href="https://example.org/x_(y)" rel="noopener noreferrer" target="_blank">c</a></li></ul>' +
      "<h3>Part</h3><ul><li>d</li></ul>",
  );
});

test("long sections that are looked up are folded with all they hold, short ones and the decision itself are not", () => {
  const { decision } = aDecided(knowledgeOf(pythonWeb), "django", 14, ["accept django"]);
  const page = shown(madr(decision));
  const folds = [...page.matchAll(/<details class="fold"><summary><h[23]>(.*?)<\/h[23]><\/summary>(.*?)<\/details>/g)];
  expect(folds.map(([, title]) => title)).toEqual(["Pros and Cons of the Options", "Sources"]);
  expect(folds[0]?.[2]?.match(/<h3>/g)?.length).toBe(pythonWeb.manifest.options.length);
  expect(folds.map(([, , held = ""]) => held).join()).not.toMatch(/Chosen option|What would change it|Receipt/);
  expect(shown("# T\n\n## Decision Drivers\n\n* a\n\n## b")).toBe(
    "<h2>Decision Drivers</h2><ul><li>a</li></ul><h2>b</h2>",
  );
  expect(shown(`## Decision Drivers\n\n* ${"a".repeat(600)}\n\n## b`)).toMatch(/^<details .*<\/details><h2>b<\/h2>$/);
});

test("people's words read as they wrote them, and nothing in them becomes markup", () => {
  const { decision } = aDecided(knowledgeOf(pythonWeb), "django", 3, ["accept django"]);
  const words = 'a_b *c* <b>d</b> & "e" [f](https://x.test) ![g](h) `i` # j\\k';
  const page = renderRecord(madr({ ...decision, tripwire: { words } }), 2).markup;
  expect(page).toContain(
    "What would be seen first if this was wrong: a_b *c* &lt;b&gt;d&lt;/b&gt; &amp; &quot;e&quot; [f](https://x.test) ![g](h) `i` # j\\k.",
  );
  const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, address = ""]) => address);
  expect(links.filter((address) => !pythonWeb.sources.some((source) => source.address === address))).toEqual([]);
  expect(page.match(/<h2>/g)?.length).toBe(6);
});

test.each([
  '<script>alert(1)</script>\n\n<img src=x onerror="alert(1)">',
  "[x](javascript:alert(1)) [y](data:text/html,1) [z](http://x.test)",
  '[a](https://x.test/"onmouseover="alert(1)) [b](<https://x.test/\' onclick=>)',
  "# <i>\n\n> <u>\n\n* <s>\n\n```html\n<q>\n```",
])("Markdown of others stays text where it is not what records are written in: %s", (markdown) => {
  const page = shown(markdown);
  const tags = [...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag);
  expect(tags.filter((tag) => !/^(?:p|ul|li|blockquote|h[2-4]|a|strong|code|pre)$/.test(tag ?? ""))).toEqual([]);
  expect(page).not.toMatch(/<a [^>]*href="(?!https:)|<a [^>]*\son\w+=/);
});

test("what stands between fences stays as it is, line by line, also where they never close", () => {
  expect(shown("# T\n\n```sh\n## a\n\n  b <i>\n```\nafter\n\n~~~\n* c")).toBe(
    "<pre>## a\n\n  b &lt;i&gt;</pre><p>after</p><pre>* c</pre>",
  );
});

test("a record of nothing but headings is a page", () => {
  expect(shown("## a\n".repeat(60_000)).match(/<h2>/g)?.length).toBe(60_000);
  expect(shown("# a\n".repeat(60_000))).toBe("");
  expect(shown("## Sources\n".repeat(60_000)).match(/<h2>/g)?.length).toBe(60_000);
});

test("a long hostile line is read in linear time", () => {
  const cost = (length: number) => {
    const text = "[**`".repeat(length / 4);
    const began = process.cpuUsage();
    for (let run = 0; run < 5; run += 1) renderRecord(text, 2);
    const { user, system } = process.cpuUsage(began);
    return user + system;
  };
  cost(10_000);
  expect(cost(200_000) / Math.max(cost(20_000), 1000)).toBeLessThan(40);
});
