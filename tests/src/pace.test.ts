import { describe, expect, test } from "vitest";
import { createPace } from "../../src/pace.ts";

/** Each asks, waits as long as it is told, and asks again, until it may write; when each did (ms), and how often it had to ask. */
function drain(pace: ReturnType<typeof createPace>, names: readonly string[], line = "C1", from = 0) {
  const waiting = names.map((name) => ({ name, at: from, asked: 0 }));
  const wrote: { readonly name: string; readonly at: number; readonly asked: number }[] = [];
  while (waiting.length > 0) {
    waiting.sort((one, other) => one.at - other.at);
    const [next] = waiting;
    if (next === undefined) break;
    next.asked += 1;
    const wait = pace.waitMs(line, next.at, next.name);
    if (wait > 0) next.at += wait;
    else wrote.push(waiting.shift()!);
  }
  return wrote;
}

const fifty = Array.from({ length: 50 }, (_, no) => `item-${no}`);

describe("many that wait for one line", () => {
  test("each get a turn of their own: one a second, none is told to wait twice", () => {
    const wrote = drain(createPace(), fifty);
    expect(wrote.map(({ at }) => at)).toEqual([0, 0, 0, ...Array.from({ length: 47 }, (_, no) => 1000 * (no + 1))]);
    expect(Math.max(...wrote.map(({ asked }) => asked))).toBe(2);
    expect(wrote.map(({ name }) => name)).toEqual(fifty);
  });

  test("wait on after the platform wanted a rest, and then one a second again", () => {
    const pace = createPace();
    const first = fifty.slice(0, 5).map((name) => pace.waitMs("C1", 0, name));
    expect(first).toEqual([0, 0, 0, 1000, 2000]);
    pace.rest("C1", 30_000);
    expect(pace.waitMs("C1", 1000, "item-3")).toBe(29_000);
    expect(pace.waitMs("C1", 2000, "item-4")).toBe(29_000);
    expect(pace.waitMs("C1", 30_000, "item-3")).toBe(0);
    expect(pace.waitMs("C1", 31_000, "item-4")).toBe(0);
  });

  test("whoever gives no name keeps no turn, and another line is not held up", () => {
    const pace = createPace();
    for (let no = 0; no < 3; no += 1) expect(pace.waitMs("C1", 0)).toBe(0);
    expect([pace.waitMs("C1", 0), pace.waitMs("C1", 0)]).toEqual([1000, 1000]);
    expect(pace.waitMs("C2", 0)).toBe(0);
  });
});
