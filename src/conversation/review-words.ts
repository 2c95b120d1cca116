import type { Reply } from "./reply.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** The heading of a look at a decision. */
export function dueTitle({ decision, title }: Of<"review-due">): string {
  return `${decision}  ${title}`;
}

/** What was decided, by whom it is answered for, and since when it is due. */
export function dueLine({ outcome, owner, decidedOn, due }: Of<"review-due">): string {
  return `${outcome}, decided ${decidedOn}. ${owner.name}, is it still right? Due ${due}.`;
}

/** What a thing that was asked about was answered with, and by whom. */
export function itemAnswer({ answer }: Of<"review-item">): string | null {
  return answer === null ? null : `${answer.label} (${answer.by})`;
}

/** A digest's decision as a heading. */
export function digestTitle({ decision, title }: Of<"digest">["items"][number]): string {
  return `${decision}  ${title}`;
}
