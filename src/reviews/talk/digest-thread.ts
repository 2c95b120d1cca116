import { type Entry, entry } from "../../conversation/entry.ts";
import { sayInstant } from "../say-instant.ts";
import type { DigestTalk } from "./review-talk.ts";

/** The one message of a digest. */
export function digestEntries(digest: DigestTalk): Entry[] {
  const { items, title, zone } = digest;
  return [
    entry("root", {
      kind: "digest",
      title,
      text: "“Still right” is all it takes where nothing changed. “Look at it” shows here what a decision rests on.",
      items: items.map(({ decision, title: name, outcome, owner, dueAt, open, why }) => ({
        decision,
        title: name,
        owner,
        lines: [
          `${outcome}. ${owner.name} answers for it.`,
          ...(why === undefined ? [] : [why]),
          open ? `Asked before, still open: due since ${sayInstant(dueAt, zone)}.` : `Due ${sayInstant(dueAt, zone)}.`,
        ],
        buttons: [
          { label: "Still right", act: { kind: "review" as const, words: `${decision} still right` } },
          { label: "Look at it", act: { kind: "review" as const, words: `${decision} look` } },
        ],
      })),
    }),
  ];
}
