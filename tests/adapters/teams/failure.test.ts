import { expect, test } from "vitest";
import { failureOf } from "../../../adapters/teams/failure.ts";

const answered = (statusCode: number, headers: Record<string, string> = {}, code?: string) =>
  Object.assign(new Error("secret words"), {
    name: "RestError",
    statusCode,
    code,
    response: { headers: { get: (name: string) => headers[name] } },
  });
const broken = (code: string) => Object.assign(new Error("secret words"), { name: "RestError", code });

test("every answer of the connector says whether a message may be sent again", () => {
  const kinds = (statuses: readonly number[]) => statuses.map((status) => failureOf(answered(status), 0.5).kind);
  expect(kinds([412, 429, 401])).toEqual(["later", "later", "later"]);
  expect(kinds([500, 502, 503, 504])).toEqual(["unsure", "unsure", "unsure", "unsure"]);
  expect(kinds([403, 404, 400, 413])).toEqual(["closed", "gone", "never", "never"]);
});

test("what never reached the connector is sent again, what may have reached it is not", () => {
  const kinds = ["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "ETIMEDOUT", "REQUEST_SEND_ERROR"].map(
    (code) => failureOf(broken(code), 0.5).kind,
  );
  expect(kinds).toEqual(["later", "later", "unsure", "unsure", "unsure"]);
  expect(failureOf(new Error("invalid_client"), 0.5)).toMatchObject({ kind: "later", reason: "Error" });
  expect(failureOf("thrown", 0.5)).toMatchObject({ kind: "later" });
});

test("a wait is spread by chance, and never shorter than asked for", () => {
  const waits = [0, 0.5, 1].map((random) => failureOf(answered(429, { "retry-after": "3" }), random));
  const ms = waits.map((failure) => (failure.kind === "later" ? failure.afterMs : 0));
  expect(Math.min(...ms)).toBeGreaterThanOrEqual(3000);
  expect(new Set(ms).size).toBe(3);
  expect(failureOf(answered(429, { "retry-after": "no number" }), 0)).toMatchObject({ kind: "later" });
});

test("a reason names the status and the code, and no words of the answer", () => {
  expect(failureOf(answered(403, {}, "MessageWritesBlocked"), 0.5).reason).toBe("HTTP 403 MessageWritesBlocked");
  expect(failureOf(answered(403, {}, "a sentence with spaces"), 0.5).reason).toBe("HTTP 403");
});
