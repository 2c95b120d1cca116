import { expect, test } from "vitest";
import { occurredAt, occurrenceId } from "../../../src/reviews/due.ts";

test.each(["2027-05-03T08:00:00.000Z", "2027-05-03T08:00:07.000Z", "2027-05-03T08:00:07.042Z"])(
  "the id of an occurrence tells when it is: %s",
  (instant) => {
    const at = Date.parse(instant);
    const id = occurrenceId({ workspace: "slack:T1", subject: "teams:a@b.c/19:x@thread.tacv2", kind: "digest", at });
    expect(id).not.toContain(":");
    expect(occurredAt(id)).toBe(at);
  },
);
