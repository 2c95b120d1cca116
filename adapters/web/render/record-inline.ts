import { type Html, html } from "../html.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** Bold, code and links to https in a line of a record; a backslash makes the next sign plain. */
export function inline(text: string): Html[] {
  const found: Html[] = [];
  let plain = "";
  const push = (part: Html): void => {
    if (plain !== "") found.push(html`${plain}`);
    plain = "";
    found.push(part);
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + LONGEST);
    const run = /^[^\\&*`[]+/.exec(rest);
    const escaped = /^\\([!-/:-@[-`{-~])/.exec(rest);
    const entity = /^&(?:amp|lt|gt|quot);/.exec(rest);
    const bold = /^\*\*((?:[^*\\\n]|\\.)+)\*\*/.exec(rest);
    const code = /^`([^`\n]+)`/.exec(rest);
    const link = /^\[((?:[^[\]\\\n]|\\.)+)\]\(<?(https:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?\)/.exec(rest);
    const own = /^\[((?:[^[\]\\\n]|\\.)+)\]\(([\w%.-]+\.md)\)/.exec(rest);
    if (run !== null) plain += run[0];
    else if (escaped !== null) plain += escaped[1];
    else if (entity !== null) plain += ENTITIES[entity[0]] ?? entity[0];
    else if (bold !== null) push(html`<strong>${inline(bold[1] ?? "")}</strong>`);
    else if (code !== null) push(html`<code>${code[1]}</code>`);
    else if (link !== null) {
      push(html`<a href="${link[2]}" rel="noopener noreferrer" target="_blank">${inline(link[1] ?? "")}</a>`);
    } else if (own !== null) push(html`${inline(own[1] ?? "")}`);
    else plain += rest[0];
    at += (run ?? escaped ?? entity ?? bold ?? code ?? link ?? own ?? [rest[0]])[0]?.length ?? 1;
  }
  if (plain !== "") found.push(html`${plain}`);
  return found;
}

/** How far a mark is looked for: a hostile line of brackets must not cost its square. */
const LONGEST = 2000;
