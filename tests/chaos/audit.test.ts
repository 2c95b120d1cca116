import { describe, expect, test } from "vitest";
import { anAudit, BEGAN, type Post } from "./an-audit.ts";
import type { Audit } from "./audit.ts";
import type { Blow } from "./explain-double.ts";

const at = anAudit();

const killed = (process: string, at: number): Blow => ({
  kind: "killed",
  what: `process ${process} was killed`,
  process,
  from: BEGAN + at,
  to: BEGAN + at + 2000,
});
const stopped = (process: string, from: number, to: number): Blow => ({
  kind: "stopped",
  what: `process ${process} stood still`,
  process,
  from: BEGAN + from,
  to: BEGAN + to,
});
const redisKilled = (from: number, to: number): Blow => ({
  kind: "redis",
  what: "Redis was killed and started again",
  from: BEGAN + from,
  to: BEGAN + to,
});

async function found(...blows: Blow[]): Promise<Pick<Audit, "explained" | "unexplained">> {
  const { explained, unexplained } = await at.audited(...blows);
  return { explained, unexplained };
}

const unexplained = (why: string) => ({ explained: [], unexplained: [expect.stringContaining(why)] });
const explained = (why: string) => ({ explained: [expect.stringContaining(why)], unexplained: [] });

/** Posted at once by A, and by B once A's claim was old. */
async function twice(parts: { readonly a?: Partial<Post>; readonly b?: Partial<Post> } = {}): Promise<void> {
  await at.post({ at: 20, claimedAt: 10, by: "A", ...parts.a });
  await at.post({ at: 30_520, claimedAt: 30_510, by: "B", ...parts.b });
}

describe("the audit of doubles", () => {
  test("finds none where each reply was posted once", async () => {
    await at.post({ at: 20, claimedAt: 10, by: "A" });
    await at.post({ at: 40, claimedAt: 30, by: "A", item: "s#2" });
    expect(await found(killed("A", 25))).toEqual({ explained: [], unexplained: [] });
  });

  test("takes no double without a cause", async () => {
    await twice();
    expect(await found()).toEqual(unexplained("nothing happened to process A between claim and mark"));
  });

  test("takes the death of the one that posted the first copy, and names it", async () => {
    await twice();
    expect(await found(killed("A", 25))).toEqual(
      explained("process A was killed from 12:00:00.025 to 12:00:02.025, with its copy at 12:00:00.019"),
    );
  });

  test("does not take the death of another process", async () => {
    await twice();
    expect(await found(killed("B", 25), killed("C", 25))).toEqual(unexplained("nothing happened to process A"));
  });

  test("does not take a death long before or after the first copy", async () => {
    await twice();
    expect(await found(killed("A", -5000), killed("A", 10_000))).toEqual(unexplained("nothing happened to process A"));
  });

  test("does not take a second claim before the first one was old, whatever was struck", async () => {
    await twice({ b: { at: 29_000, claimedAt: 28_990 } });
    expect(await found(killed("A", 25))).toEqual(unexplained("claimed it 28980 ms after process A had, too early"));
  });

  test("does not take a second claim after the first one was marked, whatever was struck", async () => {
    await twice({ a: { markedAt: 60 } });
    expect(await found(killed("A", 70))).toEqual(unexplained("process A had marked it before process B claimed it"));
  });

  test("takes a process that stood still from its first copy on", async () => {
    await twice();
    expect(await found(stopped("A", 21, 40_021))).toEqual(explained("process A stood still"));
  });

  test("takes a process that stood still between its look at the claim and its write", async () => {
    await at.post({ at: 30_520, claimedAt: 30_510, by: "B" });
    await at.post({ at: 40_016, claimedAt: 10, by: "A" });
    expect(await found(stopped("A", 15, 40_015))).toEqual(explained("process A stood still"));
  });

  test("does not take one that went on long before it wrote without a look", async () => {
    await at.post({ at: 30_520, claimedAt: 30_510, by: "B" });
    await at.post({ at: 45_000, claimedAt: 10, by: "A" });
    expect(await found(stopped("A", 15, 40_015))).toEqual(unexplained("nothing happened to process A"));
  });

  test("takes a Redis that was away when the first copy was to be marked, and none that was away later", async () => {
    await twice();
    expect(await found(redisKilled(15, 900))).toEqual(explained("Redis was killed and started again"));
    expect(await found(redisKilled(9000, 10_000))).toEqual(unexplained("nothing happened to process A"));
  });

  test("takes a copy sent again after Slack cut the first one off, and none sent again too early", async () => {
    await at.post({ at: 20, claimedAt: 10, by: "A", cut: true });
    await at.post({ at: 30_030, claimedAt: 30_025, by: "A" });
    expect(await found()).toEqual(explained("Slack cut process A off at 12:00:00.020"));

    await at.post({ at: 50_000, claimedAt: 49_990, by: "A", item: "s#2", cut: true });
    await at.post({ at: 60_000, claimedAt: 59_990, by: "A", item: "s#2" });
    expect((await found()).unexplained).toEqual([expect.stringContaining("sent it again after 9999 ms, too early")]);
  });

  test("takes a copy sent again after nobody answered the first one in time, and none where the answer was not waited for", async () => {
    await at.post({ at: 4000, claimedAt: 10, writtenAt: 19, gaveUpAt: 5020, by: "A" });
    await at.post({ at: 35_040, claimedAt: 35_025, by: "A" });
    expect(await found()).toEqual(explained("process A had no answer to its copy at 12:00:00.019 for 5001 ms"));

    await at.post({ at: 50_000, claimedAt: 49_990, gaveUpAt: 51_000, by: "A", item: "s#2" });
    await at.post({ at: 90_000, claimedAt: 89_990, by: "A", item: "s#2" });
    expect((await found()).unexplained).toEqual([expect.stringContaining("process A sent it twice")]);
  });

  test("takes a death before Slack came to read the copy, but after it was written", async () => {
    await twice({ a: { at: 9000, writtenAt: 20 } });
    expect(await found(killed("A", 25))).toEqual(explained("process A was killed"));
  });

  test("does not take one process that posts twice for no reason", async () => {
    await twice({ b: { by: "A" } });
    expect(await found(killed("B", 25), redisKilled(15, 900))).toEqual(unexplained("process A sent it twice"));
  });

  test("does not take copies nobody says who posted", async () => {
    await twice({ a: { by: "" } });
    expect(await found(killed("A", 25))).toEqual(unexplained("nobody says who posted which copy"));
  });
});
