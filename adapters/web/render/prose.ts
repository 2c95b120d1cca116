import { type Html, html } from "../html.ts";

/** Words as the bot writes them: what stands between backticks is something to type. */
export function prose(text: string): Html[] {
  return text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

/** The same in paragraphs: blank lines part them; single line breaks are kept. */
export function paragraphs(text: string): Html[] {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== "")
    .map((block) => html`<p class="pre">${prose(block.trim())}</p>`);
}
