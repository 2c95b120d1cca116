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

/** The largest that Slack takes. */
export const TAKEN: readonly (readonly [string, unknown[]])[] = [
  ["a text of 3,000", [section({ text: mrkdwn(3000) })]],
  ["ten fields of 900", [{ type: "section", fields: many(10, () => mrkdwn(900)) }]],
  ["a field of 2,000", [{ type: "section", fields: [mrkdwn(2000)] }]],
  ["50 blocks", many(50, () => ({ type: "divider" }))],
  ["a header of 150", [{ type: "header", text: plain(150) }]],
  ["25 buttons", [actions(...many(25, (index) => button({ action_id: `a${index}` })))]],
  [
    "a button text of 75, value of 2,000, action id of 255",
    [actions(button({ text: plain(75), value: words(2000), action_id: words(255) }))],
  ],
  ["a block id of 255", [{ type: "divider", block_id: words(255) }]],
  [
    "a select of 100 options",
    [actions({ type: "static_select", action_id: "s", options: options(100), placeholder: plain(150) })],
  ],
  [
    "an option text of 75, value of 150, description of 75",
    [actions({ type: "static_select", options: [{ text: plain(75), value: words(150), description: plain(75) }] })],
  ],
  ["an overflow menu of five", [section({ accessory: { type: "overflow", options: options(5) } })]],
  ["ten checkboxes", [actions({ type: "checkboxes", options: options(10), initial_options: options(2) })]],
  [
    "100 options, several of them chosen",
    [actions({ type: "multi_static_select", options: options(100), initial_options: options(11) })],
  ],
  ["ten radio buttons", [actions({ type: "radio_buttons", options: options(10), initial_option: option("o3") })]],
  ["a confirmation", [actions(button({ confirm: confirm({ style: "danger" }) }))]],
  ["ten context elements", [{ type: "context", elements: many(10, () => mrkdwn(5)) }]],
  ["an image with alt text", [{ type: "image", image_url: "https://a.example/b.png", alt_text: words(2000) }]],
  ["a table of 100 rows", [{ type: "table", rows: many(100, () => cells(2)), column_settings: [{ align: "right" }] }]],
  ["a table of 20 columns", [{ type: "table", rows: [cells(20)] }]],
  ["markdown of 12,000", [{ type: "markdown", text: words(12_000) }]],
  ["two bar charts of 6 series and 4 categories", [bar(6, 4), bar(6, 4)]],
  [
    "a pie of six",
    [
      {
        type: "data_visualization",
        title: "t",
        chart: { type: "pie", segments: many(6, (n) => ({ label: `l${n}`, value: 1 })) },
      },
    ],
  ],
  ["a line over 20 categories", [bar(1, 20, { type: "line" })]],
  [
    "rich text",
    [
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_list",
            style: "bullet",
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "a", style: { bold: true } }] }],
          },
        ],
      },
    ],
  ],
];
