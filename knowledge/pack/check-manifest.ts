import type { Checker } from "./checker.ts";
import type { Entry } from "./parts.ts";
import type { Manifest, Option } from "./schema.ts";

/** Checks what pack.yaml refers to: options among themselves, the root question, the checklist. */
export function checkManifest(entry: Entry<Manifest>, check: Checker): void {
  const { options, root, checklist } = entry.value;
  const at = (option: Option) => ["options", options.indexOf(option)] as const;
  check.unique(options.map((value) => ({ ...entry, value, path: [...entry.path, ...at(value)] })));
  for (const option of options) {
    if (option.id === "none") check.report(entry, [...at(option), "id"], '"none" is reserved for "none of these fits"');
    checkBase(entry, option, options, check);
    checkBlock(entry, option, check);
  }
  if (root !== undefined) check.id(entry, ["root"], "questions", root);
  for (const [index, item] of (checklist?.items ?? []).entries()) {
    const path = ["checklist", "items", index] as const;
    check.id(entry, [...path, "question"], "questions", item.question);
    check.choice(entry, [...path, "choice"], item.question, item.choice);
    if (item.question === root)
      check.report(entry, [...path, "question"], "the root question is asked first; take it off the checklist");
    const same = checklist?.items.findIndex(
      (other) => other.question === item.question && other.choice === item.choice,
    );
    if (same !== index) check.report(entry, path, "this choice is on the checklist twice; keep one");
  }
}

function checkBase(entry: Entry<Manifest>, option: Option, options: readonly Option[], check: Checker): void {
  const path = ["options", options.indexOf(option)] as const;
  if (option.buildsOn === undefined) {
    for (const key of ["split", "collapse", "block"] as const)
      if (option[key] !== undefined)
        check.report(entry, [...path, key], "only for an option with `buildsOn`; remove it or add `buildsOn`", "key");
    return;
  }
  check.id(entry, [...path, "buildsOn"], "options", option.buildsOn);
  const passed = new Set<string>();
  let base: Option | undefined = option;
  while (base?.buildsOn !== undefined && !passed.has(base.id)) {
    passed.add(base.id);
    const next: string = base.buildsOn;
    base = options.find((other) => other.id === next);
  }
  if (base && passed.has(option.id) && base.id === option.id)
    check.report(entry, [...path, "buildsOn"], `goes in a circle: ${[...passed, option.id].join(" -> ")}`);
}

function checkBlock(entry: Entry<Manifest>, option: Option, check: Checker): void {
  const path = ["options", entry.value.options.indexOf(option), "block"] as const;
  if (!option.block) return;
  check.ids(entry, [...path, "questions"], "questions", option.block.questions);
  check.ids(entry, [...path, "rules"], "rules", option.block.rules);
  for (const [index, cell] of option.block.choices.entries()) {
    const [question = "", choice = "", ...rest] = cell.split(".");
    if (choice === "" || rest.length > 0)
      check.report(entry, [...path, "choices", index], `"${cell}" must be written question.choice`);
    else {
      check.id(entry, [...path, "choices", index], "questions", question);
      check.choice(entry, [...path, "choices", index], question, choice);
    }
  }
}
