import { expect, test } from "vitest";
import { evidenceDue } from "../../../../src/bot/reviews/plan.ts";
import { aFakeClock } from "../../../fakes/a-fake-clock.ts";

test("evidence is looked at next within two working days, and never at an instant that is over already", () => {
  for (const zone of ["Pacific/Kiritimati", "Pacific/Niue", "UTC"]) {
    for (let hour = 0; hour < 24; hour += 1) {
      const now = Date.UTC(2026, 10, 24, hour, 30);
      const { at } = evidenceDue({ clock: aFakeClock(now), zone }, "local");
      expect(at, `${zone} at ${hour}:30`).toBeGreaterThan(now);
      expect(at - now, `${zone} at ${hour}:30`).toBeLessThanOrEqual(48 * 3_600_000);
    }
  }
});
