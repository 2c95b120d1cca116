import { type Entry, entry } from "../../conversation/entry.ts";
import type { Reply } from "../../conversation/reply.ts";
import { answeringWords } from "../../decisions/named-only.ts";
import { sayInstant } from "../say-instant.ts";
import type { DigestTalk } from "./review-talk.ts";

type Item = DigestTalk["items"][number];
type Shown = Extract<Reply, { kind: "digest" }>["items"][number];

/** The one message of a digest: what is done in it, and what still waits. */
export function digestEntries(digest: DigestTalk): Entry[] {
  const { items, title, zone } = digest;
  return [
    entry("root", { kind: "digest", title, text: leadWords(items), items: items.map((item) => shown(item, zone)) }),
  ];
}

function leadWords(items: readonly Item[]): string {
  const done = items.filter((item) => item.done !== undefined).length;
  if (done === items.length) return "All of them are done.";
  const so = done === 0 ? "" : `${done} of ${items.length} done. `;
  return `${so}“Still right” is all it takes where nothing changed. “Look at it” shows here what a decision rests on.`;
}

function shown({ decision, title, outcome, owner, dueAt, open, why, done, occurrence }: Item, zone: string): Shown {
  if (done !== undefined) {
    const by = done.by === null ? "" : ` by ${done.by.name}`;
    return { decision, title, owner, lines: [`${outcome}.`], done: `${done.what}${by}, ${done.day}.`, buttons: [] };
  }
  return {
    decision,
    title,
    owner,
    lines: [
      `${outcome}. ${answeringWords(owner)}.`,
      ...(why === undefined ? [] : [why]),
      ...(open ? [`Asked before, still open: due since ${sayInstant(dueAt, zone)}.`] : []),
      // Evidence changed is no appointment.
      ...(open || occurrence.endsWith("~evidence") ? [] : [`Due ${sayInstant(dueAt, zone)}.`]),
    ],
    buttons: [
      { label: "Still right", act: { kind: "review", words: `${decision} still right` } },
      { label: "Look at it", act: { kind: "review", words: `${decision} look` } },
    ],
  };
}
