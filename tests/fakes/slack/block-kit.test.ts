import { describe, expect, test } from "vitest";
import { bar, cells, many, mrkdwn, plain, section, words } from "./block-kit-parts.ts";
import { REFUSED } from "./block-kit-refused.ts";
import { TAKEN } from "./block-kit-taken.ts";
import { checkBlocks, checkView } from "./blocks/check-blocks.ts";

describe("blocks", () => {
  test.each(TAKEN)("takes %s", (_name, blocks) => {
    expect(checkBlocks(blocks)).toBeUndefined();
  });

  test.each(REFUSED)("refuses %s", (_name, blocks, message) => {
    const refusal = checkBlocks(blocks);
    expect(refusal?.error).toBe("invalid_blocks");
    expect(refusal?.messages.join("\n")).toContain(message);
  });

  test("refuses more than 13,200 characters in all, though each block is within its limit", () => {
    const blocks = many(5, () => section({ text: mrkdwn(2640) }));
    expect(checkBlocks(blocks)).toEqual({ error: "msg_blocks_too_long", messages: [] });
    expect(checkBlocks(blocks.slice(0, 4))).toBeUndefined();
  });

  test("refuses what is not a list", () => {
    expect(checkBlocks({})?.error).toBe("invalid_blocks_format");
    expect(checkBlocks([null])?.error).toBe("invalid_blocks");
  });

  test("refuses a kind of block that is not rolled out yet, when told so", () => {
    expect(checkBlocks([bar(1, 1)], new Set(["data_visualization"]))?.messages).toEqual([
      "unsupported type: data_visualization [json-pointer:/blocks/0/type]",
    ]);
  });
});

const input = { type: "input", label: plain(5), element: { type: "plain_text_input", action_id: "a" } };
const modal = (more = {}) => ({ type: "modal", title: plain(24), submit: plain(24), blocks: [input], ...more });

describe("views", () => {
  test("takes the largest modal and App Home", () => {
    const blocks = many(100, () => ({ type: "divider" }));
    expect(checkView(modal({ private_metadata: words(3000), callback_id: words(255) }), "modal")).toBeUndefined();
    expect(checkView(modal({ blocks }), "modal")).toBeUndefined();
    expect(checkView({ type: "home", blocks }, "home")).toBeUndefined();
  });

  const numbered = (element: object) => ({
    blocks: [{ ...input, element: { type: "number_input", is_decimal_allowed: true, action_id: "n", ...element } }],
  });

  test("takes a field for a number, its limits and first value as text", () => {
    const limits = { min_value: "-1.5", max_value: "100", initial_value: "2.25" };
    expect(checkView(modal(numbered(limits)), "modal")).toBeUndefined();
    expect(checkView(modal(numbered({ is_decimal_allowed: false, initial_value: "2" })), "modal")).toBeUndefined();
  });

  test.each([
    ["a number that says nothing of decimals", numbered({ is_decimal_allowed: undefined }), "is_decimal_allowed"],
    ["limits as numbers", numbered({ min_value: 1 }), "[json-pointer:/view/blocks/0/element/min_value]"],
    ["a first value that is no number", numbered({ initial_value: "many" }), "must be a number"],
    ["a first value below the least", numbered({ min_value: "1", initial_value: "0" }), "invalid initial_value"],
    ["a broken first value", numbered({ is_decimal_allowed: false, initial_value: "1.5" }), "invalid initial_value"],
    ["limits the wrong way round", numbered({ min_value: "2", max_value: "1" }), "min_value cannot be greater"],
    ["a number's longest text", numbered({ max_length: 3 }), "invalid additional property: max_length"],
    ["a title of 25", { title: plain(25) }, "must be less than 25 characters [json-pointer:/view/title/text]"],
    [
      "a submit button of 25",
      { submit: plain(25) },
      "must be less than 25 characters [json-pointer:/view/submit/text]",
    ],
    ["metadata of 3,001", { private_metadata: words(3001) }, "must be less than 3001 characters"],
    [
      "101 blocks",
      { blocks: many(101, () => ({ type: "divider" })) },
      "no more than 100 items allowed [json-pointer:/view/blocks]",
    ],
    ["input without submit", { submit: undefined }, "must define `submit`"],
    ["a table, which is for messages", { blocks: [{ type: "table", rows: [cells(1)] }] }, "unsupported type"],
    [
      "two blocks of one id",
      { blocks: many(2, () => ({ type: "divider", block_id: "b" })) },
      "[json-pointer:/view/blocks/1/block_id]",
    ],
  ])("refuses a modal with %s", (_name, more, message) => {
    const refusal = checkView(modal(more), "modal");
    expect(refusal?.error).toBe("invalid_arguments");
    expect(refusal?.messages.join("\n")).toContain(message);
  });
});
