import type { Person } from "../../../src/conversation/event.ts";
import { LIMITS } from "../limits.ts";
import type { Element } from "./card.ts";
import { unmarked } from "./plain.ts";

/** Somebody called by name, so that they hear of it: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#mention-support-within-adaptive-cards */
export interface Mention {
  readonly type: "mention";
  /** As it stands in the text. */
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** A mention of a member; undefined where the id is none of Teams', as of somebody known by name only. */
export function mentionOf({ id, name }: Person): Mention | undefined {
  if (!/^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,3}:\S+)$/i.test(id)) return undefined;
  const shown = unmarked(
    name.replace(/[<>&]/g, (sign) => LOOK_ALIKES[sign] ?? " "),
    LIMITS.heading,
  );
  return shown === "" ? undefined : { type: "mention", text: `<at>${shown}</at>`, mentioned: { id, name: shown } };
}

/** What would end a mention, or begin another one. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { "<": "‹", ">": "›", "&": "＆" };

/** A line that calls somebody. Teams finds mentions in a TextBlock alone, which it reads as Markdown. */
export function calling(before: string, mention: Mention, after: string): Element[] {
  const [lead, rest] = [before, after].map((part) => unmarked(part, LIMITS.text / 2));
  const [space, then] = [/\s$/.test(before) ? " " : "", /^\s/.test(after) ? " " : ""];
  return [{ type: "TextBlock", text: `${lead}${space}${mention.text}${then}${rest}`, wrap: true }];
}
