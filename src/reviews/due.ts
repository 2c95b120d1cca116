import { z } from "zod";

/**
 * What falls due: a decision's review; a word again about a review nobody answered; a channel's digest; a recommendation
 * nobody ratified; evidence of a decision that changed or expired.
 */
export const DueKind = z.enum(["review", "nudge", "digest", "unratified", "evidence"]);
export type DueKind = z.infer<typeof DueKind>;

/** The one next instant at which a subject of a workspace is looked at; planning the subject again takes its place. */
export const Due = z.object({
  workspace: z.string(),
  /** A decision (`WM-7`), a session id, or a channel (`<workspace>/<channel>`). */
  subject: z.string(),
  kind: DueKind,
  /** Milliseconds since the epoch. */
  at: z.number().int(),
});
export type Due = z.infer<typeof Due>;

/** `slack.T012~WM-7@2027-05-03T08.00Z~review`: the same occurrence has the same id on every replica, and no colon is in it. */
export function occurrenceId({ workspace, subject, kind, at }: Due): string {
  const instant = new Date(at).toISOString().replace(/:00\.000Z$/, "Z");
  return [`${workspace}~${subject}@${instant}`, kind].join("~").replaceAll(":", ".");
}

/** The instant (ms) in the id of an occurrence. */
export function occurredAt(id: string): number {
  const [, day = "", time = ""] = /@(\d{4}-\d\d-\d\d)T([\d.]+)Z~[a-z]+$/.exec(id) ?? [];
  const [hours, minutes, ...seconds] = time.split(".");
  return Date.parse(`${day}T${hours}:${minutes}:${seconds.join(".") || "00"}Z`);
}
