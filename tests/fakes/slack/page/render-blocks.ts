import type { Block } from "../blocks/block.ts";
import { optionsOf, type Placed } from "../driver/find-element.ts";
import { escapeHtml, mrkdwn } from "./mrkdwn.ts";

interface Text {
  readonly type: string;
  readonly text: string;
}

/** Blocks about as Slack shows them. Everything pressable carries its act and label for the page's script. */
export function renderBlocks(blocks: readonly Block[], nameOf: (id: string) => string): string {
  const words = (given: unknown) => {
    const { type, text } = given as Text;
    return type === "mrkdwn" ? mrkdwn(text, nameOf) : escapeHtml(text).replaceAll("\n", "<br>");
  };
  const list = (given: unknown, make: (one: unknown) => string) => ((given ?? []) as unknown[]).map(make).join("");

  const element = (block: Block, given: unknown): string => {
    const placed = { block, element: given } as Placed;
    const { type, text, style, placeholder, confirm, url, alt_text } = given as Record<string, unknown>;
    const asks = confirm === undefined ? "" : ` data-confirm="${escapeHtml((confirm as { text: Text }).text.text)}"`;
    const options = () => optionsOf(placed).map(({ text: option }) => escapeHtml(option.text));
    switch (type) {
      case "image":
        return `<span class="picture">▣ ${escapeHtml(String(alt_text))}</span>`;
      case "button":
        return `<button class="${style ?? ""}" data-act="press" data-label="${placed.element.action_id}"${asks}>${words(text)}${url ? " ↗" : ""}</button>`;
      case "checkboxes":
      case "multi_static_select": {
        const already = ((given as Record<string, unknown>).initial_options ?? []) as { text: Text }[];
        const first = new Set(already.map((option) => escapeHtml(option.text.text)));
        const box = (label: string) =>
          `<label><input type="checkbox" value="${label}"${first.has(label) ? " checked" : ""}>${label}</label>`;
        return `<span class="ticks" data-act="tick" data-of="${placed.element.action_id}">${options().map(box).join("")}</span>`;
      }
      case "static_select":
      case "radio_buttons":
      case "overflow": {
        const first = type === "overflow" ? "⋯" : placeholder ? words(placeholder) : "Choose";
        const initial = (given as { initial_option?: { text: Text } }).initial_option?.text.text;
        const chosen = initial === undefined ? undefined : escapeHtml(initial);
        return `<select data-act="select"><option value="">${first}</option>${options()
          .map((label) => `<option${label === chosen ? " selected" : ""}>${label}</option>`)
          .join("")}</select>`;
      }
      case "plain_text_input":
        return `<textarea data-field maxlength="${placed.element.max_length ?? 3000}">${escapeHtml(String(placed.element.initial_value ?? ""))}</textarea>`;
      case "number_input": {
        const { min_value: least, max_value: most, initial_value: first } = placed.element;
        return `<input type="number" step="any" data-field min="${least ?? ""}" max="${most ?? ""}" value="${first ?? ""}">`;
      }
      default:
        return `<input data-field placeholder="${escapeHtml(String(type))}">`;
    }
  };

  const chart = ({ title, chart: drawn }: Block): string => {
    const { segments, series } = drawn as {
      segments?: { label: string; value: number }[];
      series?: { name: string; data: { label: string; value: number }[] }[];
    };
    const rows =
      segments?.map((one) => ({ name: one.label, value: one.value })) ??
      (series ?? []).flatMap(({ name, data }) =>
        data.map((point) => ({ name: `${point.label} · ${name}`, value: point.value })),
      );
    const most = Math.max(1, ...rows.map(({ value }) => Math.abs(value)));
    const bar = ({ name, value }: { name: string; value: number }) =>
      `<div class="bar"><span>${escapeHtml(name)}</span><i style="width:${(Math.abs(value) / most) * 60}%"></i>${value}</div>`;
    return `<figure><figcaption>${escapeHtml(String(title))}</figcaption>${rows.map(bar).join("")}</figure>`;
  };

  const rich = (given: unknown): string => {
    const { type, text, elements, user_id, url, style } = given as Record<string, unknown>;
    if (type === "text")
      return (style as { bold?: boolean } | undefined)?.bold
        ? `<b>${escapeHtml(String(text))}</b>`
        : escapeHtml(String(text));
    if (type === "link") return `<a href="${escapeHtml(String(url))}">${escapeHtml(String(text ?? url))}</a>`;
    if (type === "user") return `<b class="mention">@${escapeHtml(nameOf(String(user_id)))}</b>`;
    if (type === "rich_text_list") return `<ul>${list(elements, (one) => `<li>${rich(one)}</li>`)}</ul>`;
    const tag = { rich_text_quote: "q", rich_text_preformatted: "pre" }[String(type)] ?? "div";
    return `<${tag}>${list(elements, rich)}</${tag}>`;
  };

  const cell = (given: unknown) => {
    const { type, text } = given as Text;
    return `<td>${type === "rich_text" ? rich(given) : escapeHtml(text)}</td>`;
  };

  const block = (one: Block): string => {
    switch (one.type) {
      case "section":
        return `<div class="section"><div>${one.text ? words(one.text) : ""}<div class="fields">${list(one.fields, (field) => `<div>${words(field)}</div>`)}</div></div>${one.accessory ? element(one, one.accessory) : ""}</div>`;
      case "actions":
        return `<div class="actions">${list(one.elements, (given) => element(one, given))}</div>`;
      case "context":
        return `<div class="context">${list(one.elements, (given) => ((given as Text).type === "image" ? element(one, given) : `<span>${words(given)}</span>`))}</div>`;
      case "header":
        return `<h3>${words(one.text)}</h3>`;
      case "divider":
        return "<hr>";
      case "image":
        return `<div class="picture">▣ ${escapeHtml(String(one.alt_text))}</div>`;
      case "markdown":
        return `<pre class="markdown">${escapeHtml(String(one.text))}</pre>`;
      case "table":
        return `<table>${list(one.rows, (row) => `<tr>${list(row, cell)}</tr>`)}</table>`;
      case "rich_text":
        return list(one.elements, rich);
      case "data_visualization":
        return chart(one);
      case "input":
        return `<div class="input" data-label="${words(one.label)}"><b>${words(one.label)}</b>${element(one, one.element)}${one.hint ? `<small>${words(one.hint)}</small>` : ""}</div>`;
      default:
        return `<pre>${escapeHtml(JSON.stringify(one))}</pre>`;
    }
  };
  return blocks.map((one) => `<div class="block">${block(one)}</div>`).join("");
}
