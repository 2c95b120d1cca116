import type { Reply } from "../../../../src/conversation/reply.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Card = Of<"decided">["decision"];

const card: Card = {
  id: "WM-7",
  title: "Customer portal on Django",
  status: "accepted",
  outcome: "Django",
  owner: "Grace",
  decidedOn: "2026-11-27",
  overridden: false,
  reviewOn: "2027-03-29",
  confidence: { first: "clear", latest: null },
  chain: [
    { id: "WM-2", title: "Customer portal on Flask", on: "2025-02-03", current: false },
    { id: "WM-7", title: "Customer portal on Django", on: "2026-11-27", current: true },
  ],
};

const markdown = `---
status: "accepted"
date: 2026-11-27
---

# Customer portal on Django

## Context and Problem Statement

In the team's own words:

> It takes orders, and \\*support\\* corrects them.
>
> Grace

## Decision Drivers

* Who edits data? Non-developers (Grace); Developers only (Linus): “for now”
* How long should it live? Years (Grace)

## Decision Outcome

Chosen option: “Django”, as recommended.

### Consequences

* Good, because staff get screens (admin-screens)

## More Information

### Sources

* **admin-screens** (grade B, checked 2026-11-20): The admin writes screens from models. [The Django admin site](<https://docs.djangoproject.com/en/stable/ref/contrib/admin/>), Django Software Foundation, undated
`;

export const ratify: Of<"ratify"> = {
  kind: "ratify",
  by: "Grace",
  outcome: "Flask",
  override: "Our people know it better. “Three of four wrote the last two systems in it.”",
  title: "Customer portal on Flask",
  reversibility: "costly",
  firstUse: null,
  tripwire: { words: "More than five hand-made admin screens by June", where: "the back office board" },
  findOuts: [{ words: "Is any of the data audited?", owner: "Linus", dueOn: "2027-01-15" }],
  consulted: [
    { name: "Linus", heard: true },
    { name: "Margaret", heard: false },
  ],
  reviewOn: "2027-01-15",
  indicators: [{ name: "Screens by hand", signal: "five a year", reading: "count the templates of the back office" }],
  next: { field: "first-use", text: "When is first production use expected?", choices: [] },
  stale: false,
  buttons: [
    { label: "Record it", act: { kind: "ratify", on: "abc" } },
    { label: "Preview", act: { kind: "command", name: "preview" } },
    { label: "Not now", act: { kind: "not-now" } },
  ],
};

export const decided: Of<"decided"> = {
  kind: "decided",
  decision: card,
  markdown,
  file: "WM-7.md",
  buttons: [
    { label: "Show WM-7", act: { kind: "log", words: "show WM-7" } },
    { label: "Decide it anew", act: { kind: "restart" } },
  ],
};

export const decision: Of<"decision"> = {
  kind: "decision",
  decision: card,
  markdown,
  file: "WM-7.md",
  preview: false,
  buttons: [{ label: "Replay", act: { kind: "log", words: "replay WM-7" } }],
};

export const decisions: Of<"decisions"> = {
  kind: "decisions",
  title: "Decisions",
  items: [card, { ...card, id: "WM-2", title: "Customer portal on Flask", status: "superseded", reviewOn: null }],
  buttons: [{ label: "Older ones", act: { kind: "log", words: "list after WM-2" } }],
};

export const brief: Of<"brief"> = {
  kind: "brief",
  title: "In brief, for Grace",
  lines: ["Django, clearly ahead.", "Nothing is left to find out."],
  buttons: [],
};

/** What can be chosen beside the recommendation. */
export const deciding: NonNullable<Of<"recommendation">["deciding"]> = {
  on: "abc",
  decider: "Grace",
  options: [
    { id: "django", name: "Django" },
    { id: "flask", name: "Flask" },
    { id: null, name: "None of these options" },
  ],
  reasons: [{ id: "people", label: "Our people know it better" }],
};
