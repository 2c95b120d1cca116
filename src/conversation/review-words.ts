import type { Reply } from "./reply.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** The heading of a look at a decision. */
export function dueTitle({ decision, title }: Of<"review-due">): string {
  return `${decision}  ${title}`;
}

/** What was decided, by whom it is answered for, and since when it is due. */
export function dueLine(reply: Of<"review-due">): string {
  const { before, name, after } = dueParts(reply);
  return `${before}${name}${after}`;
}

/** The same in parts, for platforms that call the owner in a way of their own. */
export function dueParts({ outcome, owner, decidedOn, due }: Of<"review-due">) {
  return { before: `${outcome}, decided ${decidedOn}. `, name: owner.name, after: `, is it still right? Due ${due}.` };
}

/** What a thing that was asked about was answered with, and by whom. */
export function itemAnswer({ answer }: Of<"review-item">): string | null {
  return answer === null ? null : `${answer.label} (${answer.by})`;
}

/** A digest's decision as a heading. */
export function digestTitle({ decision, title }: Of<"digest">["items"][number]): string {
  return `${decision}  ${title}`;
}
