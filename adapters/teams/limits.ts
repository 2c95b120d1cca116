/** Teams' limits, and what its cards show well: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages (checked 2026-11-26). */
export const LIMITS = {
  /** Of a card as JSON, in UTF-16 units: Teams takes about 100 KB of a whole message, two bytes a unit. */
  card: 38_000,
  /** Of one text of a person or a pack. */
  text: 6000,
  heading: 1000,
  /** Longer labels are cut off on a phone. */
  readableButton: 36,
  button: 120,
  /** Labels of buttons beside each other, together. */
  row: 24,
  option: 300,
  label: 300,
  fallback: 1000,
  note: 2000,
  reason: 500,
  name: 120,
  names: 2400,
  words: 8000,
  chartPoints: 12,
  chartLabel: 40,
} as const;
