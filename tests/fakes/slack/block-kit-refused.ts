import {
  actions,
  bar,
  button,
  cells,
  confirm,
  many,
  mrkdwn,
  option,
  options,
  plain,
  section,
  words,
} from "./block-kit-parts.ts";

/** One step further, and what is said of it. */
export const REFUSED: readonly (readonly [string, unknown, string])[] = [
  [
    "a text of 3,001",
    [section({ text: mrkdwn(3001) })],
    "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
  ],
  [
    "an empty text",
    [section({ text: mrkdwn(0) })],
    "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
  ],
  ["neither text nor fields", [{ type: "section" }], "must define either `text` or `fields` [json-pointer:/blocks/0]"],
  [
    "eleven fields",
    [{ type: "section", fields: many(11, () => mrkdwn(5)) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
  ],
  [
    "a field of 2,001",
    [{ type: "section", fields: [mrkdwn(2001)] }],
    "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
  ],
  ["51 blocks", many(51, () => ({ type: "divider" })), "no more than 50 items allowed [json-pointer:/blocks]"],
  [
    "a header of 151",
    [{ type: "header", text: plain(151) }],
    "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
  ],
  ["a header in mrkdwn", [{ type: "header", text: mrkdwn(5) }], "[json-pointer:/blocks/0/text/type]"],
  [
    "26 buttons",
    [actions(...many(26, (index) => button({ action_id: `a${index}` })))],
    "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
  ],
  ["no buttons", [actions()], "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"],
  [
    "a button text of 76",
    [actions(button({ text: plain(76) }))],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
  ],
  ["a button in mrkdwn", [actions(button({ text: mrkdwn(5) }))], "[json-pointer:/blocks/0/elements/0/text/type]"],
  ["a button value of 2,001", [actions(button({ value: words(2001) }))], "must be less than 2001 characters"],
  ["an action id of 256", [actions(button({ action_id: words(256) }))], "must be less than 256 characters"],
  ["a block id of 256", [{ type: "divider", block_id: words(256) }], "must be less than 256 characters"],
  ["101 options", [actions({ type: "static_select", options: options(101) })], "no more than 100 items allowed"],
  [
    "an option text of 76",
    [actions({ type: "static_select", options: [{ text: plain(76), value: "v" }] })],
    "must be less than 76 characters",
  ],
  [
    "an option value of 151",
    [actions({ type: "static_select", options: [{ text: plain(5), value: words(151) }] })],
    "must be less than 151 characters",
  ],
  [
    "a placeholder of 151",
    [actions({ type: "static_select", options: options(2), placeholder: plain(151) })],
    "must be less than 151 characters",
  ],
  ["a select without options", [actions({ type: "static_select" })], "must define either `options` or `option_groups`"],
  [
    "a first choice that is not offered",
    [actions({ type: "static_select", options: options(2), initial_option: option("x") })],
    "invalid initial_option",
  ],
  [
    "an overflow menu of one",
    [section({ accessory: { type: "overflow", options: options(1) } })],
    "no fewer than 2 items allowed",
  ],
  [
    "an overflow menu of six",
    [section({ accessory: { type: "overflow", options: options(6) } })],
    "no more than 5 items allowed",
  ],
  ["eleven checkboxes", [actions({ type: "checkboxes", options: options(11) })], "no more than 10 items allowed"],
  [
    "a confirmation title of 101",
    [actions(button({ confirm: confirm({ title: plain(101) }) }))],
    "must be less than 101 characters",
  ],
  [
    "a confirmation text of 301",
    [actions(button({ confirm: confirm({ text: mrkdwn(301) }) }))],
    "must be less than 301 characters",
  ],
  [
    "a confirmation button of 31",
    [actions(button({ confirm: confirm({ deny: plain(31) }) }))],
    "must be less than 31 characters",
  ],
  [
    "eleven context elements",
    [{ type: "context", elements: many(11, () => mrkdwn(5)) }],
    "no more than 10 items allowed",
  ],
  [
    "an image without alt text",
    [{ type: "image", image_url: "https://a.example/b.png" }],
    "missing required field: alt_text [json-pointer:/blocks/0]",
  ],
  ["an image from nowhere", [{ type: "image", alt_text: "a" }], "must define either `image_url` or `slack_file`"],
  ["a link that runs code", [actions(button({ url: "javascript:alert(1)" }))], "invalid url"],
  [
    "a field Slack does not know",
    [section({ colour: "red" })],
    "invalid additional property: colour [json-pointer:/blocks/0]",
  ],
  ["a block Slack does not know", [{ type: "spinner" }], "unsupported type [json-pointer:/blocks/0/type]"],
  [
    "an element in the wrong place",
    [section({ accessory: { type: "plain_text_input" } })],
    "unsupported type [json-pointer:/blocks/0/accessory/type]",
  ],
  [
    "two blocks of one id",
    [
      { type: "divider", block_id: "b" },
      { type: "divider", block_id: "b" },
    ],
    '`block_id` "b" already exists for another block',
  ],
  [
    "two actions of one id in a block",
    [actions(button(), button())],
    '`action_id` "a" already exists for another element',
  ],
  ["a table of 101 rows", [{ type: "table", rows: many(101, () => cells(1)) }], "no more than 100 items allowed"],
  ["a table of 21 columns", [{ type: "table", rows: [cells(21)] }], "no more than 20 items allowed"],
  [
    "two tables",
    [
      { type: "table", rows: [cells(1)] },
      { type: "table", rows: [cells(1)] },
    ],
    "only one table allowed",
  ],
  ["three charts", [bar(1, 1), bar(1, 1), bar(1, 1)], "no more than 2 charts allowed"],
  ["a chart of seven series", [bar(7, 1)], "no more than 6 items allowed"],
  ["a chart of 21 categories", [bar(1, 21)], "no more than 20 items allowed"],
  [
    "a chart title of 51",
    [{ ...bar(1, 1), title: words(51) }],
    "must be less than 51 characters [json-pointer:/blocks/0/title]",
  ],
  [
    "a category of 21 letters",
    [bar(1, 1, { axis_config: { categories: [words(21)] } })],
    "must be less than 21 characters",
  ],
  [
    "a series that misses a category",
    [bar(1, 1, { axis_config: { categories: ["c0", "c1"] } })],
    "every series needs one point for each category",
  ],
  [
    "two series of one name",
    [bar(1, 1, { series: many(2, () => ({ name: "s", data: [{ label: "c0", value: 1 }] })) })],
    "series names must be unique",
  ],
  [
    "markdown of 12,000 in two blocks and one letter",
    [
      { type: "markdown", text: words(6000) },
      { type: "markdown", text: words(6001) },
    ],
    "must be less than 12001 characters of markdown",
  ],
];
