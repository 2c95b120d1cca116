import type { OutgoingReply, Reply } from "../../../../src/conversation/reply.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Button = Of<"review-due">["buttons"][number];

const grace = { id: "U02GRACE", name: "Grace" };
const press = (label: string, words: string): Button => ({ label, act: { kind: "review", words } });

const reviewDue: Of<"review-due"> = {
  kind: "review-due",
  decision: "WM-7",
  title: "Customer portal on Django",
  outcome: "Django",
  owner: grace,
  decidedOn: "2026-11-27",
  due: "Monday 29 March 2027, 10:00 (Europe/Berlin)",
  why: "Evidence it rests on has changed or expired: it may need re-justifying.",
  sections: [
    { label: "To find out", lines: ["Is any of the data audited? Linus was to find out by 2027-01-15."] },
    {
      label: "First sign that it was wrong",
      lines: ["More than five hand-made admin screens by June (where to look: the back office board)"],
    },
    {
      label: "What it rests on",
      lines: [
        "Besides end users, who must look up and correct records by hand? You said: Non-developers, every week: lists, search, edit.",
        "Who will change this code a year from now? Ada said: One team, two to six people; Linus said: One person.",
      ],
    },
    {
      label: "Our evidence changed",
      lines: [
        "Due to be checked again since 2027-02-01: The long-term support release gets security fixes until April 2028.",
        "With your answers from then it still comes to Django.",
      ],
    },
  ],
  result: null,
  buttons: [
    press("Still right", "still right"),
    press("Something changed", "something changed"),
    press("Snooze 1 week", "snooze 1 week"),
    press("Snooze 1 month", "snooze 1 month"),
    press("Not mine", "not mine"),
    press("Stop", "stop reviews"),
  ],
};

/** Of a record written elsewhere, whose owner is known by name only; somebody asked for it. */
const adopted: Of<"review-due"> = {
  ...reviewDue,
  owner: { id: "adopted:tim ek", name: "Tim Ek" },
  askedBy: "Ada",
  why: null,
  sections: [
    {
      label: "Whose it is",
      lines: [
        "The record names Tim Ek; I know the name only, so nobody was told. If it is yours, press “I answer for it”; from then on I ask you.",
      ],
    },
  ],
  buttons: [
    press("I answer for it", "i answer for it"),
    ...reviewDue.buttons.slice(0, 4),
    press("Stop", "stop reviews"),
  ],
};

/** Once it is gone through, what it comes to is no longer one click. */
const walked: Of<"review-due"> = { ...reviewDue, why: null, buttons: reviewDue.buttons.slice(2) };

const reviewed: Of<"review-due"> = { ...reviewDue, result: "Answers changed by Grace, 2027-03-30.", buttons: [] };

const reviewItem: Of<"review-item"> = {
  kind: "review-item",
  text: "Besides end users, who must look up and correct records by hand?",
  detail: "You said: Non-developers, every week: lists, search, edit.",
  answer: null,
  buttons: [
    press("Still true", "say answer:backoffice same"),
    press("Developers or support, now and then", "say answer:backoffice support"),
    press("Staff, but in screens built around their process", "say answer:backoffice screens"),
    press("Nobody", "say answer:backoffice nobody"),
    press("Nothing else changed", "nothing else changed"),
  ],
};

const reviewItemAnswered: Of<"review-item"> = {
  ...reviewItem,
  text: "To find out: Is any of the data audited?",
  detail: "Linus was to find out by 2027-01-15.",
  answer: { label: "Not known yet", by: "Grace" },
  buttons: [],
};

const reviewResult: Of<"review-result"> = {
  kind: "review-result",
  title: "WM-7: answers changed by Grace",
  lines: [
    "Besides end users, who must look up and correct records by hand? Then: Non-developers, every week: lists, search, edit. Now: Nobody.",
    "The recommendation stays what it was: Django.",
    "Next look: 2027-06-28.",
  ],
  hindsight: { text: "Was it right so far?", answer: null },
  buttons: [
    press("Yes", "yes"),
    press("Mixed", "mixed"),
    press("No", "no"),
    press("Decide it anew", "decide it anew"),
    { label: "Show WM-7", act: { kind: "log", words: "show WM-7" } },
  ],
};

