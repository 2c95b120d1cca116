import { toDay } from "../to-day.ts";
import { createBecause } from "./because.ts";
import type { Decision } from "./decision.ts";
import type { DecisionRecord } from "./decision-record.ts";
import { escapeMarkdown as md, yamlString } from "./markdown.ts";
import { OVERRIDE_REASONS, REVERSIBILITY_WORDS } from "./override-words.ts";
import { citedHere, citedOnce, recordSources } from "./record-sources.ts";

export interface MadrOptions {
  /** How a superseded or superseding decision is linked there, as Markdown, by its `WM-n`. */
  readonly linkOf?: ((id: string) => string | undefined) | undefined;
  /** The draft is not final yet. */
  readonly preview?: boolean | undefined;
}

/** The record as MADR 4 Markdown with front matter (https://adr.github.io/madr); one written elsewhere as it was written. Pure: the same decision, the same bytes. */
export function madr(decision: Decision, options: MadrOptions = {}): string {
  const { record, adopted } = decision;
  if (adopted !== undefined)
    return `${[adoptedText(adopted.markdown), ...amendments(decision, options)].join("\n\n")}\n`;
  const parts = [
    frontMatter(decision, options),
    `# ${md(decision.title)}`,
    ...(record === undefined ? [] : context(decision, record, options)),
    outcome(decision, options),
    ...(record === undefined ? [] : [prosAndCons(record), ...moreInformation(decision, record)]),
    ...amendments(decision, options),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Without what acts on a terminal or turns the direction of words; everything else stays. */
function adoptedText(markdown: string): string {
  return markdown
    .replace(/[\p{Zl}\p{Zp}]/gu, "\n")
    .replace(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu, "")
    .trim();
}

function frontMatter(decision: Decision, { preview, linkOf }: MadrOptions): string {
  const { status, supersededBy, ratifiedAt, ratifiedBy, consulted, participants, record } = decision;
  const people = new Map(
    (record?.answers ?? []).flatMap(({ given }) => given.map(({ by }) => [by.id, by.name] as const)),
  );
  const link = supersededBy === undefined ? undefined : (linkOf?.(supersededBy) ?? supersededBy);
  const said = preview ? "proposed" : link === undefined ? status : `superseded by ${link}`;
  const heard = consulted.map(({ name, heard: was }) => (was ? name : `${name} (not heard)`));
  const informed = participants.flatMap((id) => (id === ratifiedBy.id ? [] : (people.get(id) ?? [])));
  return [
    "---",
    `status: ${yamlString(said)}`,
    `date: ${toDay(ratifiedAt)}`,
    `decision-makers: ${yamlList([ratifiedBy.name])}`,
    `consulted: ${yamlList(heard)}`,
    `informed: ${yamlList(informed.filter((name) => !consulted.some((one) => one.name === name)))}`,
    ...(preview ? [] : [`waymark: ${yamlString(decision.id)}`, `waymark-interview: ${yamlString(decision.sessionId)}`]),
    "---",
  ].join("\n");
}

function yamlList(names: readonly string[]): string {
  return `[${names.map(yamlString).join(", ")}]`;
}

function context({ supersedes }: Decision, record: DecisionRecord, { linkOf }: MadrOptions): string[] {
  const said = record.context.map(({ author, text }) => `> ${md(text)}\n>\n> ${md(author.name)}`);
  const answers = record.answers.map(({ text, given }) => {
    const people = given.map(
      ({ by, label, note }) => `${md(label)} (${md(by.name)})${note === undefined ? "" : `: “${md(note)}”`}`,
    );
    return `* ${md(text)} ${people.join("; ")}`;
  });
  const weighed = record.weighed === undefined ? [] : [md(record.weighed)];
  return [
    "## Context and Problem Statement",
    `We were deciding ${md(record.deciding)}. ${md(record.startedBy.name)} began it on ${toDay(record.startedAt)}.${supersedes === undefined ? "" : ` It takes the place of ${linkOf?.(supersedes) ?? supersedes}.`}`,
    ...(said.length === 0 ? [] : ["In the team's own words:", said.join("\n\n")]),
    "## Decision Drivers",
    answers.length === 0 ? "Nothing was answered." : answers.join("\n"),
    ...weighed,
    "## Considered Options",
    record.options.map(({ name }) => `* ${md(name)}`).join("\n"),
  ];
}

function outcome(decision: Decision, { linkOf }: MadrOptions): string {
  const { record, override, outcome: chosen, supersedes } = decision;
  const verdict = record === undefined ? "" : ` The recommendation was: ${md(record.recommendation.verdict)}`;
  const why =
    override === undefined
      ? `Chosen option: “${md(chosen)}”, as recommended.${verdict}`
      : `Chosen option: “${md(chosen)}”, against the recommendation.${verdict}\n\nReason of the override: ${OVERRIDE_REASONS[override.reason].toLowerCase()}.${override.note === "" ? "" : ` “${md(override.note)}”`}`;
  const certainty = record === undefined ? [] : [md(record.recommendation.settled), md(record.recommendation.robust)];
  const notes = [record?.recommendation.provisional, record?.recommendation.stakes].flatMap((one) =>
    one == null ? [] : [md(one)],
  );
  return [
    "## Decision Outcome",
    why,
    ...certainty,
    ...notes,
    ...(supersedes === undefined ? [] : [`Supersedes ${linkOf?.(supersedes) ?? supersedes}.`]),
    "### Consequences",
    consequences(decision),
    "### Confirmation",
    confirmation(decision),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What speaks for the recommended option is good where it was taken, and what is given up where it was not. */
function consequences({ record, override, reversibility, firstUse }: Decision): string {
  const { reasons = [], caveats = [] } = record?.recommendation ?? {};
  const because = record === undefined ? String : createBecause(record);
  const taken = override === undefined;
  const lines = [
    ...reasons.map(
      (cited) =>
        `* ${(cited.side === "for") === taken ? "Good" : "Bad"}, because ${md(because(cited.text))}${citedHere(cited)}`,
    ),
    ...caveats.map((cited) => `* Neutral: ${md(cited.text)}${citedHere(cited)}`),
    ...(reversibility === undefined ? [] : [`* ${REVERSIBILITY_WORDS[reversibility]}.`]),
    ...(firstUse === undefined ? [] : [`* First production use is expected on ${firstUse}.`]),
  ];
  return lines.length === 0 ? "None were written down." : lines.join("\n");
}

function confirmation({ tripwire, findOuts, review, ratifiedBy }: Decision): string {
  const where = tripwire?.where === undefined ? "" : ` Where to look: ${md(tripwire.where)}.`;
  const open = findOuts.map(({ words, owner, dueOn }) => {
    const who = [owner === undefined ? "" : md(owner), dueOn === undefined ? "" : `by ${dueOn}`]
      .filter(Boolean)
      .join(", ");
    return `* To find out: ${md(words)}${who === "" ? "" : ` (${who})`}`;
  });
  return [
    tripwire === undefined
      ? "Nobody said what would be seen first if this was wrong."
      : `What would be seen first if this was wrong: ${md(tripwire.words)}${/[.!?]$/.test(tripwire.words) ? "" : "."}${where}`,
    ...(open.length === 0 ? [] : [open.join("\n")]),
    review.nextOn === null ? "" : `${md(ratifiedBy.name)} looks at it again on ${review.nextOn}.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function prosAndCons(record: DecisionRecord): string {
  const because = createBecause(record);
  const each = record.options.map((option) => {
    const lines = [
      ...option.for.map((cited) => `* Good, because ${md(because(cited.text))}${citedOnce(cited, record)}`),
      ...option.against.map((cited) => `* Bad, because ${md(because(cited.text))}${citedOnce(cited, record)}`),
    ];
    const out = option.out === undefined ? "" : `\n\nOut of the question: ${md(option.out)}`;
    return `### ${md(option.name)}\n\n${md(option.summary)}${out}${lines.length === 0 ? "" : `\n\n${lines.join("\n")}`}`;
  });
  return ["## Pros and Cons of the Options", ...each].join("\n\n");
}

/** What is forgotten elsewhere at somebody's wish stays here, which they are told. */
const KEPT = "What people said stands here under their names, and stays when they have everything else forgotten.";

function moreInformation({ receipt, sessionId }: Decision, record: DecisionRecord): string[] {
  const flips = [
    ...record.flips.map(({ text }) => `* ${md(text)}`),
    ...(record.priority === null ? [] : [`* ${md(record.priority)}`]),
  ];
  const { ignoreWhen } = record;
  return [
    "## More Information",
    KEPT,
    ...(flips.length === 0 ? [] : ["### What would change it", flips.join("\n")]),
    ...(ignoreWhen === undefined
      ? []
      : ["### What would make us ignore it", `“${md(ignoreWhen.text)}” (${md(ignoreWhen.author.name)})`]),
    ...recordSources(record),
    ...(receipt === undefined ? [] : ["### Receipt", receiptLines(receipt, sessionId)]),
  ];
}

function receiptLines({ pack, house, engine, day, hash }: NonNullable<Decision["receipt"]>, session: string): string {
  return [
    `* Pack ${pack.id} ${pack.version}, SHA-256 ${pack.hash}`,
    ...(house === undefined ? [] : [`* House rules, SHA-256 ${house.hash}`]),
    `* Engine ${engine}, evidence as of ${day}`,
    `* Assessment, SHA-256 ${hash}`,
    `* Interview ${session}`,
  ].join("\n");
}

function amendments({ entries, supersededBy }: Decision, { linkOf }: MadrOptions): string[] {
  if (entries.length === 0) return [];
  const link = supersededBy === undefined ? undefined : linkOf?.(supersededBy);
  const lines = entries.map(({ at, by, kind, text }) => {
    const words = kind === "superseded" && link !== undefined ? `Superseded by ${link}.` : md(text);
    return `* ${toDay(at)}${by === null ? "" : `, ${md(by.name)}`}: ${words}`;
  });
  return ["## Amendments", lines.join("\n")];
}
