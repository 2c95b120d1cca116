import { clip } from "../../src/clip.ts";
import { LIMITS } from "./limits.ts";

/**
 * Text of people and packs as mrkdwn: the three characters with which mentions and links begin are escaped, nothing else
 * can be. https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Words as Slack sends them, as a person wrote them: other people and channels by name, links by their words, no markup. */
export function unescaped(text: string): string {
  return text
    .replace(/<([@#!])([^<>|]*)(?:\|([^<>]*))?>/g, (_all, sign: string, id: string, label?: string) =>
      label === undefined || label === "" ? `${sign === "#" ? "#" : "@"}${id.replace(/\W.*/s, "")}` : label,
    )
    .replace(/<((?:https?|mailto|tel):[^<>|]*)(?:\|([^<>]*))?>/g, (_all, address: string, label?: string) =>
      label === undefined || label === "" ? address : label,
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** A member called by name, so that they hear of it; nothing where the id is none of Slack's. */
export function mention(person: { readonly id: string } | undefined): string[] {
  return person !== undefined && /^[UW][A-Z0-9]{2,}$/.test(person.id) ? [`<@${person.id}>`] : [];
}

/** A link to a public address; only its words where it is none. */
export function link(address: string, words: string): string {
  const safe = /^https:\/\//.test(address) ? URL.parse(address)?.href : undefined;
  if (safe === undefined || safe.length > 1000) return escaped(words);
  const target = safe.replace(/[<>|]/g, (sign) => encodeURIComponent(sign)).replaceAll("&", "&amp;");
  // A link's words end at the first bracket or bar.
  return `<${target}|${escaped(words).replaceAll("|", "/")}>`;
}

/** Escaped text cut to a length without cutting an entity or a link in two. */
export function clipMarkup(markup: string, max: number): string {
  if (markup.length <= max) return markup;
  const cut = clip(markup, max).replace(/…$/, "");
  const whole = cut.replace(/<[^>]*$/, "").replace(/&[a-z]{0,4}$/, "");
  return `${whole.trimEnd()}…`;
}

/** A mrkdwn text object that links nothing by itself. */
export function mrkdwn(markup: string, max: number = LIMITS.section) {
  return { type: "mrkdwn", text: clipMarkup(markup, max) || " ", verbatim: true } as const;
}

export function plain(text: string, max: number) {
  return { type: "plain_text", text: clip(text, max) || " ", emoji: false } as const;
}