const digest: Of<"digest"> = {
  kind: "digest",
  title: "Decisions to look at",
  text: "1 of 3 done. “Still right” is all it takes where nothing changed. “Look at it” shows here what a decision rests on.",
  items: [
    {
      decision: "WM-7",
      title: "Customer portal on Django",
      owner: grace,
      lines: ["Django. Grace answers for it.", "Due Monday 29 March 2027, 10:00 (Europe/Berlin)."],
      buttons: [press("Still right", "WM-7 still right"), press("Look at it", "WM-7 look")],
    },
    {
      decision: "WM-4",
      title: "Webhooks as a service of their own",
      owner: { id: "U01LINUS", name: "Linus" },
      lines: [
        "Django core with Flask services. Linus answers for it.",
        "Asked before, still open: due since Monday 1 March 2027, 10:00 (Europe/Berlin).",
      ],
      buttons: [press("Still right", "WM-4 still right"), press("Look at it", "WM-4 look")],
    },
    {
      decision: "WM-2",
      title: "Reports from a read replica",
      owner: { id: "U01LINUS", name: "Linus" },
      lines: ["Read replica."],
      done: "Put off to 2027-05-03 by Linus, 2027-03-30.",
      buttons: [],
    },
  ],
};

export const schedule: Of<"schedule"> = {
  kind: "schedule",
  lines: [
    "Understood: every month on the first Monday at 10:00, Europe/Berlin.",
    "That is one message about all that falls due. Next: Monday 5 April 2027, 10:00 (Europe/Berlin); none comes where nothing is due.",
    "Working time here: Monday-Friday, 09:00-17:00, asked at 10:00, Europe/Berlin, no holidays.",
    "Change it with `schedule every 6 weeks`, `schedule monthly first monday 10:00`, `schedule zone Europe/Berlin`, `schedule hours 9-17`, `schedule days monday-friday`, `schedule holidays 2026-12-25`, `schedule off`.",
  ],
  picks: [
    {
      id: "often",
      label: "How often",
      choices: [
        { value: "weekly", label: "Every week" },
        { value: "monthly first", label: "Every month, the first" },
      ],
      current: "monthly first",
    },
    { id: "day", label: "Day", choices: [{ value: "monday", label: "Monday" }], current: "monday" },
    { id: "time", label: "Time (Europe/Berlin)", choices: [{ value: "10:00", label: "10:00" }], current: "10:00" },
  ],
  buttons: [{ label: "No digest", act: { kind: "log", words: "schedule off" } }],
};

/** Decisions looked at again, as states of a thread. */
export const health: Of<"brief"> = {
  kind: "brief",
  title: "Reviews: whether they arrive",
  lines: [
    "Last looked for what is due: Friday 27 November 2026, 14:05 (Europe/Berlin).",
    "Due since Friday 27 November 2026, 10:00 (Europe/Berlin): WM-7, a look",
    "Next: Monday 7 December 2026, 10:00 (Europe/Berlin): the digest of this channel",
    "Given up Monday 23 November 2026, 11:04 (Europe/Berlin): WM-2, a look, due Monday 23 November 2026, 10:00 (Europe/Berlin). Nobody could be written to. (8 attempts)",
  ],
  buttons: [],
};

export const looks = (thread: (...replies: Reply[]) => OutgoingReply[]) => ({
  review: { replies: thread(reviewDue) },
  "review-adopted": { replies: thread(adopted) },
  "review-walk": { replies: thread(walked, reviewItemAnswered, reviewItem) },
  reviewed: { replies: thread(reviewed, reviewItemAnswered, reviewResult), remarks: [schedule] },
  digest: { replies: thread(digest) },
});
