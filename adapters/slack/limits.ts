/** Slack's limits in characters and pieces: https://docs.slack.dev/reference/block-kit (checked 2026-11-24). */
export const LIMITS = {
  blocks: 50,
  homeBlocks: 100,
  /** Of all blocks as JSON. Undocumented: https://github.com/slackapi/bolt-js/issues/2509 */
  message: 13_200,
  fallback: 3000,
  section: 3000,
  context: 3000,
  header: 150,
  actions: 25,
  /** Longer ones are legal up to 75 and cut off on the screen. */
  readableButton: 30,
  buttonText: 75,
  buttonValue: 2000,
  option: 75,
  optionValue: 150,
  checkboxes: 10,
  select: 100,
  overflow: 5,
  cell: 300,
  chartTitle: 50,
  chartLabel: 20,
  chartPoints: 20,
  modalTitle: 24,
  note: 2000,
  reason: 500,
} as const;
