import { upperFirst } from "./join-words.ts";

const NAMES: Readonly<Record<string, string>> = {
  "time-to-first-release": "time to the first release",
  "running-effort": "running effort",
  risk: "risk",
  "freedom-and-exit": "freedom and exit",
  "fit-to-people": "fit to your people",
};

/** A consequence as it stands within a sentence. */
export function consequenceName(consequence: string): string {
  return NAMES[consequence] ?? upperFirst(consequence);
}

/** The same as it stands on a button. */
export function consequenceLabel(consequence: string): string {
  return upperFirst(consequenceName(consequence));
}
